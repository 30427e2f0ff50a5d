import { expect, it } from 'vitest';
import { datee } from './datee.ts';

it.each([
  ['En juillet 2019, l’Ain comptait 31 structures.', '2019-07'],
  ['Fin 2019, 1 278 foyers percevaient le RSA.', '2019-12-31'],
  ['fin septembre 2022, on en comptait 59', '2022-09-30'],
  ['Le taux était de 4,8 % au 4e trimestre 2025.', '2025-T4'],
  ['En 2023, 4 210 demandeurs d’emploi', '2023'],
])('%s', (texte, periode) => {
  expect(datee(texte, { periode }).length).toBe(texte.length);
});

it.each([
  ['La Lozère compte 8 structures.', '2019-07'],
  ['En 2019, la Lozère comptait 8 structures.', '2019-07'],
  ['Aucune structure en juillet 2019, pour 12 000 habitants.', '2026'],
])('stops at a date that is not said: %s', (texte, periode) => {
  expect(() => datee(texte, periode, '2019-07')).toThrow(/rests on values of/);
});
