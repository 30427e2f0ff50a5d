import { describe, expect, test } from 'vitest';
import type { Ligne } from '../../src/domain/contrat.ts';
import { classeurDe, contexteEssai, lireEssai, originauxDe, TOUS_DEPARTEMENTS } from './essai.ts';
import type { Case } from './lecture-classeur.ts';
import { importeurMinimaMensuels } from './minima-mensuels.ts';

const EVOLUTION = 'Evolution en glissement annuel (en %)';
/** Days of the spreadsheet calendar: January to April 2020. */
const [JANVIER, FEVRIER, MARS, AVRIL] = [43831, 43862, 43891, 43922];

function departemental(quoi: string, lignes: readonly (readonly Case[])[]): (readonly Case[])[] {
  return [
    [`Tableau 2 : Nombre d'allocataires ${quoi} par département et par mois`],
    ['Sommaire'],
    ['Numero', 1, null, '2A', null, 971, null, 976, null],
    ['Département', 'Ain', null, 'Corse-du-Sud', null, 'Guadeloupe', null, 'Mayotte', null],
    [null, ...Array.from({ length: 4 }, () => ['Effectif', EVOLUTION]).flat()],
    ...lignes,
    ['* Données provisoires.'],
    ['Lecture : Fin avril 2020, 8 800 foyers…'],
  ];
}

const MOIS: readonly (readonly Case[])[] = [
  [JANVIER, 7710, '-', 1910, '-', 40000, '-', 0, '-'],
  [FEVRIER, 7720, 'nd', 1920, '-', 40010, '-', 'nd', '-'],
  ['mars-20*', 7730, 1.2, 1930, 1, 40020, 1, 10, 1],
  ['avr-20*', 7740, 1.2, 1940, 1, 40030, 1, 20, 1],
];

const feuilles = (): Record<string, (readonly Case[])[]> => ({
  'Tableau 1': [
    ['Tableau 1 : Effectifs des prestations sociales par mois '],
    [null, 'RSA', null, 'AAH', null, 'ASS', null, "Prime d'activité", null],
    [null, ...Array.from({ length: 4 }, () => ['Effectif', EVOLUTION]).flat()],
    [JANVIER, 1920900, 'nd', 1162000, 'nd', 350900, '-', 4474100, 'nd'],
    [FEVRIER, 1926000, 'nd', 1166100, 'nd', 350800, '-', 4474100, 'nd'],
    [MARS, '2 060 800*', 'nd', 1166100, 'nd', 350800, '-', 4474100, 'nd'],
    [AVRIL, '2 069 300*', 'nd', '1 197 600*', 'nd', 'nd', 'nd', 4474100, 'nd'],
    ['nd : non disponible.'],
  ],
  'Tableau 2': departemental('du RSA', MOIS),
  'Tableau 3': departemental("de l'AAH", MOIS),
  'Tableau 4': departemental("de l'ASS", MOIS.slice(0, 3)),
});

const lire = (f: Parameters<typeof classeurDe>[0]) => lireEssai(importeurMinimaMensuels, [classeurDe(f)]);
const chercher = (lignes: readonly Ligne[], dispositif: string, code: string, mois: string): Ligne | undefined =>
  lignes.find((l) => l['dispositif'] === dispositif && l['code'] === code && l['mois'] === mois);

describe('importeurMinimaMensuels', () => {
  test('reads the national sheet and the three others, counts only', async () => {
    const { tables, anomalies } = await lire(feuilles());
    const lignes = tables['minima_mensuels'] ?? [];
    expect(anomalies).toEqual([]);
    expect(lignes).toHaveLength(3 * 4 + 4 * (4 + 4 + 3));
    expect(chercher(lignes, 'rsa', '01', '2020-01')).toMatchObject({ niveau: 'departement', valeur: 7710, provisoire: false });
  });

  test('a star makes the figure provisional, on the value as on the month', async () => {
    const lignes = (await lire(feuilles())).tables['minima_mensuels'] ?? [];
    expect(chercher(lignes, 'rsa', 'FR', '2020-03')).toMatchObject({ valeur: 2060800, etat: 'valeur', provisoire: true });
    expect(chercher(lignes, 'aah', 'FR', '2020-03')).toMatchObject({ valeur: 1166100, provisoire: false });
    expect(chercher(lignes, 'ass', '2A', '2020-03')).toMatchObject({ valeur: 1930, provisoire: true });
  });

  test('« nd » is not available and never provisional; a written 0 is zero', async () => {
    const lignes = (await lire(feuilles())).tables['minima_mensuels'] ?? [];
    expect(chercher(lignes, 'ass', 'FR', '2020-04')).toMatchObject({ valeur: null, etat: 'indisponible', provisoire: false });
    expect(chercher(lignes, 'rsa', '976', '2020-02')).toMatchObject({ valeur: null, etat: 'indisponible' });
    expect(chercher(lignes, 'rsa', '976', '2020-01')).toMatchObject({ valeur: 0, etat: 'zero' });
  });

  test('refuses a dash among the counts, an unreadable month and a hole between months', async () => {
    const f = feuilles();
    f['Tableau 2'] = departemental('du RSA', [
      [JANVIER, '-', '-', 1910, '-', 40000, '-', 0, '-'],
      ['fevrier', 7720, 'nd', 1920, '-', 40010, '-', 10, '-'],
      [MARS, 7730, 1.2, 1930, 1, 40020, 1, 10, 1],
    ]);
    const { anomalies } = await lire(f);
    expect(anomalies.map((a) => [a.ligne, a.valeur, a.motif])).toEqual([
      [7, 'fevrier', 'mois illisible'],
      [null, '2020-03', 'Tableau 2 : le mois ne suit pas le précédent (2020-01)'],
      [6, '-', 'effectif illisible'],
    ]);
  });

  test('refuses a column that no longer holds counts, and a missing département', async () => {
    const f = feuilles();
    f['Tableau 3'] = departemental("de l'AAH", MOIS).map((l, i) => (i === 2 ? ['Numero', null, 1, '2A', null, 971] : l));
    const { anomalies } = await lire(f);
    expect(anomalies.map((a) => [a.colonne, a.valeur])).toEqual([
      ['Tableau 3', '976'],
      ['Tableau 3', '01'],
    ]);
  });
});

test('real values, where the original is at hand', async ({ skip }) => {
  const octets = originauxDe(importeurMinimaMensuels);
  if (octets === null) return skip('the original is not at hand');
  const contexte = contexteEssai({ departements: TOUS_DEPARTEMENTS });
  const lignes = (await lireEssai(importeurMinimaMensuels, octets, contexte)).tables['minima_mensuels'] ?? [];
  expect(chercher(lignes, 'rsa', 'FR', '2019-12')?.['valeur']).toBe(1916100);
  expect(chercher(lignes, 'rsa', 'FR', '2020-10')).toMatchObject({ valeur: 2069300, provisoire: true });
  expect(chercher(lignes, 'rsa', '01', '2020-10')?.['valeur']).toBe(8800);
  expect(chercher(lignes, 'ass', '01', '2020-09')).toMatchObject({ valeur: 1880, provisoire: true });
  expect(new Set(lignes.map((l) => l['mois'])).size).toBe(46);
});
