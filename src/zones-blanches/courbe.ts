import { COURBE_MAX_KM } from './parametres.ts';

/**
 * Inhabitants by distance, from which the share beyond any whole number of kilometres is read. Cell k holds those with
 * k − 1 < km ≤ k; the last, those further than COURBE_MAX_KM or with nothing to reach.
 */
export type Habitants = Float64Array;
const CASES = COURBE_MAX_KM + 2;

export const habitantsVides = (): Habitants => new Float64Array(CASES);

/** Adds inhabitants at a distance. NaN, nothing known, is left out of both sides. */
export function ranger(habitants: Habitants, km: number, population: number): void {
  if (Number.isNaN(km)) return;
  const k = Math.min(CASES - 1, Math.ceil(km));
  habitants[k] = (habitants[k] ?? 0) + population;
}

/** Shares in % of the inhabitants further than 0, 1, … COURBE_MAX_KM kilometres; null when there is nobody. */
export function partsAuDela(habitants: Habitants): Float64Array | null {
  let auDela = habitants.reduce((a, b) => a + b, 0);
  const total = auDela;
  if (total === 0) return null;
  return Float64Array.from({ length: COURBE_MAX_KM + 1 }, (_, d) => {
    auDela -= habitants[d] ?? 0;
    return Math.min(100, Math.max(0, (100 * auDela) / total));
  });
}
