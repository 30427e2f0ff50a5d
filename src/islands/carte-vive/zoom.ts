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

export interface Cadreur {
  /** All of the map. */
  readonly rendre: () => void;
  readonly cadrerBoite: (boite: Bbox) => void;
  readonly cadrerLibre: (z: ZoomLibre) => void;
  readonly grossir: (facteur: number) => void;
  readonly deplacer: (dx: number, dy: number) => void;
  /** Brings a point of the base map into view when it is out of it. */
  readonly montrer: (point: readonly [number, number]) => void;
}

const DUREE = 350;
const MARGE = 0.88;

/** Zoom and pan by wheel with Ctrl, drag, pinch, buttons and keys; loaded when the reader first reaches for the map. */
export function creerCadreur(carte: CarteVive, surFin: (z: ZoomLibre | null) => void): Cadreur {
  const racine = select<SVGSVGElement, unknown>(carte.svg);
  const calme = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let etat: ZoomTransform = zoomIdentity;

  const libre = (t: ZoomTransform): ZoomLibre | null => {
    if (t.k < 1.01) return null;
    const [x, y] = t.invert([LARGEUR / 2, carte.hauteur() / 2]);
    const borner = (v: number) => Math.min(Math.max(Math.round(v / carte.echelle()), 0), ETENDUE);
    return { k: Math.round(t.k * 100) / 100, x: borner(x), y: borner(y) };
  };

  const comportement = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, ZOOM_MAX])
    .extent(() => [
      [0, 0],
      [LARGEUR, carte.hauteur()],
    ])
    .translateExtent([
      [0, 0],
      [LARGEUR, carte.hauteur()],
    ])
    // one finger scrolls the page until the map is enlarged; the wheel alone scrolls it always
    .filter((e: Event) => {
      if (e instanceof WheelEvent) return e.ctrlKey || e.metaKey;
      if (typeof TouchEvent !== 'undefined' && e instanceof TouchEvent) return e.touches.length > 1 || etat.k > 1;
      return !(e instanceof MouseEvent) || e.button === 0;
    })
    .on('zoom', (e: D3ZoomEvent<SVGSVGElement, unknown>) => {
      etat = e.transform;
      carte.mobile.setAttribute('transform', etat.toString());
      carte.svg.style.setProperty('--k', etat.k.toFixed(3));
      carte.svg.classList.toggle('zoomee', etat.k > 1);
    })
    .on('end', (e: D3ZoomEvent<SVGSVGElement, unknown>) => {
      if (e.sourceEvent !== null) surFin(libre(etat));
    });
  racine.call(comportement);

  const aller = (t: ZoomTransform): void => {
    // the height changes from a level to another
    comportement.translateExtent([
      [0, 0],
      [LARGEUR, carte.hauteur()],
    ]);
    if (calme) racine.call((s) => comportement.transform(s, t));
    else
      racine
        .transition()
        .duration(DUREE)
        .call((s) => comportement.transform(s, t));
  };
  const centrer = (k: number, x: number, y: number): ZoomTransform =>
    zoomIdentity
      .translate(LARGEUR / 2, carte.hauteur() / 2)
      .scale(k)
      .translate(-x, -y);
  const parGeste = (agir: () => void): void => {
    racine.interrupt();
    agir();
    surFin(libre(etat));
  };

  return {
    rendre: () => aller(zoomIdentity),
    cadrerBoite: ([x0, y0, x1, y1]) => {
      const e = carte.echelle();
      const k = MARGE * Math.min(LARGEUR / ((x1 - x0) * e), carte.hauteur() / ((y1 - y0) * e));
      aller(centrer(Math.min(Math.max(k, 1), ZOOM_MAX), (e * (x0 + x1)) / 2, (e * (y0 + y1)) / 2));
    },
    cadrerLibre: ({ k, x, y }) => aller(centrer(k, x * carte.echelle(), y * carte.echelle())),
    grossir: (facteur) => parGeste(() => comportement.scaleBy(racine, facteur)),
    deplacer: (dx, dy) => parGeste(() => comportement.translateBy(racine, dx / etat.k, dy / etat.k)),
    montrer: ([x, y]) => {
      const [px, py] = etat.apply([x * carte.echelle(), y * carte.echelle()]);
      const dedans = px > 0 && py > 0 && px < LARGEUR && py < carte.hauteur();
      if (!dedans) aller(centrer(etat.k, x * carte.echelle(), y * carte.echelle()));
    },
  };
}
