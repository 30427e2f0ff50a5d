import { describe, expect, it } from 'vitest';
import { cribler, type PointCrible } from './crible.ts';

/** Twenty months of ten series that move together by a few percent, each with a noise of its own; some values replaced. */
function series(remplacer: Readonly<Record<number, number | null>> = {}, niveau = 1000, pour: (mois: number) => number = () => 1) {
  const mois = Array.from({ length: 20 }, (_, k) => `20${20 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}`);
  const suite = (s: number): readonly PointCrible[] =>
    mois.map((periode, k) => ({
      periode,
      valeur: Math.round(niveau * (1 + 0.02 * Math.sin(k + s)) * pour(k)),
    }));
  const toutes = new Map(Array.from({ length: 10 }, (_, s) => [String(s), suite(s)] as const));
  const premiere = suite(0).map((p, k) => (remplacer[k] === undefined ? p : { ...p, valeur: remplacer[k] }));
  return new Map([...toutes, ['0', premiere] as const]);
}
const marquees = (s: ReadonlyMap<string, readonly PointCrible[]>, duree = 3, ruptures: readonly string[] = []) =>
  cribler(s, { duree, ruptures }).map((v) => `${v.serie} ${v.periode}`);

describe('the screen of series', () => {
  it('holds nothing back in series that move as they always do', () => expect(marquees(series())).toEqual([]));

  it('holds back a last month that falls alone, and every month since a fall that did not come back', () => {
    expect(marquees(series({ 19: 400 }))).toEqual(['0 2021-08']);
    expect(marquees(series({ 18: 600, 19: 590 }))).toEqual(['0 2021-07', '0 2021-08']);
  });

  it('holds back a gap in the middle until it is filled, and only it', () => {
    expect(marquees(series({ 9: 400 }))).toEqual(['0 2020-10']);
    expect(marquees(series({ 9: 400, 10: 420 }))).toEqual(['0 2020-10', '0 2020-11']);
  });

  it('says what was expected, and from what', () => {
    const [v] = cribler(series({ 19: 400 }), { duree: 3 });
    expect(v?.avant.periode).toBe('2021-07');
    expect(v?.attendue).toBeGreaterThan(950);
    expect(v?.attendue).toBeLessThan(1050);
  });

  it('takes a fall common to all for what it is, as in spring 2020', () => {
    expect(marquees(series({}, 1000, (k) => (k === 10 ? 0.6 : 1)))).toEqual([]);
  });

  it('takes a fall that lasts for a new level', () => {
    expect(marquees(series(Object.fromEntries([10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((k) => [k, 600]))))).toEqual([]);
    expect(marquees(series({ 10: 600, 11: 600 }), 1)).toEqual([]);
  });

  it('does not take the end of a bump for a gap', () => expect(marquees(series({ 17: 1600, 18: 1580 }))).toEqual([]));

  it('lets a small count move: one employer may be a fifth of it', () => {
    expect(marquees(series({ 19: 22 }, 40))).toEqual([]);
    expect(marquees(series({ 19: 2 }, 40))).toEqual(['0 2021-08']);
  });

  it('judges nothing across a break, a missing value or a zero', () => {
    expect(marquees(series({ 19: 400 }), 3, ['2021-08'])).toEqual([]);
    expect(marquees(series({ 18: null, 19: 400 }))).toEqual([]);
    expect(marquees(series({ 18: 0, 19: 400 }))).toEqual([]);
  });
});
