import { expect, it } from 'vitest';
import { siretValide } from './siret.ts';

it('accepts real SIRET and La Poste’s exception, refuses the rest', () => {
  expect(siretValide('80746931700018')).toBe(true);
  expect(siretValide('35600000000048')).toBe(true);
  // An establishment of La Poste: fails Luhn, digits sum to a multiple of 5.
  expect(siretValide('35600000049837')).toBe(true);
  expect(siretValide('35600000049838')).toBe(false);
  expect(siretValide('38269518700000')).toBe(false);
  expect(siretValide('8074693170001')).toBe(false);
  expect(siretValide('8074693170001A')).toBe(false);
});
