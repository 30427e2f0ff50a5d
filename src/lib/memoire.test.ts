import { expect, test } from 'vitest';
import { memoire } from './memoire.ts';

test('an answer is worked out once for each object, even when it is nothing', () => {
  const demandes: object[] = [];
  const taille = memoire((objet: { readonly n?: number }) => {
    demandes.push(objet);
    return objet.n;
  });
  const [plein, vide] = [{ n: 3 }, {}];
  expect([taille(plein), taille(vide), taille(plein), taille(vide)]).toEqual([3, undefined, 3, undefined]);
  expect(demandes).toEqual([plein, vide]);
});
