import { expect, test } from 'vitest';
import { taille } from './taille.ts';

test.each([
  [0, '0\u00a0octets'],
  [473, '473\u00a0octets'],
  [999, '999\u00a0octets'],
  [1000, '1,0\u00a0ko'],
  [1892, '1,9\u00a0ko'],
  [9960, '10\u00a0ko'],
  [953_478, '953\u00a0ko'],
  [999_600, '1,0\u00a0Mo'],
  [7_729_527, '7,7\u00a0Mo'],
  [45_945_305, '46\u00a0Mo'],
])('%i bytes are « %s »', (octets, texte) => expect(taille(octets)).toBe(texte));

test('a size that cannot be is refused', () => {
  expect(() => taille(-1)).toThrow('a file of -1 bytes');
  expect(() => taille(1.5)).toThrow('a file of 1.5 bytes');
});
