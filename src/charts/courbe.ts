import { scaleLinear } from 'd3-scale';
import { ecrirePart } from '#lib/ecriture.ts';
import { INSECABLE, pourcent } from '#lib/format.ts';
import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { abreger } from './texte.ts';
import { INTERLIGNE, LARGEUR, type Ton } from './theme.ts';

/** A share at each whole number of kilometres, from 0 on. */
export interface Courbe {
  readonly nom: string;
  readonly parts: readonly number[];
  readonly ton: Ton;
  /** Lowest and highest share at each kilometre, drawn under the line. */
  readonly bande?: { readonly bas: readonly number[]; readonly haut: readonly number[] };
}

export interface OptionsCourbe extends OptionsGraphique {
  /** Distance that the figure is read at, in kilometres. */
  readonly repereKm: number;
  readonly largeur?: number;
  readonly hauteur?: number;
}

/** The share at a whole number of kilometres. Throws where the curve has none: no share is not a share of nobody. */
export function partA(parts: readonly number[], km: number): number {
  const part = parts[km];
  if (part === undefined || !Number.isFinite(part)) throw new RangeError(`no share at ${km} km: the curve has ${parts.length} points`);
  return part;
}

const HAUT = 22;
const BAS = 34;
const GAUCHE = 46;
const DROITE = 14;
const PAS_KM = 10;
const LARGEUR_NOM = 170;

/**
 * Shares that fall with the distance. The abscissas of 0 and of the last kilometre stand on the root (`data-courbe-x0`, `-x1`, `-km`), so that a
 * page that moves a cursor can mark its distance without knowing how the curve is drawn.
 */
export function dessinerCourbes(courbes: readonly Courbe[], options: OptionsCourbe): SVGSVGElement {
  const { document, largeur = LARGEUR, hauteur = 230, repereKm } = options;
  const km = Math.max(...courbes.map((c) => c.parts.length)) - 1;
  const x = scaleLinear([0, km], [GAUCHE, largeur - DROITE]);
  const y = scaleLinear([0, 100], [hauteur - BAS, HAUT]);
  const chemin = (points: readonly (readonly [number, number])[]) =>
    points.map(([a, b], k) => `${k === 0 ? 'M' : 'L'}${x(a).toFixed(1)},${y(b).toFixed(1)}`).join('');
  const serie = (valeurs: readonly number[]) => valeurs.map((v, d) => [d, v] as const);
  const svg = racine(options, largeur, hauteur, [
    ...graduations(document, x, y, km),
    ...courbes.flatMap(({ bande }) =>
      bande === undefined
        ? []
        : [
            creer(document, 'path', {
              class: 'bande',
              d: `${chemin(serie(bande.haut))}${chemin(serie(bande.bas).reverse()).replace('M', 'L')}Z`,
            }),
          ],
    ),
    ...repere(document, courbes, repereKm, x, y),
    ...courbes.map((c) => creer(document, 'path', { class: `ligne t-${c.ton}`, d: chemin(serie(c.parts)) })),
    ...etiquettes(document, courbes, repereKm, x, y),
  ]);
  svg.setAttribute('data-courbe-x0', String(x(0)));
  svg.setAttribute('data-courbe-x1', String(x(km)));
  svg.setAttribute('data-courbe-km', String(km));
  return svg;
}

type Echelle = (v: number) => number;

function graduations(document: Document, x: Echelle, y: Echelle, km: number): readonly SVGElement[] {
  const parts = [0, 25, 50, 75, 100];
  const kms = Array.from({ length: Math.floor(km / PAS_KM) + 1 }, (_, k) => k * PAS_KM);
  return [
    ...parts.map((p) => creer(document, 'line', { class: p === 0 ? 'base' : 'grille', x1: x(0), x2: x(km), y1: y(p), y2: y(p) })),
    ...parts.map((p) => texte(document, x(0) - 6, y(p) + 4, 'axe fin', pourcent(p, 0))),
    ...kms.map((d) =>
      texte(document, x(d), y(0) + INTERLIGNE, d === km ? 'axe fin' : 'axe milieu', d === km ? `${d}${INSECABLE}km` : `${d}`),
    ),
  ];
}

/** The distance read: a dotted line down to the axis. */
function repere(document: Document, courbes: readonly Courbe[], km: number, x: Echelle, y: Echelle): readonly SVGElement[] {
  const haut = Math.max(...courbes.map((c) => partA(c.parts, km)));
  return [creer(document, 'line', { class: 'rupture', x1: x(km), x2: x(km), y1: y(Math.min(100, haut + 22)), y2: y(0) })];
}

/** Name and share of each curve at the distance read, the highest above, none over another. */
function etiquettes(document: Document, courbes: readonly Courbe[], km: number, x: Echelle, y: Echelle): readonly SVGElement[] {
  let plancher = Infinity;
  return courbes
    .toSorted((a, b) => partA(a.parts, km) - partA(b.parts, km))
    .flatMap((c) => {
      const part = partA(c.parts, km);
      const place = Math.min(y(part) - 7, plancher - INTERLIGNE);
      plancher = place;
      const valeur = ecrirePart(part);
      const nom = courbes.length === 1 ? `à plus de ${km}${INSECABLE}km` : c.nom;
      return [
        creer(document, 'circle', { class: `plein t-${c.ton}`, cx: x(km), cy: y(part), r: 3.2 }),
        creer(document, 'text', { class: `halo t-${c.ton}`, x: x(km) + 7, y: place }, [
          creer(document, 'tspan', { class: 'fort' }, [valeur]),
          `${INSECABLE}${abreger(nom, LARGEUR_NOM)}`,
        ]),
      ];
    });
}
