import { describe, expect, test } from 'vitest';
import { correctionsEpci, correctionsSerie, correctionsSiae } from '#lecture/documentation/fichiers.ts';
import { bilanNaf, compterDrapeaux, effetCorrection } from './siae-liste.ts';

test('the NAF leaves catch-all codes and absent ones apart', () => {
  const b = bilanNaf([{ naf: '8899B' }, { naf: '8899B' }, { naf: '9499Z' }, { naf: '8299Z' }, { naf: '8130Z' }, { naf: null }]);
  expect([b.total, b.indetermines, b.absents, b.dixEffectif]).toEqual([6, 4, 1, 3]);
  expect(b.dix[0]).toMatchObject({ code: '8899B', effectif: 2 });
  expect(b.autres[0]).toMatchObject({ code: '8299Z', effectif: 1 });
});

test('reserves are counted, the most frequent first', () =>
  expect(compterDrapeaux([{ drapeaux: ['corrige', 'siret-invalide'] }, { drapeaux: ['corrige'] }, { drapeaux: [] }])).toEqual([
    { drapeau: 'corrige', effectif: 2 },
    { drapeau: 'siret-invalide', effectif: 1 },
  ]));

describe('hand fixes', () => {
  test.each([
    ['ligne', 'ecartee', 'ligne écartée'],
    ['insee', '62108', 'commune : 62108'],
    ['naf', '', 'code NAF : vidé'],
  ])('%s=%s is « %s »', (champ, valeur, texte) => expect(effetCorrection({ champ, valeur })).toBe(texte));

  test('an unknown field is not silently printed', () => expect(() => effetCorrection({ champ: 'lon', valeur: '2' })).toThrow('CHAMPS'));

  test('every committed fix has its words and its reason', () => {
    expect(correctionsSiae().map(effetCorrection)).not.toContain('');
    expect([...correctionsSiae(), ...correctionsEpci(), ...correctionsSerie()].filter((c) => c.raison === '')).toEqual([]);
  });
});
