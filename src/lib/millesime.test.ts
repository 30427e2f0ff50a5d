import { expect, test } from 'vitest';
import { millesimeEnMots } from './millesime.ts';

test.each([
  ['2019-07', 'juillet 2019'],
  ['2019-12-31', '31 décembre 2019'],
  ['2025-T4', '4e trimestre 2025'],
  ['2020', '2020'],
  ['2013-2026', '2013-2026'],
  ['voir chaque indicateur', 'voir chaque indicateur'],
])('vintage %s is « %s »', (code, texte) => expect(millesimeEnMots(code)).toBe(texte));
