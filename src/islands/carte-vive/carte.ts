import { creer } from '#charts/element.ts';
import { LARGEUR } from '#charts/theme.ts';
import { trame } from '#charts/trames.ts';
import { HORS_CLASSE } from '#domain/classes.ts';
import type { Position } from '#geometry/projection.ts';
import { boite, milieu } from './chemins.ts';
import type { FondCarte } from './fond-carte.ts';

/** Prefix of the hatchings of the live map: legends in HTML point to them. */
export const ID_TRAMES = 'vive';
const VIDES: readonly string[] = HORS_CLASSE;

export interface Cercle {
  readonly code: string;
  readonly rayon: number;
  /** A real zero is a ring, a missing value a cross: neither is nothing at all. */
  readonly forme: 'disque' | 'zero' | 'absent';
}

const groupe = (classe: string, enfants: readonly Element[] = []): SVGGElement =>
  creer(document, 'g', { class: classe }, enfants) as SVGGElement;

const dessinDuCercle = ({ rayon, forme }: Cercle): SVGElement =>
  forme === 'absent'
    ? creer(document, 'path', { class: 'cercle absent', d: 'M-2-2l4,4m0,-4l-4,4' })
    : creer(document, 'circle', { class: `cercle ${forme}`, r: rayon });

/** The map of the page, made alive: `bati` is the drawing of the build, whose insets are kept. */
export class CarteVive {
  readonly svg: SVGSVGElement;
  /** The layer that zoom moves. */
  readonly mobile: SVGGElement;
  private readonly territoires = groupe('territoires');
  private readonly frontieres = groupe('frontieres');
  private readonly encarts = groupe('encarts');
  private readonly cercles = groupe('cercles');
  private readonly dessus = groupe('dessus');
  private readonly mise = creer(document, 'g', {}, [this.territoires, this.frontieres, this.encarts, this.dessus]);
  private readonly textes: readonly Element[];
  private readonly hauteurNationale: number;
  private readonly chemins = new Map<string, SVGPathElement>();
  private readonly peintes = new Map<string, string>();
  private centresDesBoites: ReadonlyMap<string, Position> | null = null;
  private survole: string | null = null;
  /** The base map drawn now. */
  fond: FondCarte | null = null;
  /** Units of the drawing in one unit of the base map. */
  echelle = 1;
  hauteur: number;

  constructor(bati: SVGSVGElement) {
    this.textes = [...bati.querySelectorAll('text')].map((t) => t.cloneNode(true) as Element);
    this.encarts.append(...[...bati.querySelectorAll('rect.cadre')].map((r) => r.cloneNode(true)));
    this.mobile = groupe('mobile', [this.mise, this.cercles, ...this.textes]);
    const trames = HORS_CLASSE.map((e) => trame(document, ID_TRAMES, e, true, 1));
    this.svg = creer(document, 'svg', { class: 'graphique carte-vive' }, [...trames, this.mobile]) as SVGSVGElement;
    this.hauteurNationale = Number(bati.getAttribute('viewBox')?.split(' ')[3] ?? LARGEUR);
    this.hauteur = this.hauteurNationale;
  }

  /** A point in the middle of the box of each territory. */
  places(): ReadonlyMap<string, Position> {
    this.centresDesBoites ??= new Map([...(this.fond?.contours ?? [])].map(([code, d]) => [code, milieu(boite(d))]));
    return this.centresDesBoites;
  }

  chemin(code: string): SVGPathElement | undefined {
    return this.chemins.get(code);
  }

  /** Another level: paths are made anew. The one already drawn costs nothing. */
  poser(fond: FondCarte): void {
    if (fond === this.fond) return;
    [this.fond, this.centresDesBoites, this.survole] = [fond, null, null];
    this.cadrer(fond);
    this.chemins.clear();
    this.peintes.clear();
    for (const [code, d] of fond.contours)
      this.chemins.set(code, creer(document, 'path', { d, 'data-code': code, tabindex: '-1' }) as SVGPathElement);
    this.territoires.replaceChildren(...this.chemins.values());
    this.frontieres.replaceChildren(creer(document, 'path', { class: 'maille', d: fond.maille }));
    for (const national of [this.encarts, ...this.textes]) national.toggleAttribute('hidden', !fond.national);
    this.cercles.replaceChildren();
    this.dessus.replaceChildren();
  }

  private cadrer({ viewBox: [, , l, h], national }: FondCarte): void {
    this.echelle = LARGEUR / l;
    this.hauteur = national ? this.hauteurNationale : h * this.echelle;
    this.svg.setAttribute('viewBox', `0 0 ${LARGEUR} ${Math.round(this.hauteur)}`);
    this.mise.setAttribute('transform', `scale(${this.echelle.toFixed(5)})`);
    for (const t of HORS_CLASSE)
      this.svg.querySelector(`#${ID_TRAMES}-${t}`)?.setAttribute('patternTransform', `scale(${(1 / this.echelle).toFixed(2)})`);
  }

  /** Colours only: each path changes its class when it has another one. */
  peindre(cles: ReadonlyMap<string, string>): void {
    for (const [code, chemin] of this.chemins) {
      const cle = cles.get(code) ?? 'indisponible';
      if (this.peintes.get(code) === cle) continue;
      this.peintes.set(code, cle);
      const vide = VIDES.includes(cle);
      chemin.setAttribute('class', vide ? 'vide' : cle);
      if (vide) chemin.setAttribute('fill', `url(#${ID_TRAMES}-${cle})`);
      else chemin.removeAttribute('fill');
    }
  }

  cercler(cercles: readonly Cercle[], centres: ReadonlyMap<string, Position>): void {
    const k = this.echelle;
    // the largest underneath, so that none hides another; around its own origin, so that a shape keeps its size while the map grows
    const formes = cercles
      .toSorted((a, b) => b.rayon - a.rayon)
      .flatMap((cercle) => {
        const p = centres.get(cercle.code);
        if (p === undefined) return [];
        const transform = `translate(${(p[0] * k).toFixed(1)},${(p[1] * k).toFixed(1)})`;
        return [creer(document, 'g', { transform }, [dessinDuCercle(cercle)])];
      });
    this.cercles.replaceChildren(...formes);
  }

  private contour(classe: string, code: string | null): SVGElement | null {
    const d = code === null ? undefined : this.fond?.contours.get(code);
    this.dessus.querySelectorAll(`.${classe}`).forEach((e) => e.remove());
    return d === undefined ? null : creer(document, 'path', { class: classe, d });
  }

  survoler(code: string | null): void {
    if (code === this.survole) return;
    this.survole = code;
    const trait = this.contour('survol', code);
    if (trait !== null) this.dessus.append(trait);
  }

  choisir(code: string | null): void {
    const [dessous, trait] = [this.contour('pourtour', code), this.contour('courant', code)];
    if (dessous !== null && trait !== null) this.dessus.prepend(dessous, trait);
  }
}
