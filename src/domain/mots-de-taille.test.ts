import { describe, expect, it } from 'vitest';
import { comparer, enClair, fois, tendance } from './mots-de-taille.ts';
import type { NomCommun } from './phrase.ts';

const HABITANT: NomCommun = { singulier: 'habitant', pluriel: 'habitants', genre: 'm' };
const STRUCTURE: NomCommun = { singulier: 'structure', pluriel: 'structures', genre: 'f' };

describe('enClair', () => {
  it.each([
    [20, 'un habitant sur cinq'],
    [19.5, 'un habitant sur cinq'],
    [20.5, 'un habitant sur cinq'],
    [21.4, 'plus d’un habitant sur cinq'],
    [18.6, 'près d’un habitant sur cinq'],
    [10.2, 'un habitant sur dix'],
    [10.7, 'plus d’un habitant sur dix'],
    [24.5, 'un habitant sur quatre'],
    [33.3, 'un habitant sur trois'],
    [40, 'deux habitants sur cinq'],
    [48.6, 'près de la moitié des habitants'],
    [50.4, 'la moitié des habitants'],
    [51.4, 'plus de la moitié des habitants'],
    [66.4, 'deux habitants sur trois'],
    [75.5, 'trois habitants sur quatre'],
    [88.6, 'près de neuf habitants sur dix'],
    [0, 'aucun habitant'],
    [100, 'tous les habitants'],
  ])('%d %%', (part, attendu) => {
    expect(enClair(part, HABITANT)).toBe(attendu);
  });
  it('says nothing where no fraction is close', () => {
    for (const part of [0.4, 3, 7, 11.5, 14, 17.4, 45, 48, 56, 95, 99.9]) expect(enClair(part, HABITANT)).toBeNull();
    expect(enClair(null, HABITANT)).toBeNull();
  });
  it('never says « plus de » under the fraction nor « près de » over it', () => {
    for (let part = 1; part < 100; part += 0.1) {
      const dit = enClair(part, HABITANT) ?? '';
      if (dit.includes('cinq') && dit.startsWith('plus d’un ')) expect(part).toBeGreaterThan(20);
      if (dit.startsWith('près de la moitié')) expect(part).toBeLessThan(50);
    }
  });
  it('agrees and refuses what is no share', () => {
    expect(enClair(25, STRUCTURE)).toBe('une structure sur quatre');
    expect(enClair(100, STRUCTURE)).toBe('toutes les structures');
    for (const faux of [-1, 101, NaN]) expect(() => enClair(faux, HABITANT)).toThrow(/between 0 and 100/);
  });
});

describe('comparer', () => {
  it.each([
    [100, 'autant que la moyenne nationale'],
    [102, 'à peu près autant que la moyenne nationale'],
    [98, 'à peu près autant que la moyenne nationale'],
    [115, 'un peu plus que la moyenne nationale'],
    [150, 'nettement plus que la moyenne nationale'],
    [190, 'près de deux fois plus que la moyenne nationale'],
    [200, 'deux fois plus que la moyenne nationale'],
    [205, 'deux fois plus que la moyenne nationale'],
    [240, 'plus de deux fois plus que la moyenne nationale'],
    [280, 'près de trois fois plus que la moyenne nationale'],
    [300, 'trois fois plus que la moyenne nationale'],
    [340, 'plus de trois fois plus que la moyenne nationale'],
    [5000, 'plus de dix fois plus que la moyenne nationale'],
    [90, 'un peu moins que la moyenne nationale'],
    [65, 'nettement moins que la moyenne nationale'],
    [50, 'deux fois moins que la moyenne nationale'],
    [33, 'trois fois moins que la moyenne nationale'],
  ])('%d against 100', (a, attendu) => {
    expect(comparer(a, 100, 'la moyenne nationale')).toBe(attendu);
  });
  it('compares rates with an adjective, and elides', () => {
    expect(comparer(8, 7, 'en France', 'élevé')).toBe('un peu plus élevé qu’en France');
    expect(comparer(7, 7, 'en France', 'élevé')).toBe('aussi élevé qu’en France');
    expect(comparer(14, 7, 'à Paris', 'élevé')).toBe('deux fois plus élevé qu’à Paris');
  });
  it('is silent without two real quantities', () => {
    for (const [a, b] of [
      [null, 1],
      [1, null],
      [0, 1],
      [1, 0],
    ] as const)
      expect(comparer(a, b, 'la moyenne')).toBeNull();
  });
});

describe('tendance', () => {
  it.each([
    [1000, 1032, 'en hausse de 3,2\u202f% sur un an'],
    [1000, 880, 'en baisse de 12,0\u202f% sur un an'],
    [1000, 1000, 'stable sur un an (0\u202f%)'],
    [1000, 1004, 'stable sur un an (+0,4\u202f%)'],
    [10000, 9899, 'en baisse de 1,0\u202f% sur un an'],
    [1000, 995, 'en baisse de 0,5\u202f% sur un an'],
    [1000, 1011, 'en hausse de 1,1\u202f% sur un an'],
  ])('%d → %d', (avant, apres, attendu) => {
    expect(tendance(avant, apres)).toBe(attendu);
  });
  it('is silent on a small base or a missing side', () => {
    expect(tendance(29, 58)).toBeNull();
    expect(tendance(0, 12)).toBeNull();
    expect(tendance(null, 12)).toBeNull();
    expect(tendance(100, null)).toBeNull();
    expect(tendance(100, 150, 'en cinq ans')).toBe('en hausse de 50,0\u202f% en cinq ans');
  });
});

it('counts in times with the decimal that the ratio needs', () => {
  expect([7.54, 7.9, 3.98, 2, 2.4].map(fois)).toEqual(['7,5', '8', '4', '2', '2,4'].map((n) => `${n}\u00a0fois`));
});
