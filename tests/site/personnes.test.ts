import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SANS_ORIGINAUX, secrets, trouver, trouverParquet } from '../personnes.ts';
import { DIST } from './dist.ts';

test('no sole trader is found anywhere in the built site: pages, downloads, search index', async ({ skip }) => {
  const cherches = secrets();
  if (cherches === null) return skip(SANS_ORIGINAUX);
  expect(trouver(DIST, cherches)).toEqual([]);
  expect(await trouverParquet([join(DIST, 'donnees'), join(DIST, 'indicateurs')], cherches)).toEqual([]);
});
