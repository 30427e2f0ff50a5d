import * as Plot from '@observablehq/plot';
import { ecrirePart } from '#lib/ecriture.ts';
import { INSECABLE, pourcent } from '#lib/format.ts';
import { axeX, axeY, MARGE_BASSE, margePour } from './axes.ts';
import type { OptionsGraphique } from './element.ts';
import { abreger } from './texte.ts';
import { INTERLIGNE, LARGEUR, type Ton } from './theme.ts';
import { tracer } from './tracer.ts';

/** A share at each whole number of kilometres, from 0 on; NaN where there is none, and no line. */
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
/** Half of the last distance, which is written with its unit. */
const DROITE = 20;
const PAS_KM = 10;
const LARGEUR_NOM = 170;
const PARTS = [0, 25, 50, 75, 100];

/**
 * Shares that fall with the distance. The abscissas of 0 and of the last kilometre stand on the root (`data-courbe-x0`, `-x1`, `-km`), so that a
 * page that moves a cursor can mark its distance without knowing how the curve is drawn.
 */
export function dessinerCourbes(courbes: readonly Courbe[], options: OptionsCourbe): SVGSVGElement {
  const { largeur = LARGEUR, hauteur = 230, repereKm } = options;
  const km = Math.max(...courbes.map((c) => c.parts.length)) - 1;
  const parts = { en: PARTS, textes: PARTS.map((p) => pourcent(p, 0)) };
  const distances = Array.from({ length: Math.floor(km / PAS_KM) + 1 }, (_, k) => k * PAS_KM);
  const marginLeft = margePour(parts.textes);
  const svg = tracer(options, {
    ...{ width: largeur, height: hauteur, marginTop: HAUT, marginBottom: MARGE_BASSE, marginLeft, marginRight: DROITE },
    x: { domain: [0, km], axis: null },
    y: { domain: [0, 100], axis: null },
    marks: [
      ...axeY(parts, 0),
      axeX({ en: distances, textes: distances.map((d) => (d === km ? `${d}${INSECABLE}km` : `${d}`)) }),
      ...courbes.flatMap(({ bande }) => (bande === undefined ? [] : [marqueBande(bande)])),
      marqueRepere(courbes, repereKm),
      ...courbes.map((c) => Plot.line(c.parts, { x: (_: number, d: number) => d, y: (p: number) => p, className: `ligne t-${c.ton}` })),
      ...marquesNoms(courbes, repereKm, (hauteur - MARGE_BASSE - HAUT) / 100),
    ],
  });
  svg.setAttribute('data-courbe-x0', String(marginLeft));
  svg.setAttribute('data-courbe-x1', String(largeur - DROITE));
  svg.setAttribute('data-courbe-km', String(km));
  return svg;
}

function marqueBande({ bas, haut }: NonNullable<Courbe['bande']>): Plot.Markish {
  return Plot.areaY(bas, { x: (_: number, d: number) => d, y1: (p: number) => p, y2: haut, className: 'bande' });
}

/** The distance read: a dotted line down to the axis. */
function marqueRepere(courbes: readonly Courbe[], km: number): Plot.Markish {
  const haut = Math.max(...courbes.map((c) => partA(c.parts, km)));
  return Plot.ruleX([km], { y1: 0, y2: Math.min(100, haut + 22), className: 'rupture' });
}

/** Name and share of each curve at the distance read, the highest above, none over another. `unite` is the height of one percent. */
function marquesNoms(courbes: readonly Courbe[], km: number, unite: number): readonly Plot.Markish[] {
  let plancher = Infinity;
  return courbes
    .toSorted((a, b) => partA(a.parts, km) - partA(b.parts, km))
    .flatMap((c) => {
      const part = partA(c.parts, km);
      const place = Math.min(-part * unite - 11, plancher - INTERLIGNE);
      plancher = place;
      const nom = courbes.length === 1 ? `à plus de ${km}${INSECABLE}km` : c.nom;
      const mots = `${ecrirePart(part)}${INSECABLE}${abreger(nom, LARGEUR_NOM)}`;
      return [
        Plot.dot([part], { x: [km], y: [part], r: 3.2, className: `plein t-${c.ton}` }),
        Plot.text([mots], { x: [km], y: [0], dx: 7, dy: place, textAnchor: 'start', text: [mots], className: `fort halo t-${c.ton}` }),
      ];
    });
}
