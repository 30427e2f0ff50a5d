import { expect, test } from 'vitest';
import { CATALOGUE } from '#indicateurs/catalogue.ts';
import { ecartsDeDates, genres, indicateursDeLaSource, ruptures } from './mesures.ts';

test('every indicator of the catalogue is under one kind', () => {
  const ranges = genres().flatMap((g) => g.indicateurs.map((i) => i.adresse));
  expect(ranges.toSorted()).toEqual(CATALOGUE.map((i) => `/indicateurs/${i.id}/`).toSorted());
});

test('a kind without an indicator is not explained', () => expect(genres([])).toEqual([]));

test('a break that several indicators share is said once, with its first moments', () => {
  const [modele] = CATALOGUE;
  if (modele === undefined) throw new Error('the catalogue is empty');
  const avec = (id: string, a: string) => ({ ...modele, id, nom: id, ruptures: [{ a, texte: 'Rupture : ici' }] });
  expect(ruptures([avec('x', '2018-01-31'), avec('y', '2018-12')])).toEqual([
    {
      texte: 'Rupture\u00a0: ici',
      a: '31 janvier 2018 ou décembre 2018',
      indicateurs: [
        { nom: 'x', adresse: '/indicateurs/x/' },
        { nom: 'y', adresse: '/indicateurs/y/' },
      ],
    },
  ]);
});

test('sides of different days give their reason', () => {
  const ecarts = ecartsDeDates();
  expect(ecarts.map((e) => e.adresse)).toContain('/indicateurs/siae-densite/');
  expect(ecarts.every((e) => e.raison !== '')).toBe(true);
});

test('a source knows what is made from it', () =>
  expect(indicateursDeLaSource('insee-filosofi-2020').map((i) => i.adresse)).toEqual(['/indicateurs/pauvrete/']));
