import { describe, expect, it } from 'vitest';
import { entier, pourcent } from '#lib/format.ts';
import { cellule, celluleVide } from './cellule.ts';
import { celluleTexte, fourchetteRang, paragraphe, phrase, quantite, type NomCommun } from './phrase.ts';

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

it('writes a rank as a range, with the number ranked', () => {
  expect(fourchetteRang(12, 34, 101)).toBe('du 12e au 34e rang sur 101');
  expect(fourchetteRang(1, 1, 100)).toBe('au 1er rang sur 100');
  expect(fourchetteRang(null, 3, 100)).toBeNull();
  expect(() => fourchetteRang(5, 3, 100)).toThrow(/best first/);
});
