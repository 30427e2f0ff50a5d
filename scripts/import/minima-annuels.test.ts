import { describe, expect, test } from 'vitest';
import type { Ligne } from '../../src/domain/contrat.ts';
import { classeurDe, contexteEssai, lireEssai, originauxDe, TOUS_DEPARTEMENTS } from './essai.ts';
import type { Case } from './lecture-classeur.ts';
import { importeurMinimaAnnuels } from './minima-annuels.ts';

const titre = (quoi: string): string => `Répartition des allocataires ${quoi} par département au 31 décembre de chaque année`;
const annees = (de: number, a: number): readonly number[] => Array.from({ length: a - de + 1 }, (_, i) => de + i);
const remplir = (n: number, valeur: Case): readonly Case[] => Array.from({ length: n }, () => valeur);

/** Three small sheets in the shape of the original: AAH and ASS 1995-2015 then 2016 twice, RSA 2009-2016 with its years one row lower. */
function feuilles(): Record<string, (readonly Case[])[]> {
  const longues = [...annees(1995, 2016), '2016 (1)', 2017];
  const n = longues.length;
  const corps = (bas: Case): (readonly Case[])[] => [
    ['N° Dep', 'Libelle Dep', ...longues],
    ['01', 'Ain', ...remplir(n - 2, 100), 120, 130],
    ['20A', 'Corse-du-Sud', ...remplir(n, 0)],
    [null, 'France métropolitaine', ...remplir(n, 999)],
    [971, 'Guadeloupe*', ...remplir(n, 50)],
    [976, 'Mayotte', ...remplir(n - 2, bas), 3, 4],
    [null, 'Saint-Pierre-et-Miquelon', ...remplir(n, 1)],
    [null, 'DOM', ...remplir(n, 999)],
    [null, 'France ', ...remplir(n, 1000)],
    ['Sources : CNAF et MSA'],
  ];
  const rsa = ['2009', '2010 (1)', 2011, 2012, 2013, 2014, 2015, 2016, '2016 (2)'];
  return {
    'Tableau 1': [[titre("de l'AAH")], [], ...corps(null)],
    'Tableau 6': [[titre("de l'ASS")], [], [], ...corps(null)],
    'Tableau 11': [
      [titre('du RSA')],
      ['N° Dep', 'Libelle Dep', 'Total RSA socle', null, null, null, null, null, null, 'Total RSA'],
      [null, null, ...rsa, 'Proportion d’allocataires'],
      ['01', 'Ain', 1, 2, 3, 4, 5, 6, 7, 8, 9, 1.7],
      ['20A', 'Corse-du-Sud', ...remplir(9, 10)],
      [971, 'Guadeloupe*', '-', '-', ...remplir(7, 20)],
      [976, 'Mayotte', '-', '-', '-', ...remplir(6, 30)],
      [null, 'France ', '-', '-', ...remplir(7, 90)],
    ],
  };
}

const lire = (f: Parameters<typeof classeurDe>[0]) => lireEssai(importeurMinimaAnnuels, [classeurDe(f)]);
const chercher = (lignes: readonly Ligne[], dispositif: string, code: string, annee: number): Ligne | undefined =>
  lignes.find((l) => l['dispositif'] === dispositif && l['code'] === code && l['annee'] === annee);

