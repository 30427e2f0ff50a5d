import { describe, expect, it } from 'vitest';
import { entier, pourcent } from '#lib/format.ts';
import { cellule, celluleVide } from './cellule.ts';
import { celluleTexte, comparer, enClair, fourchetteRang, paragraphe, phrase, quantite, tendance, type NomCommun } from './phrase.ts';

const HABITANT: NomCommun = { singulier: 'habitant', pluriel: 'habitants', genre: 'm' };
const STRUCTURE: NomCommun = { singulier: 'structure', pluriel: 'structures', genre: 'f' };

describe('celluleTexte', () => {
  it('writes a number, a real zero, and words for the rest', () => {
    expect(celluleTexte(cellule(1213), entier)).toBe('1\u202f213');
    expect(celluleTexte(cellule(0), (v) => pourcent(v, 0))).toBe('0\u202f%');
    expect(celluleTexte(celluleVide('secret'), entier)).toBe('secret statistique');
    expect(celluleTexte(celluleVide('indisponible'), entier)).toBe('non disponible');
    expect(celluleTexte(celluleVide('sans-objet'), entier)).toBe('sans objet');
  });
  it('refuses a cell that claims a number it does not hold', () => {
    expect(() => celluleTexte({ valeur: null, etat: 'zero' }, entier)).toThrow(/holds no number/);
  });
});

describe('phrase', () => {
  it('is written whole or not at all', () => {
    expect(phrase`${'L’Ain'} compte ${'12 structures'}.`).toBe('L’Ain compte 12 structures.');
    expect(phrase`${'L’Ain'} compte ${null}.`).toBeNull();
    expect(phrase`${'L’Ain'} compte ${''}.`).toBeNull();
  });
  it('makes a paragraph of those that could be written', () => {
    expect(paragraphe(['une phrase.', null, 'et une autre.'])).toBe('Une phrase. Et une autre.');
    expect(paragraphe([null, null])).toBeNull();
  });
});

it('counts things', () => {
  expect([0, 1, 2, 1500].map((n) => quantite(n, STRUCTURE))).toEqual([
    'aucune structure',
    'une structure',
    '2\u00a0structures',
    '1\u202f500\u00a0structures',
  ]);
  expect(quantite(0, HABITANT)).toBe('aucun habitant');
  expect(quantite(null, HABITANT)).toBeNull();
});

describe('enClair', () => {
  it.each([
    [20, 'un habitant sur cinq'],
    [19, 'un habitant sur cinq'],
    [21, 'un habitant sur cinq'],
    [21.5, 'plus d’un habitant sur cinq'],
    [18, 'près d’un habitant sur cinq'],
    [10.4, 'un habitant sur dix'],
    [11, 'plus d’un habitant sur dix'],
    [24.2, 'un habitant sur quatre'],
    [33.3, 'un habitant sur trois'],
    [40, 'deux habitants sur cinq'],
    [48, 'près de la moitié des habitants'],
    [50.4, 'la moitié des habitants'],
    [52, 'plus de la moitié des habitants'],
    [66, 'deux habitants sur trois'],
    [75.9, 'trois habitants sur quatre'],
    [88, 'près de neuf habitants sur dix'],
    [0, 'aucun habitant'],
    [100, 'tous les habitants'],
  ])('%d %%', (part, attendu) => {
    expect(enClair(part, HABITANT)).toBe(attendu);
  });
  it('says nothing where no fraction is close', () => {
    for (const part of [0.4, 3, 7, 14, 45, 56, 95, 99.9]) expect(enClair(part, HABITANT)).toBeNull();
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
    [104, 'à peu près autant que la moyenne nationale'],
    [97, 'à peu près autant que la moyenne nationale'],
    [115, 'un peu plus que la moyenne nationale'],
    [150, 'nettement plus que la moyenne nationale'],
    [185, 'près de deux fois plus que la moyenne nationale'],
    [200, 'deux fois plus que la moyenne nationale'],
    [205, 'deux fois plus que la moyenne nationale'],
    [240, 'plus de deux fois plus que la moyenne nationale'],
    [290, 'près de trois fois plus que la moyenne nationale'],
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
    [1000, 1010, 'stable sur un an'],
    [1000, 990, 'stable sur un an'],
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

it('writes a rank as a range, with the number ranked', () => {
  expect(fourchetteRang(12, 34, 101)).toBe('du 12e au 34e rang sur 101');
  expect(fourchetteRang(1, 1, 100)).toBe('au 1er rang sur 100');
  expect(fourchetteRang(null, 3, 100)).toBeNull();
  expect(() => fourchetteRang(5, 3, 100)).toThrow(/best first/);
});
