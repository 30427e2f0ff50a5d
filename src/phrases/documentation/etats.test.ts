import { expect, test } from 'vitest';
import { ETATS } from '#domain/cellule.ts';
import { lireEtats } from './etats.ts';
import { compterEtats } from '#lecture/documentation/comptes.ts';

test('the five states are explained, each by its own words', () => {
  const etats = lireEtats();
  expect(etats.map((e) => e.etat)).toEqual([...ETATS]);
  expect(new Set(etats.map((e) => e.lu)).size).toBe(ETATS.length);
  expect(etats.find((e) => e.etat === 'zero')?.lu).toBe('0');
});

test('a state without a cell counts 0', async () =>
  expect(await compterEtats(() => Promise.resolve([{ etat: 'zero', n: 3 }] as never))).toEqual({
    valeur: 0,
    zero: 3,
    secret: 0,
    indisponible: 0,
    'sans-objet': 0,
  }));
