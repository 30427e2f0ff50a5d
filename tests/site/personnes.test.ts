import { expect, test } from 'vitest';
import { secrets, trouver } from '../personnes.ts';
import { DIST } from './dist.ts';

test('no sole trader is found anywhere in the built site: pages, downloads, search index', () => {
  const cherches = secrets();
  if (cherches === null) return;
  expect(trouver(DIST, cherches)).toEqual([]);
});
