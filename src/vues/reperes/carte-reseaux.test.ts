import { expect, test } from 'vitest';
import type { Contenu } from '#domain/contenu/verification.ts';
import { degre, reseauxDe } from './carte-reseaux.ts';

const acteur = (id: string, genre: string, niveau: string, code: string) => ({
  id,
  genre,
  territoires: niveau === '' ? [] : [{ niveau, code }],
});
const contenu = {
  acteurs: [
    acteur('national', 'reseau-national', '', ''),
    acteur('grand', 'reseau-regional', 'region', '11'),
    acteur('petit', 'reseau-departemental', 'departement', '93'),
    acteur('aide', 'appui', 'region', '11'),
  ],
} as unknown as Contenu;
const de = (code: string, region: string) => reseauxDe(contenu, { code, region });

test('a réseau of the région counts in each of its départements; a national one and a support body count nowhere', () => {
  expect(de('93', '11').map((a) => a.id)).toEqual(['grand', 'petit']);
  expect(de('75', '11').map((a) => a.id)).toEqual(['grand']);
  // code 11 is also a département: the Aude is not in Île-de-France
  expect(de('11', '76')).toEqual([]);
});

test('silence is no degree, and an announcement is the least', () => {
  expect([degre([], false), degre([], true), degre(de('75', '11'), true), degre(de('93', '11'), false)]).toEqual([0, 1, 2, 3]);
});
