import { expect, test } from 'vitest';
import { objectif } from '../src/domain/contenu/objectif.ts';
import { lireCollection } from '../src/lecture/fichiers-contenu.ts';

const objectifs = lireCollection('objectifs').map((e) => objectif.parse(e.donnees));
const natures = (strategie: string) => new Set(objectifs.filter((o) => o.strategie === strategie).map((o) => o.nature));

test('a page that describes takes no engagement', () => {
  expect(natures('ecosysteme-2019')).toEqual(new Set(['description']));
});

test('what a text reports as done is an action, told in the past of its author, without a target', () => {
  const faits = ['guy-rencontres', 'guy-accompagnement', 'guy-dla', 'guy-reunions', 'guy-plan-action'];
  const lus = objectifs.filter((o) => faits.includes(o.id));
  expect(lus.map((o) => [o.id, o.nature, o.cible])).toEqual(faits.map((id) => [id, 'action', undefined]));
  expect(objectifs.filter((o) => o.cible !== undefined).every((o) => o.nature === 'engagement')).toBe(true);
});

test('a strategy and a programme only promise', () => {
  for (const s of ['ile-de-france-2015-2017', 'ile-de-france-2018-2020', 'guadeloupe']) {
    expect(natures(s)).toEqual(new Set(['engagement']));
  }
});