describe('importeurMinimaAnnuels', () => {
  test('reads the three sheets, départements and France only', async () => {
    const { tables, anomalies, avis } = await lire(feuilles());
    const lignes = tables['minima_annuels'] ?? [];
    expect(anomalies).toEqual([]);
    expect([...new Set(lignes.map((l) => l['code']))].sort()).toEqual(['01', '2A', '971', '976', 'FR']);
    expect(lignes).toHaveLength(5 * (23 + 23 + 8));
    expect(avis).toEqual([
      expect.stringContaining('Tableau 1 : hors des 101 départements, non repris : Saint-Pierre-et-Miquelon'),
      expect.stringContaining('Tableau 6'),
    ]);
  });

  test('keeps the second 2016, of the new production system', async () => {
    const lignes = (await lire(feuilles())).tables['minima_annuels'] ?? [];
    expect(chercher(lignes, 'aah', '01', 2016)?.['valeur']).toBe(120);
    expect(chercher(lignes, 'rsa', '01', 2016)?.['valeur']).toBe(9);
    expect(chercher(lignes, 'rsa', '01', 2015)?.['valeur']).toBe(7);
  });

  test('a dash is « sans objet » where the RSA was not in force, an empty cell is not available, 0 is zero', async () => {
    const lignes = (await lire(feuilles())).tables['minima_annuels'] ?? [];
    expect(chercher(lignes, 'rsa', '971', 2010)).toMatchObject({ valeur: null, etat: 'sans-objet' });
    expect(chercher(lignes, 'rsa', '976', 2011)).toMatchObject({ valeur: null, etat: 'sans-objet' });
    expect(chercher(lignes, 'rsa', 'FR', 2009)).toMatchObject({ valeur: null, etat: 'sans-objet' });
    expect(chercher(lignes, 'aah', '976', 2000)).toMatchObject({ valeur: null, etat: 'indisponible' });
    expect(chercher(lignes, 'ass', '2A', 2000)).toMatchObject({ valeur: 0, etat: 'zero' });
  });

  test('a dash anywhere else is a fault, with its row', async () => {
    const f = feuilles();
    f['Tableau 11']?.splice(3, 1, ['01', 'Ain', 1, 2, 3, '-', 5, 6, 7, 8, 9]);
    const { anomalies } = await lire(f);
    expect(anomalies).toHaveLength(1);
    expect(anomalies[0]).toMatchObject({ ligne: 4, colonne: '2012', valeur: '-' });
  });

  test('tells a moved sheet, a lost year, an unknown code and a missing département at once', async () => {
    const f = feuilles();
    f['Tableau 7'] = f['Tableau 6'] ?? [];
    f['Tableau 6'] = [['Montants versés'], ['N° Dep', 'Libelle Dep']];
    f['Tableau 1']?.splice(2, 1, ['N° Dep', 'Libelle Dep', ...annees(1995, 2010), ...annees(2012, 2017)]);
    f['Tableau 11']?.splice(4, 1, ['99', 'Étranger', ...remplir(9, 10)]);
    const { anomalies } = await lire(f);
    expect(anomalies.map((a) => a.motif)).toEqual([
      'années attendues sans trou à partir de 1995',
      expect.stringContaining('feuille « Tableau 6 » : le titre n’est plus celui attendu'),
      'code de département inconnu',
      'Tableau 11 : départements absents',
    ]);
    expect(anomalies[3]?.valeur).toBe('2A');
  });
});

test('real values, where the original is at hand', async ({ skip }) => {
  const octets = originauxDe(importeurMinimaAnnuels);
  if (octets === null) return skip('the original is not at hand');
  const lignes =
    (await lireEssai(importeurMinimaAnnuels, octets, contexteEssai({ departements: TOUS_DEPARTEMENTS }))).tables['minima_annuels'] ?? [];
  expect(chercher(lignes, 'rsa', '01', 2019)?.['valeur']).toBe(7690);
  expect(chercher(lignes, 'rsa', 'FR', 2019)?.['valeur']).toBe(1916100);
  expect(chercher(lignes, 'aah', '01', 2016)?.['valeur']).toBe(7170);
  expect(chercher(lignes, 'aah', 'FR', 1995)?.['valeur']).toBe(614700);
  const somme = lignes
    .filter((l) => l['dispositif'] === 'rsa' && l['annee'] === 2019 && l['niveau'] === 'departement')
    .reduce((s, l) => s + Number(l['valeur']), 0);
  expect(Math.abs(somme - 1916100)).toBeLessThan(50);
});
