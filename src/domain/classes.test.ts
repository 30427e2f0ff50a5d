import { describe, expect, it } from 'vitest';
import { cellule, celluleVide, type Cellule } from './cellule.ts';
import { classer, horsClasse, rondEntre, valeurClassee } from './classes.ts';

const de = (...v: number[]): Cellule[] => v.map(cellule);

describe('classer', () => {
  it('puts as many territories in each quantile', () => {
    const { bornes, effectifs, etendue } = classer(de(...Array.from({ length: 100 }, (_, i) => i + 0.37)), {
      methode: 'quantiles',
      nombre: 5,
    });
    expect(effectifs).toEqual([20, 20, 20, 20, 20]);
    expect(bornes).toEqual([20, 40, 60, 80]);
    expect(etendue).toEqual([0.37, 99.37]);
  });

  it('finds the natural groups with jenks', () => {
    const { bornes, effectifs } = classer(de(1, 2, 3, 50, 51, 52, 53, 200, 210), { methode: 'jenks', nombre: 3 });
    expect(effectifs).toEqual([3, 4, 2]);
    expect(bornes).toEqual([50, 200]);
  });

  it('keeps declared breaks, empty classes included', () => {
    const { bornes, effectifs } = classer(de(1, 5, 9), { methode: 'bornes', bornes: [5, 10] });
    expect(bornes).toEqual([5, 10]);
    expect(effectifs).toEqual([1, 2, 0]);
  });

  it('refuses breaks that do not ascend', () => {
    expect(() => classer(de(1), { methode: 'bornes', bornes: [5, 5] })).toThrow(/5, 5 are not ascending/);
  });

  it('never grades a territory without a number, and counts it by its reason', () => {
    const classes = classer([...de(0, 1, 2, 3), celluleVide('secret'), celluleVide('indisponible'), celluleVide('secret')], {
      methode: 'quantiles',
      nombre: 2,
    });
    expect(classes.classeDe(null)).toBeNull();
    expect(classes.classeDe(0)).toBe(0);
    expect(classes.effectifs).toEqual([2, 2]);
    expect(classes.manquants).toEqual({ secret: 2, indisponible: 1, 'sans-objet': 0, incomplet: 0 });
  });

  it('never grades a number that is held back: it sets no break, and is counted apart', () => {
    const retenue = { ...cellule(900), reserve: 'incomplet' as const };
    const classes = classer([...de(0, 1, 2, 3), retenue, { ...cellule(4), reserve: 'partie' as const }], {
      methode: 'quantiles',
      nombre: 2,
    });
    expect(classes.etendue).toEqual([0, 4]);
    expect(classes.effectifs.reduce((a, b) => a + b)).toBe(5);
    expect(classes.manquants.incomplet).toBe(1);
    expect([horsClasse(retenue), valeurClassee(retenue)]).toEqual(['incomplet', null]);
  });

  it('gives fewer classes when there are few distinct values, and no empty one', () => {
    for (const methode of ['quantiles', 'jenks'] as const) {
      expect(classer(de(0, 0, 0, 7), { methode, nombre: 5 }).effectifs).toEqual([3, 1]);
      expect(classer(de(4, 4, 4), { methode, nombre: 5 }).effectifs).toEqual([3]);
      const { effectifs } = classer(de(0, 0, 0, 0, 0, 0, 0, 1, 2, 3), { methode, nombre: 5 });
      expect(Math.min(...effectifs)).toBeGreaterThan(0);
    }
  });

  it('has no class at all when nothing is known', () => {
    const classes = classer([celluleVide('indisponible')], { methode: 'quantiles', nombre: 5 });
    expect(classes.effectifs).toEqual([]);
    expect(classes.etendue).toBeNull();
    expect(classes.classeDe(3)).toBeNull();
  });

  it('rounds the breaks without moving a territory', () => {
    const valeurs = Array.from({ length: 60 }, (_, i) => Math.sin(i * 12.9898) * 43.7585);
    const triees = valeurs.toSorted((a, b) => a - b);
    const { bornes, effectifs } = classer(de(...valeurs), { methode: 'quantiles', nombre: 5 });
    expect(effectifs).toEqual([12, 12, 12, 12, 12]);
    bornes.forEach((b, i) => {
      expect(b).toBeGreaterThan(triees[12 * (i + 1) - 1] ?? NaN);
      expect(b).toBeLessThanOrEqual(triees[12 * (i + 1)] ?? NaN);
      expect(String(Math.abs(b)).length).toBeLessThanOrEqual(5);
    });
  });
});

describe('rondEntre', () => {
  it.each([
    [3, 50, 50],
    [53, 200, 200],
    [-3, 5, 0],
    [12.34, 12.41, 12.4],
    [0.0012, 0.0019, 0.0015],
    [19_950, 20_010, 20_000],
    [7, 8, 8],
  ])('between %d and %d is %d', (bas, haut, rond) => {
    expect(rondEntre(bas, haut)).toBe(rond);
  });
});
