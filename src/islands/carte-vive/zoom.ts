import { select } from 'd3-selection';
import 'd3-transition';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from 'd3-zoom';
import { LARGEUR } from '#charts/theme.ts';
import { ETENDUE, ZOOM_MAX } from '#domain/etat-atlas.ts';
import type { Bbox } from '#geometry/projection.ts';
import type { CarteVive } from './carte.ts';

export interface ZoomLibre {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

type Evenement = D3ZoomEvent<SVGSVGElement, unknown>;

const DUREE = 350;
const MARGE = 0.88;

/** Zoom and pan by wheel with Ctrl, drag, pinch, buttons and keys; loaded when the reader first reaches for the map. */
export class Cadreur {
  private readonly carte: CarteVive;
  private readonly surFin: (z: ZoomLibre | null) => void;
  private readonly racine;
  private readonly comportement = zoom<SVGSVGElement, unknown>();
  private readonly calme = matchMedia('(prefers-reduced-motion: reduce)').matches;
  private etat: ZoomTransform = zoomIdentity;

  constructor(carte: CarteVive, surFin: (z: ZoomLibre | null) => void) {
    [this.carte, this.surFin] = [carte, surFin];
    this.racine = select<SVGSVGElement, unknown>(carte.svg);
    this.comportement
      .scaleExtent([1, ZOOM_MAX])
      .extent(() => this.cadre())
      .translateExtent(this.cadre())
      .filter((e: Event) => this.accepter(e))
      .on('zoom', (e: Evenement) => this.appliquer(e.transform))
      .on('end', (e: Evenement) => {
        if (e.sourceEvent !== null) this.surFin(this.libre());
      });
    this.racine.call(this.comportement);
  }

  private cadre(): [[number, number], [number, number]] {
    return [
      [0, 0],
      [LARGEUR, this.carte.hauteur],
    ];
  }

  /** One finger scrolls the page until the map is enlarged; the wheel alone scrolls it always. */
  private accepter(e: Event): boolean {
    if (e instanceof WheelEvent) return e.ctrlKey || e.metaKey;
    if (typeof TouchEvent !== 'undefined' && e instanceof TouchEvent) return e.touches.length > 1 || this.etat.k > 1;
    return !(e instanceof MouseEvent) || e.button === 0;
  }

  private appliquer(transform: ZoomTransform): void {
    this.etat = transform;
    this.carte.mobile.setAttribute('transform', transform.toString());
    this.carte.svg.style.setProperty('--k', transform.k.toFixed(3));
    this.carte.svg.classList.toggle('zoomee', transform.k > 1);
  }

  private libre(): ZoomLibre | null {
    const { etat, carte } = this;
    if (etat.k < 1.01) return null;
    const [x, y] = etat.invert([LARGEUR / 2, carte.hauteur / 2]);
    const borner = (v: number) => Math.min(Math.max(Math.round(v / carte.echelle), 0), ETENDUE);
    return { k: Math.round(etat.k * 100) / 100, x: borner(x), y: borner(y) };
  }

  private aller(t: ZoomTransform): void {
    // the height changes from a level to another
    this.comportement.translateExtent(this.cadre());
    if (this.calme) this.racine.call((s) => this.comportement.transform(s, t));
    else
      this.racine
        .transition()
        .duration(DUREE)
        .call((s) => this.comportement.transform(s, t));
  }

  /** With this point of the base map in the middle. */
  private centrer(k: number, x: number, y: number): void {
    const { echelle, hauteur } = this.carte;
    const milieu = zoomIdentity.translate(LARGEUR / 2, hauteur / 2);
    this.aller(milieu.scale(k).translate(-x * echelle, -y * echelle));
  }

  private parGeste(agir: () => void): void {
    this.racine.interrupt();
    agir();
    this.surFin(this.libre());
  }

  /** All of the map. */
  rendre(): void {
    this.aller(zoomIdentity);
  }

  cadrerBoite([x0, y0, x1, y1]: Bbox): void {
    const { echelle: e, hauteur } = this.carte;
    const k = MARGE * Math.min(LARGEUR / ((x1 - x0) * e), hauteur / ((y1 - y0) * e));
    this.centrer(Math.min(Math.max(k, 1), ZOOM_MAX), (x0 + x1) / 2, (y0 + y1) / 2);
  }

  cadrerLibre({ k, x, y }: ZoomLibre): void {
    this.centrer(k, x, y);
  }

  grossir(facteur: number): void {
    this.parGeste(() => this.comportement.scaleBy(this.racine, facteur));
  }

  deplacer(dx: number, dy: number): void {
    this.parGeste(() => this.comportement.translateBy(this.racine, dx / this.etat.k, dy / this.etat.k));
  }

  /** Brings a point of the base map into view when it is out of it. */
  montrer([x, y]: readonly [number, number]): void {
    const { echelle, hauteur } = this.carte;
    const [px, py] = this.etat.apply([x * echelle, y * echelle]);
    const dedans = px > 0 && py > 0 && px < LARGEUR && py < hauteur;
    if (!dedans) this.centrer(this.etat.k, x, y);
  }
}
