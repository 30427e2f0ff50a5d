import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { lireEssai, enOctets, originauxDe } from './essai.ts';
import { importeurFloresA21 } from './flores-a21.ts';

test('refuses a file that is not Parquet, or nothing at all', async () => {
  for (const octets of [enOctets('<!doctype html><html></html>'), enOctets('PAR1 tronqué'), new Uint8Array()]) {
    const { tables, anomalies, avis } = await lireEssai(importeurFloresA21, [octets]);
    expect(tables['flores_a21']).toEqual([]);
    expect(anomalies).toHaveLength(1);
    expect(anomalies[0]?.conseil).toContain('télécharger de nouveau');
    expect(avis).toEqual([]);
  }
});

test('keeps quiet a cell of one to four employees, and no other', async () => {
  const columnData = [
    { name: 'code_ze', data: ['51', '51', '51', '51'] },
    { name: 'a21', data: ['A', 'B', 'C', 'D'] },
    { name: 'eff_22', data: [1, 4, 5, null], type: 'INT32' as const },
    { name: 'eff_23', data: [5, 3, 6, 2], type: 'INT32' as const },
  ];
  const { tables, anomalies } = await lireEssai(importeurFloresA21, [new Uint8Array(parquetWriteBuffer({ columnData }))]);
  expect(anomalies).toEqual([]);
  expect(
    tables['flores_a21']?.map((l) => [l['effectif_2022'], l['effectif_2022_etat'], l['effectif_2023'], l['effectif_2023_etat']]),
  ).toEqual([
    [null, 'secret', 5, 'valeur'],
    [null, 'secret', null, 'secret'],
    [5, 'valeur', 6, 'valeur'],
    [null, 'indisponible', null, 'secret'],
  ]);
});

test('real values, where the original is at hand', async ({ skip }) => {
  const octets = originauxDe(importeurFloresA21);
  if (octets === null) return skip('the original is not at hand');
  const { tables, anomalies, avis } = await lireEssai(importeurFloresA21, octets);
  const lignes = tables['flores_a21'] ?? [];
  expect(anomalies).toEqual([]);
  expect(lignes).toHaveLength(305 * 19);
  expect(lignes.find((l) => l['zone_emploi'] === '0051' && l['section'] === 'C')).toMatchObject({
    effectif_2022: 5119,
    effectif_2023: 5149,
  });
  // A hole filled with 0 by the copy is not a count of nobody.
  expect(lignes.find((l) => l['zone_emploi'] === '0057' && l['section'] === 'B')).toMatchObject({
    effectif_2022: null,
    effectif_2022_etat: 'indisponible',
    effectif_2023: null,
    effectif_2023_etat: 'indisponible',
  });
  expect(avis).toEqual([
    expect.stringContaining('305 zones d’emploi, sans celle de Mayotte (0601)'),
    expect.stringContaining('sections absentes du fichier : T, U'),
    expect.stringContaining('16 en 2022, 17 en 2023'),
    expect.stringContaining('22 en 2022, 21 en 2023'),
  ]);
});
