import { expect, test } from 'vitest';
import { ROOT } from './processes.mjs';
import { choose, testFiles } from './selection.mjs';

const STAGES = ['lint (eslint)', 'data:check', 'data:build', 'site build'];
const FILES = { unit: ['src/lib/csv.test.ts', 'scripts/import/siae.test.ts'], site: ['tests/site/axe.test.ts', 'tests/budget.test.ts'] };
const part = (...words: readonly string[]) => {
  const { has, ...rest } = choose(words, STAGES, FILES);
  return { stages: STAGES.filter(has), ...rest };
};

test('without a word, all of it', () => {
  expect(part()).toEqual({ stages: STAGES, unit: [], site: [], needsSite: true });
});

test.each([
  ['siae', { stages: [], unit: ['scripts/import/siae.test.ts'], site: null, needsSite: false }],
  ['LINT', { stages: ['lint (eslint)'], unit: null, site: null, needsSite: false }],
  ['axe', { stages: [], unit: null, site: ['tests/site/axe.test.ts'], needsSite: true }],
  ['unit', { stages: [], unit: [], site: null, needsSite: false }],
])('« %s » keeps what is named so, and what it needs', (word, expected) => {
  expect(part(word)).toEqual(expected);
});

test('several words add up', () => {
  expect(part('csv', 'data:check')).toMatchObject({ stages: ['data:check'], unit: ['src/lib/csv.test.ts'], site: null });
});

test('a word that names nothing is told, not run as nothing', () => {
  expect(() => part('zzz')).toThrow('nothing is named zzz');
});

test('every test file of the tree belongs to one of the two projects', () => {
  const { unit, site } = testFiles(ROOT);
  expect(unit).toContain('scripts/cli/selection.test.ts');
  expect(site).toContain('tests/budget.test.ts');
  expect(unit.filter((file) => site.includes(file))).toEqual([]);
});
