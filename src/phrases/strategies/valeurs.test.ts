import { expect, test } from 'vitest';
import { chiffreDate } from '#domain/contenu/chiffre-date.ts';
import { debutDe, ecrireChiffre, estDeDepart, valeurSignature } from './valeurs.ts';

const chiffre = (valeur: number | null, unite: string, reste: object = {}) =>
  chiffreDate.parse({
    ...{ id: 'x', strategie: 's', section: 'Introduction', groupe: 'g', libelle: 'SIAE', date: '2013' },
    ...{ territoire: { niveau: 'france', code: 'FR' }, valeur, unite },
    ...reste,
  });
const plat = (t: string) => t.replaceAll(/[\u00a0\u202f]/g, ' ');

test.each([
  [chiffre(28000, 'personnes', { precision: 'plus de' }), 'plus de 28 000 personnes'],
  [chiffre(1, 'structures'), '1 structure'],
  [chiffre(0, 'structures'), '0 structure'],
  [chiffre(53.7, 'M€'), '53,7 M€'],
  [chiffre(14.5, '%'), '14,5 %'],
  [chiffre(14, '%', { libelle: 'Évolution du nombre de SIAE' }), '+14 %'],
  [chiffre(-8, 'structures', { libelle: 'Évolution du nombre d’AI' }), '−8 structures'],
  [chiffre(null, '%', { note: 'Un tiers des effectifs.' }), 'un tiers des effectifs'],
])('%# a figure is written as the text prints it', (c, attendu) => {
  expect(plat(ecrireChiffre(c))).toBe(attendu);
});

test('a value at signing keeps its name and its date', () => {
  expect(plat(valeurSignature(chiffre(407, 'structures')))).toBe('SIAE, en 2013 : 407 structures');
});

test.each([
  ['2019-07', '2021-06', true],
  ['2019-12-31', '2021-09', true],
  ['2021-12', '2021-06', false],
  ['2021', '2021-09', false],
  ['2019-T2', '2019-07', true],
  ['2019-07', '2018', false],
])('a value of %s, for a programme begun in %s, is where it starts from: %s', (valeur, debut, depart) => {
  expect(estDeDepart(valeur, debut)).toBe(depart);
});

test('a programme begins at its own date, or else at that of its text', () => {
  expect(debutDe({ periode: { de: '2021-06' } }, { periode: { de: '2017' } })).toBe('2021-06');
  expect(debutDe({ periode: undefined }, { periode: { de: '2017' } })).toBe('2017');
});
