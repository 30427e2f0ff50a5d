import { expect, test } from 'vitest';
import { contexteEssai, lireEssai, enOctets, originauxDe, TOUS_DEPARTEMENTS } from './essai.ts';
import { importeurPopulationDepartements } from './population-departements.ts';

const ENTETE = 'code_dep,libelle,annee,pop_totale,pop_15_64,pop_15_29,pop_50_64\n';
const annee = (n: number, codes: readonly string[]): string => codes.map((c) => `${c},X,${n},600000,400000,100000,130000\n`).join('');
const lire = (corps: string) => lireEssai(importeurPopulationDepartements, [enOctets(ENTETE + corps)]);

test('renames the columns; Mayotte may lack before 2014', async () => {
  const { tables, anomalies } = await lire(annee(2013, ['01', '2A', '971']) + annee(2014, ['01', '2A', '971', '976']));
  expect(anomalies).toEqual([]);
  expect(tables['population_departements']?.[0]).toEqual({
    departement: '01',
    annee: 2013,
    population: 600000,
    population_15_64: 400000,
    population_15_29: 100000,
    population_50_64: 130000,
  });
});

test('sees swapped columns, unreadable numbers, unknown codes and missing départements', async () => {
  const { anomalies } = await lire(
    '01,Ain,2020,400000,600000,100000,130000\n2A,X,2020,600000,400000,300000,130000\n971,X,2020,nd,400000,100000,130000\n99,X,2020,1,1,1,1\n',
  );
  expect(anomalies.map((a) => [a.ligne, a.colonne, a.motif])).toEqual([
    [2, 'pop_15_64', 'plus de 15-64 ans que d’habitants'],
    [3, 'pop_15_29', 'plus de 15–29 et 50–64 ans que de 15-64 ans'],
    [4, 'pop_totale', 'nombre illisible'],
    [5, 'code_dep', 'code de département inconnu'],
    [null, 'code_dep', 'départements absents en 2020'],
  ]);
  expect(anomalies[4]?.valeur).toBe('971, 976');
});

test('real values, where the original is at hand', async ({ skip }) => {
  const octets = originauxDe(importeurPopulationDepartements);
  if (octets === null) return skip('the original is not at hand');
  const { tables, anomalies } = await lireEssai(
    importeurPopulationDepartements,
    octets,
    contexteEssai({ departements: TOUS_DEPARTEMENTS }),
  );
  expect(anomalies).toEqual([]);
  expect(tables['population_departements']).toHaveLength(101 * 14 - 4);
  const ain = tables['population_departements']?.find((l) => l['departement'] === '01' && l['annee'] === 2023);
  expect(ain).toMatchObject({ population: 671937, population_15_64: 415340 });
});
