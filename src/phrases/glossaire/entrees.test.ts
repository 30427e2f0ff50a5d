import { expect, test } from 'vitest';
import { epoque, parLettre, precisions, voirAussi, type Terme } from './entrees.ts';

const terme = (id: string, reste: Partial<Terme>): Terme => ({
  id,
  nom: id,
  anciensNoms: [],
  territoires: [],
  source: [{ titre: 'x' }],
  liens: [],
  variantes: [],
  connaissance: { etat: 'a-verifier' },
  definition: 'x',
  ...reste,
});

test('letters ignore accents and case, as a dictionary does', () => {
  const lettres = parLettre([
    terme('a', { nom: 'Équivalent' }),
    terme('b', { nom: 'x', sigle: 'EI' }),
    terme('c', { nom: 'data·inclusion' }),
  ]);
  expect([...lettres].map(([l, t]) => [l, t.map(({ id }) => id)])).toEqual([
    ['D', ['c']],
    ['E', ['b', 'a']],
  ]);
});

test('dates read as a sentence, whatever is known of them', () => {
  expect(epoque({ de: '2021-04-01' })).toBe('depuis le 1er avril 2021');
  expect(epoque({ de: '1995', a: '2024-06-30' })).toBe('de 1995 au 30 juin 2024');
  expect(epoque({ de: '2009-11', a: '2021' })).toBe('de novembre 2009 à 2021');
  expect(epoque({ a: '2021' })).toBe('jusqu’en 2021');
  expect(epoque({})).toBeNull();
});

test('an entry says when it was, its old names and its other spellings', () => {
  const dreets = terme('d', { depuis: '2021-04-01', anciensNoms: [{ nom: 'Direccte', a: '2021-03-31' }], variantes: ['D'] });
  expect(precisions(dreets)).toEqual([
    'Depuis le 1er\u00a0avril 2021',
    'Auparavant\u00a0: Direccte (jusqu’au 31\u00a0mars 2021)',
    'On lit aussi\u00a0: D',
  ]);
});

test('see also keeps to the glossary', () => {
  const b = terme('b', {});
  expect(voirAussi(terme('a', { liens: ['termes/b', 'instances/c'] }), new Map([['b', b]]))).toEqual([b]);
});
