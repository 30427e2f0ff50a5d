import { creer } from '#charts/element.ts';
import { LARGEUR } from '#charts/theme.ts';
import { trame } from '#charts/trames.ts';
import { ETATS_VIDES } from '#domain/classes.ts';
import type { Bbox, Position } from '#geometry/projection.ts';
import type { FondCarte } from './fond-carte.ts';
import { boite, milieu } from './chemins.ts';

const ID = 'vive';
const VIDES: readonly string[] = ETATS_VIDES;

export interface Cercle {
  readonly code: string;
  readonly rayon: number;
  /** A real zero is a ring, a missing value a cross: neither is nothing at all. */
  readonly forme: 'disque' | 'zero' | 'absent';
}

export interface CarteVive {
  readonly svg: SVGSVGElement;
  /** The layer that zoom moves. */
  readonly mobile: SVGGElement;
  /** Units of the drawing in one unit of the base map. */
  readonly echelle: () => number;
  readonly hauteur: () => number;
  readonly fond: () => FondCarte | null;
  readonly places: () => ReadonlyMap<string, Position>;
  readonly boiteDe: (code: string) => Bbox | null;
  readonly chemin: (code: string) => SVGPathElement | undefined;
  /** Another level: paths are made anew. The one already drawn costs nothing. */
  readonly poser: (fond: FondCarte) => void;
  /** Colours only: each path changes its class when it has another one. */
  readonly peindre: (cles: ReadonlyMap<string, string>) => void;
  readonly cercler: (cercles: readonly Cercle[], centres: ReadonlyMap<string, Position>) => void;
  readonly survoler: (code: string | null) => void;
  readonly choisir: (code: string | null) => void;
}

/** The map of the page, made alive: `bati` is the drawing of the build, whose insets are kept. */
export function creerCarte(bati: SVGSVGElement): CarteVive {
  const couche = (classe: string) => creer(document, 'g', { class: classe }) as SVGGElement;
  const [territoires, frontieres, encarts, cercles, dessus] = ['territoires', 'frontieres', 'encarts', 'cercles', 'dessus'].map(couche) as [
    SVGGElement,
    SVGGElement,
    SVGGElement,
    SVGGElement,
    SVGGElement,
  ];
  const mise = creer(document, 'g', {}, [territoires, frontieres, encarts, dessus]);
  const textes = [...bati.querySelectorAll('text')].map((t) => t.cloneNode(true) as Element);
  encarts.append(...[...bati.querySelectorAll('rect.cadre')].map((r) => r.cloneNode(true)));
  const mobile = creer(document, 'g', { class: 'mobile' }, [mise, cercles, ...textes]) as SVGGElement;
  const trames = ETATS_VIDES.map((e) => trame(document, ID, e, true, 1));
  const svg = creer(document, 'svg', { class: 'graphique carte-vive' }, [...trames, mobile]) as SVGSVGElement;
  const hauteurNationale = Number(bati.getAttribute('viewBox')?.split(' ')[3] ?? LARGEUR);

  const chemins = new Map<string, SVGPathElement>();
  const peintes = new Map<string, string>();
  let [fond, k, hauteur]: [FondCarte | null, number, number] = [null, 1, hauteurNationale];
  let places: ReadonlyMap<string, Position> | null = null;
  let survole: string | null = null;

  const poser = (nouveau: FondCarte): void => {
    if (nouveau === fond) return;
    [fond, places, survole] = [nouveau, null, null];
    const [, , l, h] = nouveau.viewBox;
    k = LARGEUR / l;
    hauteur = nouveau.national ? hauteurNationale : h * k;
    svg.setAttribute('viewBox', `0 0 ${LARGEUR} ${Math.round(hauteur)}`);
    mise.setAttribute('transform', `scale(${k.toFixed(5)})`);
    for (const t of ETATS_VIDES) svg.querySelector(`#${ID}-${t}`)?.setAttribute('patternTransform', `scale(${(1 / k).toFixed(2)})`);
    chemins.clear();
    peintes.clear();
    for (const [code, d] of nouveau.contours) {
      chemins.set(code, creer(document, 'path', { d, 'data-code': code, tabindex: '-1' }) as SVGPathElement);
    }
    territoires.replaceChildren(...chemins.values());
    frontieres.replaceChildren(creer(document, 'path', { class: 'maille', d: nouveau.maille }));
    encarts.toggleAttribute('hidden', !nouveau.national);
    for (const t of textes) t.toggleAttribute('hidden', !nouveau.national);
    cercles.replaceChildren();
    dessus.replaceChildren();
  };

  const peindre = (cles: ReadonlyMap<string, string>): void => {
    for (const [code, chemin] of chemins) {
      const cle = cles.get(code) ?? 'indisponible';
      if (peintes.get(code) === cle) continue;
      peintes.set(code, cle);
      const vide = VIDES.includes(cle);
      chemin.setAttribute('class', vide ? 'vide' : cle);
      if (vide) chemin.setAttribute('fill', `url(#${ID}-${cle})`);
      else chemin.removeAttribute('fill');
    }
  };

  const cercler = (liste: readonly Cercle[], centres: ReadonlyMap<string, Position>): void => {
    // the largest underneath, so that none hides another
    const formes = liste
      .toSorted((a, b) => b.rayon - a.rayon)
      .flatMap(({ code, rayon, forme }) => {
        const p = centres.get(code);
        if (p === undefined) return [];
        // around its own origin, so that a shape keeps its size while the map grows
        const trace =
          forme === 'absent'
            ? creer(document, 'path', { class: 'cercle absent', d: 'M-2-2l4,4m0,-4l-4,4' })
            : creer(document, 'circle', { class: `cercle ${forme}`, r: rayon });
        return [creer(document, 'g', { transform: `translate(${(p[0] * k).toFixed(1)},${(p[1] * k).toFixed(1)})` }, [trace])];
      });
    cercles.replaceChildren(...formes);
  };

  const contour = (classe: string, code: string | null) => {
    const d = code === null ? undefined : fond?.contours.get(code);
    dessus.querySelectorAll(`.${classe}`).forEach((e) => e.remove());
    return d === undefined ? null : creer(document, 'path', { class: classe, d });
  };
  const survoler = (code: string | null): void => {
    if (code === survole) return;
    survole = code;
    const trait = contour('survol', code);
    if (trait !== null) dessus.append(trait);
  };
  const choisir = (code: string | null): void => {
    const [dessous, trait] = [contour('pourtour', code), contour('courant', code)];
    if (dessous !== null && trait !== null) dessus.prepend(dessous, trait);
  };

  return {
    svg,
    mobile,
    echelle: () => k,
    hauteur: () => hauteur,
    fond: () => fond,
    places: () => (places ??= new Map([...(fond?.contours ?? [])].map(([code, d]) => [code, milieu(boite(d))]))),
    boiteDe: (code) => {
      const d = fond?.contours.get(code);
      return d === undefined ? null : boite(d);
    },
    chemin: (code) => chemins.get(code),
    poser,
    peindre,
    cercler,
    survoler,
    choisir,
  };
}
