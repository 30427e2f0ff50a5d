import { expect, test } from 'vitest';
import { lireEssai, enOctets, originauxDe } from './essai.ts';
import { importeurSiaeRome } from './siae-rome.ts';

const ENTETE = 'mesure,dep,siret,denomination,commune,rome,appellation\n';

test('mends the case of a code and keeps a structure that gave no trade', async () => {
  const { tables, anomalies, avis } = await lireEssai(importeurSiaeRome, [
    enOctets(`${ENTETE}EI,67,34204168800033,X,STRASBOURG, , \nACI,67,77564183000440,Y,STRASBOURG,k2204,Agent d'entretien \n`),
  ]);
  expect(anomalies).toEqual([]);
  expect(tables['siae_rome']).toEqual([
    { departement: '67', siret: '34204168800033', type: 'EI', rome: null, appellation: null },
    { departement: '67', siret: '77564183000440', type: 'ACI', rome: 'K2204', appellation: 'Agent d’entretien' },
  ]);
  expect(avis).toEqual([expect.stringContaining('gardées : 1')]);
});

test('refuses a code that is none of the ROME, and names its line', async () => {
  const { tables, anomalies } = await lireEssai(importeurSiaeRome, [enOctets(`${ENTETE}EI,67,34204168800033,X,STRASBOURG,Z99,Agent\n`)]);
  expect(tables['siae_rome']).toEqual([]);
  expect(anomalies).toMatchObject([{ ligne: 2, colonne: 'rome', valeur: 'Z99' }]);
});

test('real values, where the original is at hand', async ({ skip }) => {
  const octets = originauxDe(importeurSiaeRome);
  if (octets === null) return skip('the original is not at hand');
  const { tables, anomalies } = await lireEssai(importeurSiaeRome, octets);
  const lignes = tables['siae_rome'] ?? [];
  expect(anomalies).toEqual([]);
  expect(lignes).toHaveLength(308);
  expect(new Set(lignes.map((l) => l['siret'])).size).toBe(118);
  expect(lignes.filter((l) => l['rome'] === null)).toHaveLength(2);
});
