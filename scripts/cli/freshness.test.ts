import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFresh, markFresh, type Step } from './freshness.mjs';

let root = '';
const step: Step = {
  name: 'site',
  inputs: ['src', 'lock.json'],
  listed: ['donnees'],
  ignored: /\.test\.ts$/,
  outputs: ['dist/index.html', 'dist'],
};
const write = (path: string, text: string) => writeFileSync(join(root, path), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'atlas-fresh-'));
  for (const folder of ['src/lib', 'dist', 'donnees']) mkdirSync(join(root, folder), { recursive: true });
  write('src/lib/a.ts', 'a');
  write('lock.json', '{}');
  write('donnees/t.parquet', '123');
  write('dist/index.html', 'page');
  markFresh(root, step);
});
afterEach(() => rmSync(root, { recursive: true }));

test('a step is fresh right after it ran, and only once it ran', () => {
  expect(isFresh(root, step)).toBe(true);
  expect(isFresh(root, { ...step, name: 'autre' })).toBe(false);
});

test('a new date alone changes nothing (a clone dates all its files)', () => {
  utimesSync(join(root, 'src/lib/a.ts'), new Date(1e12), new Date(1e12));
  expect(isFresh(root, step)).toBe(true);
});

test.each([
  ['an input of the same size', 'src/lib/a.ts', 'b'],
  ['a new input', 'src/lib/b.ts', 'b'],
  ['a file among the inputs', 'lock.json', '[]'],
  ['a listed input of another size', 'donnees/t.parquet', '1234'],
  ['an output someone edited', 'dist/index.html', 'edited'],
])('%s makes it stale', (_, path, text) => {
  write(path, text);
  expect(isFresh(root, step)).toBe(false);
});

test('a test beside the code does not', () => {
  write('src/lib/a.test.ts', 'test');
  expect(isFresh(root, step)).toBe(true);
});

test('a missing output makes it stale', () => {
  rmSync(join(root, 'dist'), { recursive: true });
  expect(isFresh(root, step)).toBe(false);
});
