import { afterEach, expect, test, vi } from 'vitest';
import { copier, siPermis } from './permission.ts';

afterEach(() => vi.unstubAllGlobals());

test('what the browser allows is given, at once or in time', async () => {
  expect(siPermis(() => 1, 0)).toBe(1);
  expect(await siPermis(() => Promise.resolve(1), 0)).toBe(1);
});

test('what it refuses is not an error, and is told in detail', async () => {
  const dit = vi.spyOn(console, 'debug').mockImplementation(() => undefined);
  const refus = new Error('the storage is blocked');
  const refuser = (): number => {
    throw refus;
  };
  expect(siPermis(refuser, 0)).toBe(0);
  expect(await siPermis(() => Promise.reject(refus), 0)).toBe(0);
  expect(dit.mock.calls).toEqual([[refus], [refus]]);
  dit.mockRestore();
});

test('a page without a clipboard copies nothing and says so', async () => {
  vi.spyOn(console, 'debug').mockImplementation(() => undefined);
  vi.stubGlobal('navigator', {});
  expect(await copier('texte')).toBe(false);
  const ecrits: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: (t: string) => Promise.resolve(void ecrits.push(t)) } });
  expect(await copier('texte')).toBe(true);
  expect(ecrits).toEqual(['texte']);
  vi.restoreAllMocks();
});
