import { expect, test } from 'vitest';
import { importeurDefmDepartements } from './defm-departements.ts';
import { contexteEssai, lireEssai, enOctets, originauxDe, TOUS_DEPARTEMENTS } from './essai.ts';

const ENTETE = 'code_dep,annee,nb_deld,nb_defm_abc,part_deld_pct\n';
const lire = (corps: string) => lireEssai(importeurDefmDepartements, [enOctets(ENTETE + corps)]);

test('reads jobseekers and says that Mayotte is outside the field', async () => {
  const { tables, anomalies, avis } = await lire('01,2014,15030,40020,37.56\n2A,2014,s,s,\n971,2014,,64000,\n');
  expect(anomalies).toEqual([]);
  expect(tables['defm_departements']).toEqual([
    { departement: '01', annee: 2014, defm: 40020, deld: 15030, etat: 'valeur' },
    { departement: '2A', annee: 2014, defm: null, deld: null, etat: 'secret' },
    { departement: '971', annee: 2014, defm: null, deld: null, etat: 'indisponible' },
  ]);
  expect(avis.join()).toContain('Mayotte');
});

test('holds the printed share against its two sides: swapped columns do not pass', async () => {
  const { anomalies } = await lire('01,2014,40020,15030,37.56\n2A,2014,3000,10000,30.01\n971,2014,3000,10000,30.02\n');
  expect(anomalies.map((a) => [a.ligne, a.colonne, a.motif])).toEqual([
    [2, 'part_deld_pct', 'la part ne se recalcule pas : 40020 sur 15030 donne 266.27 %'],
    [4, 'part_deld_pct', 'la part ne se recalcule pas : 3000 sur 10000 donne 30.00 %'],
  ]);
});

test('lists every bad row', async () => {
  const { anomalies } = await lire('1,2014,15030,40020,37.56\n01,2014,quinze,40020,37.56\n2A,,15030,40020,37.56\n');
  expect(anomalies.map((a) => [a.ligne, a.colonne, a.valeur])).toEqual([
    [2, 'code_dep', '1'],
    [3, 'nb_deld', 'quinze'],
    [4, 'annee', ''],
  ]);
});

test('real values, where the original is at hand', async ({ skip }) => {
  const octets = originauxDe(importeurDefmDepartements);
  if (octets === null) return skip('the original is not at hand');
  const { tables, anomalies } = await lireEssai(importeurDefmDepartements, octets, contexteEssai({ departements: TOUS_DEPARTEMENTS }));
  const lignes = tables['defm_departements'] ?? [];
  expect(anomalies).toEqual([]);
  expect(lignes).toHaveLength(1000);
  expect(lignes.find((l) => l['departement'] === '01' && l['annee'] === 2014)?.['defm']).toBe(40020);
});
