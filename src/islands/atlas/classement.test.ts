import { describe, expect, it } from 'vitest';
import { cellule, celluleVide } from '#domain/cellule.ts';
import { bornesEgales, classerAtlas } from './classement.ts';

const CELLULES = [0, 1, 2, 3, 10, 20, 100].map(cellule);

describe('bornesEgales', () => {
  it('parts the extent into equal steps', () => {
    expect(bornesEgales([0, 100], 4, 0)).toEqual([25, 50, 75]);
    expect(bornesEgales([-10, 20], 3, 1)).toEqual([0, 10]);
  });
  it('rounds to what the legend writes, without doubles or empty lowest class', () => {
    expect(bornesEgales([0, 1], 3, 1)).toEqual([0.3, 0.7]);
    expect(bornesEgales([0, 1, 2], 7, 0)).toEqual([1, 2]);
    expect(bornesEgales([5, 5], 5, 0)).toEqual([]);
    expect(bornesEgales([], 5, 0)).toEqual([]);
  });
});

describe('classerAtlas', () => {
  it('grades by each method, and never what has no number', () => {
    const cellules = [...CELLULES, celluleVide('secret'), celluleVide('indisponible')];
    for (const choix of [
      { methode: 'quantiles', nombre: 3 },
      { methode: 'jenks', nombre: 3 },
      { methode: 'egal', nombre: 3 },
      { methode: 'bornes', bornes: [2, 50] },
    ] as const) {
      const { classes } = classerAtlas(cellules, choix, 0);
      expect(classes.effectifs.reduce((a, b) => a + b)).toBe(7);
      expect(classes.manquants).toEqual({ secret: 1, indisponible: 1, 'sans-objet': 0, incomplet: 0 });
      expect(classes.classeDe(null)).toBeNull();
    }
  });
  it('says what equal steps and breaks by hand are', () => {
    expect(classerAtlas(CELLULES, { methode: 'egal', nombre: 4 }, 0)).toMatchObject({ classes: { bornes: [25, 50, 75] } });
    expect(classerAtlas(CELLULES, { methode: 'egal', nombre: 4 }, 0).methode).toMatch(/égale amplitude/);
    expect(classerAtlas(CELLULES, { methode: 'bornes', bornes: [2] }, 0).methode).toMatch(/à la main/);
    expect(classerAtlas(CELLULES, { methode: 'quantiles', nombre: 5 }, 0).methode).toBeUndefined();
  });
});
