import { expect, test, vi } from 'vitest';
import { uneFois } from './une-fois.ts';

test('two who ask for the same thing share one reading, even before it is done', async () => {
  const lire = vi.fn((nom: string) => Promise.resolve(nom.toUpperCase()));
  const demander = uneFois<string>();
  const [a, b, autre] = [demander('a', () => lire('a')), demander('a', () => lire('a')), demander('b', () => lire('b'))];
  expect(a).toBe(b);
  expect(await Promise.all([a, b, autre])).toEqual(['A', 'A', 'B']);
  expect(lire.mock.calls).toEqual([['a'], ['b']]);
});

test('a reading that failed is made again when it is asked for again', async () => {
  const lire = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('lu');
  const demander = uneFois<string>();
  await expect(demander('a', lire)).rejects.toThrow('offline');
  await expect(demander('a', lire)).resolves.toBe('lu');
  await demander('a', lire);
  expect(lire).toHaveBeenCalledTimes(2);
});

test('each keeper has its own readings', async () => {
  const [ici, ailleurs] = [uneFois<string>(), uneFois<string>()];
  expect([await ici('a', () => Promise.resolve('ici')), await ailleurs('a', () => Promise.resolve('ailleurs'))]).toEqual([
    'ici',
    'ailleurs',
  ]);
});
