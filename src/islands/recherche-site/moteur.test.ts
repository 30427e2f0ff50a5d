import { expect, test } from 'vitest';
import { reunir, type Groupe } from './moteur.ts';

const groupe = (genre: Groupe['genre'], titres: readonly string[], total = titres.length): Groupe => ({
  genre,
  libelle: genre,
  total,
  resultats: titres.map((titre) => ({ adresse: `/${titre}/`, titre, extrait: '' })),
});

test('groups of one kind become one, in the order of the kinds, the empty ones left out', () => {
  const reunis = reunir([
    groupe('recit', ['r']),
    groupe('territoire', ['page des territoires']),
    groupe('terme', []),
    groupe('territoire', ['Lozère'], 3),
  ]);
  expect(reunis.map((g) => [g.genre, g.total])).toEqual([
    ['territoire', 4],
    ['recit', 1],
  ]);
  expect(reunis[0]?.resultats.map((r) => r.titre)).toEqual(['page des territoires', 'Lozère']);
});
