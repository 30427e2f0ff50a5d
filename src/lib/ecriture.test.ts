import { expect, it } from 'vitest';
import { ecritureAvecUnite, ecritureDe } from './ecriture.ts';
import { FINE, INSECABLE, MOINS } from './format.ts';

it.each([
  ['%', 12.34, `12,3${FINE}%`],
  ['%', 0, `0${FINE}%`],
  ['%', 100, `100${FINE}%`],
  ['‰', 100, `100,0${FINE}‰`],
  ['‰', 26, `26,0${FINE}‰`],
  ['personnes', 1213.44, `1${FINE}213,4`],
  ['', -0.44, `${MOINS}0,4`],
  ['%', 0.042, `0,04${FINE}%`],
  ['%', 0.0499, `0,05${FINE}%`],
  ['%', 0.05, `0,1${FINE}%`],
  ['‰', 0.0003, `0,0003${FINE}‰`],
  ['', -0.004, `${MOINS}0,004`],
])('a value in %s', (uniteCourte, valeur, texte) => {
  expect(ecritureDe({ uniteCourte, decimales: 1 })(valeur)).toBe(texte);
});

it('a value at its floor says that it may be less, its unit beside the number', () => {
  const u = { uniteCourte: 'km', decimales: 1, plancher: 5 };
  expect([5, 4, 5.1].map(ecritureDe(u))).toEqual(['5 ou moins', '5 ou moins', '5,1']);
  expect([5, 5.1].map(ecritureAvecUnite(u))).toEqual([`5${INSECABLE}km ou moins`, `5,1${INSECABLE}km`]);
});

it('a unit in words follows the value, a sign is already there', () => {
  const avec = (uniteCourte: string) => ecritureAvecUnite({ uniteCourte, decimales: 0 })(1213);
  expect(avec('personnes')).toBe(`1${FINE}213${INSECABLE}personnes`);
  expect(avec('‰')).toBe(`1${FINE}213${FINE}‰`);
  expect(avec('')).toBe(`1${FINE}213`);
});
