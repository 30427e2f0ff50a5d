import { describe, expect, test } from 'vitest';
import { cheminDe, estPage, prefixeDe } from './inventaire.ts';

describe('what belongs to the site', () => {
  test.each([
    ['https://a.fr/sous/atlas/?v=1#carte', 'atlas/'],
    ['https://a.fr/sous/', ''],
    ['https://a.fr/sous', null],
    ['https://a.fr/autre/atlas/', null],
    ['https://b.fr/sous/atlas/', null],
    ['blob:https://a.fr/1234', null],
  ])('%s under /sous/ is %j', (adresse, chemin) => {
    expect(cheminDe(adresse, 'https://a.fr', '/sous/')).toBe(chemin);
  });

  test('a page ends with a slash, the home page is the empty path', () => {
    expect(['', 'atlas/', 'geo/epci.json'].map(estPage)).toEqual([true, true, false]);
  });

  test('the caches of an atlas under a sub-path are not those of one at the root', () => {
    const [racine, sous] = [prefixeDe('/'), prefixeDe('/sous/')];
    expect([`${sous}v1`.startsWith(racine), `${racine}v1`.startsWith(sous)]).toEqual([false, false]);
  });
});
