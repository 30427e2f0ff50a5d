import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idDuFragment } from './fragment.ts';

test('reads the id, decoded where it is encoded', () => {
  expect(['#objectif-3', '#%C3%A9t%C3%A9', '#a%20b', ''].map(idDuFragment)).toEqual(['objectif-3', 'été', 'a b', '']);
});

test('takes what is not well encoded as it stands', () => {
  expect(['#%', '#%zz', '#%C3', '#100%'].map(idDuFragment)).toEqual(['%', '%zz', '%C3', '100%']);
});

test('never throws, whatever the address', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (texte) => typeof idDuFragment(`#${texte}`) === 'string'));
});
