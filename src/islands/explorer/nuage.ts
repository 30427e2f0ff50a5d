import * as Plot from '@observablehq/plot';
import { scaleLinear } from 'd3-scale';
import type { Ecriture } from '#charts/donnees.ts';
import type { OptionsGraphique } from '#charts/element.ts';
import { axeX, axeY, graduer, margePour, MARGE_BASSE } from '#charts/axes.ts';
import { abreger } from '#charts/texte.ts';
import { INTERLIGNE, LARGEUR } from '#charts/theme.ts';
import { tracer } from '#charts/tracer.ts';

export interface PointNuage {
  readonly x: number;
  readonly y: number;
  readonly nom: string;
}

export interface OptionsNuage extends OptionsGraphique {
  readonly titreX: string;
  readonly titreY: string;
  readonly ecritureX: Ecriture;
  readonly ecritureY: Ecriture;
}

const HAUTEUR = 260;
const NOMMES = 6;

function etendue(valeurs: readonly number[]): readonly [number, number] {
  const [bas = 0, haut = 1] = scaleLinear()
    .domain([Math.min(0, ...valeurs), Math.max(...valeurs)])
    .nice(4)
    .domain();
  return [bas, haut === bas ? bas + 1 : haut];
}

/** The points farthest from the middle, each way: those a reader will ask the name of. */
function extremes(points: readonly PointNuage[]): readonly PointNuage[] {
  const trie = (cle: 'x' | 'y') => points.toSorted((a, b) => a[cle] - b[cle]);
  const candidats = [...trie('y').slice(-3), ...trie('x').slice(-3)].filter((p) => p.nom !== '');
  return [...new Set(candidats)].slice(0, NOMMES);
}

/** One dot per row over two measures; the farthest are named. No line is fitted: two measures side by side are no cause. */
export function dessinerNuage(points: readonly PointNuage[], options: OptionsNuage): SVGSVGElement {
  const { titreX, titreY, ecritureX, ecritureY } = options;
  const [x, y] = [etendue(points.map((p) => p.x)), etendue(points.map((p) => p.y))];
  const [graduationsX, graduationsY] = [graduer(x, ecritureX, 5), graduer(y, ecritureY)];
  const marginLeft = margePour(graduationsY.textes);
  const marginTop = INTERLIGNE + 8;
  const marginBottom = MARGE_BASSE + INTERLIGNE;
  const milieu = (x[0] + x[1]) / 2;
  return tracer(options, {
    ...{ width: LARGEUR, height: HAUTEUR + marginTop, marginTop, marginBottom, marginLeft, marginRight: 14 },
    x: { domain: [...x], axis: null },
    y: { domain: [...y], axis: null },
    marks: [
      ...axeY(graduationsY, y[0]),
      axeX(graduationsX),
      Plot.dot([...points], { x: 'x', y: 'y', r: 2.4, className: 'points t-offre' }),
      ...extremes(points).map((p) =>
        Plot.text([p], {
          ...{ x: 'x', y: 'y', text: [abreger(p.nom, 110)], dy: -9, className: 'note halo' },
          textAnchor: p.x > milieu ? 'end' : 'start',
        }),
      ),
      Plot.text([`${titreY}\u202f↑`], {
        text: [`${titreY}\u202f↑`],
        frameAnchor: 'top-left',
        dx: -marginLeft + 2,
        dy: -marginTop + 6,
        className: 'fort debut',
      }),
      Plot.text([`${titreX}\u202f→`], {
        text: [`${titreX}\u202f→`],
        frameAnchor: 'bottom-right',
        dy: marginBottom - 4,
        className: 'fort fin',
      }),
    ],
  });
}
