import { expect, test } from 'vitest';
import { estMasque, IDENTIFIANT_SIAE, identifiantMasque } from './identifiant-siae.ts';

test('a SIRET, or the commune of one who must not be found', () => {
  for (const bon of ['40060513500013', identifiantMasque('21263', 1), identifiantMasque('2A004', 12)])
    expect(bon).toMatch(IDENTIFIANT_SIAE);
  for (const mauvais of ['', '4006051350001', 'masque-21263', 'masque-2126-1', 'masque-40060513500013'])
    expect(mauvais).not.toMatch(IDENTIFIANT_SIAE);
  expect([estMasque('masque-21263-1'), estMasque('40060513500013')]).toEqual([true, false]);
});
