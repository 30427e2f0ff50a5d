import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { genreDe, signaler } from './signaler.ts';

const COUPURE = 'Ces données n’ont pas pu être lues.';
const dit = vi.fn();
beforeEach(() => {
  dit.mockClear();
  vi.spyOn(console, 'error').mockImplementation(dit);
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the kind of a failure', () => {
  test.each([
    ['reseau', new TypeError('Failed to fetch')],
    ['reseau', new TypeError('NetworkError when attempting to fetch resource.')],
    ['reseau', new TypeError('Load failed')],
    ['reseau', new Error('cannot read /geo/epci.json: status 503')],
    ['reseau', new Error('no index answered', { cause: new TypeError('Failed to fetch') })],
    ['perime', new Error('cannot read /geo/epci.json: status 404')],
    ['perime', new Error('fetch head failed 404')],
    ['perime', new TypeError('Failed to fetch dynamically imported module: /_astro/zoom.js')],
    ['perime', new TypeError('error loading dynamically imported module: /_astro/zoom.js')],
    ['perime', new TypeError('Importing a module script failed.')],
    ['bogue', new TypeError("Cannot read properties of undefined (reading 'contours')")],
    ['bogue', new Error('nothing in the page answers to ".cle": build the site again')],
    ['bogue', 'a text was thrown'],
  ] as const)('%s: %s', (genre, cause) => {
    expect(genreDe(cause, true)).toBe(genre);
  });

  test('offline, a module that does not come is the network', () => {
    expect(genreDe(new TypeError('Failed to fetch dynamically imported module: /_astro/zoom.js'), false)).toBe('reseau');
  });
});

describe('what is told', () => {
  test('the network: the words of who asked', () => {
    expect(signaler(new TypeError('Failed to fetch'), COUPURE)).toBe(COUPURE);
  });
  test('a page older than the site: to be loaded again', () => {
    expect(signaler(new Error('cannot read /geo/epci.json: status 404'), COUPURE)).toMatch(/mis à jour.*rechargez-la/);
  });
  test('a bug in a drawing is never told as data that did not come', () => {
    const mots = signaler(new TypeError('x is not a function'), COUPURE);
    expect(mots).not.toContain('n’ont pas pu être lues');
    expect(mots).toMatch(/^Une erreur de cette page/);
  });
  test('the cause is kept whole, whatever its kind', () => {
    const causes = [new TypeError('Failed to fetch'), new Error('status 404'), new RangeError('no sum')];
    for (const cause of causes) signaler(cause, COUPURE);
    expect(dit.mock.calls).toEqual(causes.map((cause) => [cause]));
  });
});
