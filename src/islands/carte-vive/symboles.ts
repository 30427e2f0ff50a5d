import { estConnue } from '#domain/cellule.ts';
import type { Observation } from '#charts/donnees.ts';
import type { Cercle } from './carte.ts';

/** Radius of the largest circle, in the units of a figure 400 wide: many territories need smaller ones. */
export function rayonMax(territoires: number): number {
  return territoires > 400 ? 9 : territoires > 150 ? 11 : 15;
}

/** Areas as the values are: twice the number, twice the ink. Negative values have no area and are refused upstream (counts only). */
export function rayon(valeur: number, maximum: number, max: number): number {
  return maximum <= 0 ? 0 : max * Math.sqrt(Math.max(valeur, 0) / maximum);
}

export function cerclesDe(observations: readonly Observation[]): readonly Cercle[] {
  const maximum = Math.max(0, ...observations.filter(estConnue).map((o) => o.valeur));
  const max = rayonMax(observations.length);
  return observations.map((o) => {
    if (o.valeur === null) return { code: o.code, rayon: 0, forme: 'absent' };
    return o.valeur === 0
      ? { code: o.code, rayon: 1.5, forme: 'zero' }
      : { code: o.code, rayon: rayon(o.valeur, maximum, max), forme: 'disque' };
  });
}

/** Up to three round values to show the sizes by, the largest first. */
export function reperesDeTaille(observations: readonly Observation[]): readonly number[] {
  const maximum = Math.max(0, ...observations.filter(estConnue).map((o) => o.valeur));
  if (maximum <= 0) return [];
  const rond = (v: number) => {
    const puissance = 10 ** Math.floor(Math.log10(v));
    return Math.max(1, ([5, 2, 1].find((m) => m * puissance <= v) ?? 1) * puissance);
  };
  return [...new Set([rond(maximum), rond(maximum / 4), rond(maximum / 20)])];
}
