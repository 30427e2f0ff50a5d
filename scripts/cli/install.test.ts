import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser } from './browser.mjs';
import { canRunTypeScript, isInstalled } from './install.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'atlas-install-'));
  writeFileSync(join(root, 'package-lock.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

test('nothing is installed on a fresh clone', () => {
  expect(isInstalled(root)).toBe(false);
});

test('an install by hand is dated by the lock npm leaves inside node_modules', () => {
  mkdirSync(join(root, 'node_modules'));
  const hidden = join(root, 'node_modules', '.package-lock.json');
  writeFileSync(hidden, '{}');
  expect(isInstalled(root)).toBe(true);
  utimesSync(hidden, new Date(1e12), new Date(1e12));
  expect(isInstalled(root)).toBe(false);
});

test('an install of another lock is stale whatever its date', () => {
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{}');
  writeFileSync(join(root, 'node_modules', '.atlas-lock-hash'), 'autre');
  expect(isInstalled(root)).toBe(false);
});

test.each([
  ['v20.20.2', false],
  ['v22.17.1', false],
  ['v22.18.0', true],
  ['v23.5.0', false],
  ['v24.0.0', true],
])('Node %s runs .ts files as they are: %s', (version, able) => {
  expect(canRunTypeScript(version)).toBe(able);
});

test('CHROME_PATH wins, and a wrong one is told instead of being replaced in silence', () => {
  expect(findBrowser({ CHROME_PATH: process.execPath })).toBe(process.execPath);
  expect(() => findBrowser({ CHROME_PATH: join(root, 'absent') })).toThrow('is not an executable');
});
