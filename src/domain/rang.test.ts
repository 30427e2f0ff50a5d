import { describe, expect, it } from 'vitest';
import { cellule, celluleVide } from './cellule.ts';
import { distingue, fourchette, partConfondue, position, rangEcrit, rangs } from './rang.ts';

const cellules = [
  { code: '01', ...cellule(5) },
  { code: '2A', ...cellule(9) },
  { code: '39', ...cellule(5) },
  { code: '971', ...cellule(0) },
  { code: '976', ...celluleVide('indisponible') },
];

describe('rangs', () => {
  it('ranks from the highest, shares the rank of equal values and skips the next', () => {
    const r = rangs(cellules);
    expect(r.get('2A')).toEqual({ rang: 1, exAequo: 0, effectif: 4 });
    expect(r.get('01')).toEqual({ rang: 2, exAequo: 1, effectif: 4 });
    expect(r.get('39')).toEqual({ rang: 2, exAequo: 1, effectif: 4 });
  });

  it('ranks a real zero, never a missing value', () => {
    const r = rangs(cellules);
    expect(r.get('971')).toEqual({ rang: 4, exAequo: 0, effectif: 4 });
    expect(r.has('976')).toBe(false);
  });
});

describe('a rank with ties', () => {
  const place = (exAequo: number) => ({ rang: 83, exAequo, effectif: 100 });
  const ecrit = (exAequo: number) => rangEcrit(place(exAequo), (r) => `${r.rang} / ${r.effectif}`).replaceAll('\u00a0', ' ');

  it('says the tie, and a long tie stands for the rank', () => {
    expect(ecrit(0)).toBe('83 / 100');
    expect(ecrit(1)).toBe('83 / 100, à égalité avec 1 autre');
    expect(ecrit(9)).toBe('83 / 100, à égalité avec 9 autres');
    expect(ecrit(17)).toBe('à égalité avec 17 autres');
  });

  it('two that share a value among few are still told apart from the rest', () => {
    expect(distingue({ rang: 2, exAequo: 1, effectif: 4 })).toBe(true);
    expect(distingue({ rang: 2, exAequo: 2, effectif: 4 })).toBe(false);
  });

  it('a level where most values are shared by many has no order', () => {
    const zeros = Array.from({ length: 30 }, (_, k) => ({ code: `z${k}`, ...cellule(0) }));
    const autres = Array.from({ length: 10 }, (_, k) => ({ code: `a${k}`, ...cellule(k + 1) }));
    expect(partConfondue([...zeros, ...autres])).toBe(0.75);
    expect(partConfondue([])).toBe(1);
  });
});

describe('fourchette', () => {
  it('goes from the best rank to the last over the rankings that exist', () => {
    const r = [{ rang: 12, exAequo: 0, effectif: 100 }, undefined, { rang: 31, exAequo: 2, effectif: 98 }];
    expect(fourchette(r)).toEqual({ meilleur: 12, dernier: 31, effectifMin: 98, effectifMax: 100, classements: 2 });
  });

  it('is null when the place is ranked nowhere', () => {
    expect(fourchette([undefined])).toBeNull();
  });
});

describe('position', () => {
  it('is the share of known values under, ties for half', () => {
    expect(position(5, cellules)).toBe(0.5);
    expect(position(9, cellules)).toBe(0.875);
    expect(position(10, cellules)).toBe(1);
    expect(position(0, cellules)).toBe(0.125);
  });

  it('is null when nothing is known', () => {
    expect(position(1, [celluleVide('secret')])).toBeNull();
  });
});
