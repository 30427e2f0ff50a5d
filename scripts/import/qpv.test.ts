import { expect, it } from 'vitest';
import { contexteDeTest, importerFixture } from './fixtures.ts';
import { importeurQpv } from './qpv.ts';

it('gives a quartier one row per commune it covers, and tells those of the collectivités d’outre-mer', async () => {
  const { tables, anomalies, avis } = await importerFixture(importeurQpv, 'qpv.csv', contexteDeTest());
  expect(anomalies).toEqual([]);
  expect(tables['qpv']?.map((l) => [l['code'], l['commune']])).toEqual([
    ['QN00101M', '01053'],
    ['QN00201M', '02571'],
    ['QN00201M', '02691'],
  ]);
  expect(avis).toContainEqual(expect.stringContaining('1 quartiers de la collectivité d’outre-mer 978'));
});
