import type { Rangee, Scalaire } from '../../src/db/database.ts';

/** JSON knows neither NaN, infinities nor -0, which a comparison must. */
const exact = (v: Scalaire): Scalaire =>
  typeof v === 'number' && (!Number.isFinite(v) || Object.is(v, -0)) ? `#${Object.is(v, -0) ? '-0' : v}` : v;

/** Rows as text, one a line, columns first: two engines agree when their texts are equal. Types show as JSON writes them. */
export function ecrireLignes(rangees: readonly Rangee[]): string {
  const lignes = rangees.map((r) => JSON.stringify(Object.values(r).map(exact)));
  return [Object.keys(rangees[0] ?? {}).join(), ...lignes].join('\n');
}
