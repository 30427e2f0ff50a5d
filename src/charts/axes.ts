import * as Plot from '@observablehq/plot';
import { scaleLinear } from 'd3-scale';
import type { Ecriture } from './donnees.ts';
import { largeurDe } from './texte.ts';

/** Where an axis is marked, and what is written there. */
export interface Graduations {
  readonly en: readonly number[];
  readonly textes: readonly string[];
}

/** Under the plot: one line of labels. */
export const MARGE_BASSE = 24;

/** Room for the longest of these labels. */
export function margePour(etiquettes: readonly string[]): number {
  return Math.ceil(Math.max(0, ...etiquettes.map((e) => largeurDe(e, true)))) + 9;
}

/** Round steps in words, four or five of them: decimals that are all zeros say nothing on an axis. */
export function graduer([bas, haut]: readonly [number, number], ecriture: Ecriture, combien = 4): Graduations {
  const en = scaleLinear().domain([bas, haut]).ticks(combien);
  const textes = en.map(ecriture);
  return { en, textes: en.every(Number.isInteger) ? textes.map((t) => t.replace(/,0+(?!\d)/, '')) : textes };
}

/** Hairlines for the steps, a firm line at the bottom, no upright line. */
export function axeY({ en, textes }: Graduations, bas: number): Plot.Markish[] {
  return [
    Plot.gridY([...en], { className: 'grille' }),
    Plot.ruleY([bas], { className: 'base' }),
    Plot.axisY([...en], {
      tickSize: 0,
      tickPadding: 6,
      tickFormat: (_: number, i: number) => textes[i] ?? '',
      label: null,
      className: 'axe',
    }),
  ];
}

export function axeX({ en, textes }: Graduations): Plot.Markish {
  const tickFormat = (_: number, i: number) => textes[i] ?? '';
  return Plot.axisX([...en], { tickSize: 4, tickPadding: 4, tickFormat, label: null, className: 'axe' });
}
