import { expect, test } from 'vitest';
import type { Contenu } from '#domain/contenu/verification.ts';
import { cible } from './renvois.ts';

const contenu = {
  strategies: [{ id: 'ici', titre: 'Un long titre', court: 'Ici' }],
  objectifs: [{ id: 'ici-1', strategie: 'ici', titre: 'Faire mieux' }],
  'chiffres-dates': [{ id: 'ici-sept', strategie: 'ici', libelle: 'Sept choses' }],
  instances: [
    { id: 'cdiae', nom: 'Conseil départemental', sigle: 'CDIAE' },
    { id: 'prefet', nom: 'Préfet' },
  ],
  dispositifs: [{ id: 'pic', nom: 'Plan', sigle: 'PIC' }],
  etapes: [{ id: 'avis', titre: 'Avis' }],
  recits: [{ id: 'outre-mer', titre: 'Outre-mer' }],
} as unknown as Contenu;

test.each([
  ['strategies/ici', 'Ici', '/strategies/ici/'],
  ['objectifs/ici-1', 'Faire mieux', '/strategies/ici/#ici-1'],
  ['chiffres-dates/ici-sept', 'Sept choses', '/strategies/ici/'],
  ['instances/cdiae', 'CDIAE', '/reperes/instances/cdiae/'],
  ['instances/prefet', 'Préfet', '/reperes/instances/prefet/'],
  ['dispositifs/pic', 'Plan', '/reperes/dispositifs/#pic'],
  ['etapes/avis', 'Avis', '/reperes/dossier/#avis'],
  ['recits/outre-mer', 'Outre-mer', '/recits/outre-mer/'],
])('%s is called « %s » and stands at %s', (reference, nom, adresse) => {
  expect(cible(contenu, reference)).toEqual({ nom, adresse });
});

test('a reference to nothing is an error, not a dead link', () => {
  expect(() => cible(contenu, 'instances/personne')).toThrow('no "instances/personne" in the content');
  expect(() => cible(contenu, 'objectifs/ici-2')).toThrow('no "objectifs/ici-2" in the content');
});
