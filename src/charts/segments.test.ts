import { describe, expect, it } from 'vitest';
import { cellule, celluleVide } from '#domain/cellule.ts';
import { abscisse, apresRupture, bornesDePeriode } from './periode.ts';
import { segments } from './segments.ts';

describe('periods on the axis', () => {
  it('stand in order whatever their length', () => {
    expect(bornesDePeriode('2019-T4')[1]).toBe(2020);
    expect(bornesDePeriode('2019-12')[1]).toBe(2020);
    expect(bornesDePeriode('2019-12-31')[1]).toBeCloseTo(2020, 9);
    expect(abscisse('2019')).toBe(2019);
    expect(abscisse('2019-T1')).toBeLessThan(abscisse('2019-T2'));
  });

  it.each([
    ['2017-12-31', '2018-01-31', false],
    ['2018-01-31', '2018-01-31', true],
    ['2017', '2018', false],
    ['2018', '2018', true],
    ['2018', '2018-01-31', true],
    ['2024-T4', '2025-01-01', false],
    ['2025-T1', '2025-01-01', true],
  ])('%s is after the break of %s: %s', (periode, rupture, attendu) => {
    expect(apresRupture(periode, rupture)).toBe(attendu);
  });
});

describe('segments', () => {
  const points = ['2017-10-31', '2017-11-30', '2017-12-31', '2018-01-31', '2018-02-28'].map((periode, i) => ({ periode, ...cellule(i) }));
  const tailles = (p: Parameters<typeof segments>[0], r: Parameters<typeof segments>[1] = []) => segments(p, r).map((s) => s.length);

  it('joins month ends of 28 to 31 days', () => {
    expect(tailles(points)).toEqual([5]);
  });

  it('cuts at breaks, at missing values, at absent periods', () => {
    expect(tailles(points, [{ a: '2018-01-31', texte: '' }])).toEqual([3, 2]);
    expect(tailles(points.map((p, i) => (i === 1 ? { periode: p.periode, ...celluleVide('secret') } : p)))).toEqual([1, 3]);
    expect(tailles(points.filter((_, i) => i !== 2))).toEqual([2, 2]);
  });

  it('puts rows that come unsorted in order', () => {
    expect(segments(points.toReversed(), [])[0]?.map((p) => p.y)).toEqual([0, 1, 2, 3, 4]);
  });

  it('draws nothing of nothing', () => {
    expect(segments([], [])).toEqual([]);
    expect(tailles([{ periode: '2019', ...cellule(3) }])).toEqual([1]);
  });
});
