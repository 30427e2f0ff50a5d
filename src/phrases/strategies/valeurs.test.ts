import { expect, test } from 'vitest';
import { chiffreDate } from '#domain/contenu/chiffre-date.ts';
import { ecrireChiffre, valeurSignature } from './valeurs.ts';

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
