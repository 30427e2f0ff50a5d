import { describe, expect, test } from 'vitest';
import { iaeSalaries } from '../../src/domain/tables/iae-salaries.ts';
import { ecartsALInventaire, inventorier, type Inventaire } from './inventaire.ts';

const lignes = Array.from({ length: 300 }, (_, i) => ({
  niveau: 'departement',
  code: String((i % 95) + 1).padStart(2, '0'),
  date: '2022-09-30',
  valeur: i % 10 === 0 ? 0 : i,
  etat: i % 10 === 0 ? 'zero' : 'valeur',
}));
const avant = inventorier(iaeSalaries, lignes, new Set());
const motifs = (reference: Inventaire, presentes = lignes as Parameters<typeof inventorier>[1]) =>
  ecartsALInventaire(iaeSalaries, reference, inventorier(iaeSalaries, presentes, new Set())).map((a) => a.motif);

describe('what the last import held', () => {
  test('is no question when nothing was lost', () => {
    expect(motifs(avant)).toEqual([]);
  });

  test('is a question when it cannot be read: a check without its reference passes nothing', () => {
    expect(motifs({ ...avant, lignes: Number.NaN })).toEqual([expect.stringContaining('data/inventaire.csv manque')]);
    expect(motifs({ ...avant, mesures: new Map() })).toEqual([expect.stringContaining('sans ligne dans data/inventaire.csv')]);
    const illisible = new Map([['valeur', { connues: Number.NaN, somme: 1, max: 1 }]]);
    expect(motifs({ ...avant, mesures: illisible })).toEqual([expect.stringContaining('ne se lit pas')]);
  });

  test('is a question when zeros became empty cells, though the sum is the same', () => {
    const videes = lignes.map((l) => (l.valeur === 0 ? { ...l, valeur: null, etat: 'indisponible' } : l));
    expect(motifs(avant, videes)).toEqual([expect.stringMatching(/^30 valeurs connues de moins/)]);
  });
});
