import { expect, it } from 'vitest';
import { parRapportAEcheance } from './echeance.ts';

it.each([
  ['2022-09-30', 'trois mois avant l’échéance'],
  ['2022-11-30', 'un mois avant l’échéance'],
  ['2022-12-31', 'à l’échéance'],
  ['2023-02-28', 'deux mois après l’échéance'],
  ['2021-12-31', 'un an avant l’échéance'],
  ['2024-06-30', 'plus d’un an après l’échéance'],
])('%s stands %s of December 2022', (moment, dit) => {
  expect(parRapportAEcheance(moment, '2022-12-31')).toBe(dit);
});

it('refuses a year, which no month can be counted from', () => {
  expect(() => parRapportAEcheance('2022', '2022-12-31')).toThrow(/"2022" has no month/);
});
