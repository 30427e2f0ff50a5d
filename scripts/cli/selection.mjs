// @ts-check
/** Which part of `npm test` the words on the command line ask for. */
import { filesUnder } from '../build/files.mjs';
import { CommandError } from './processes.mjs';

/** @typedef {{ readonly unit: readonly string[], readonly site: readonly string[] }} TestFiles */

/** The files of the two projects of vitest.config.ts. @param {string} root @returns {TestFiles} */
export function testFiles(root) {
  const all = ['src', 'scripts', 'tests'].flatMap((folder) => filesUnder(root, folder)).filter((file) => file.endsWith('.test.ts'));
  const isSite = (/** @type {string} */ file) => /^tests\/(site\/|parity\/|budget\.)/.test(file);
  return { unit: all.filter((file) => !isSite(file)), site: all.filter(isSite) };
}

/**
 * Without a word, all of it. `unit` and `site` are the files to give to vitest: null for none of them, empty for all.
 * @param {readonly string[]} words @param {readonly string[]} stages @param {TestFiles} files
 */
export function choose(words, stages, files) {
  const asked = words.map((word) => word.toLowerCase()).filter((word) => word !== '');
  const matches = (/** @type {string} */ name) => asked.length === 0 || asked.some((word) => name.toLowerCase().includes(word));
  const names = new Set(stages.filter(matches));
  /** @param {readonly string[]} of @param {string} project */
  function kept(of, project) {
    if (asked.length === 0 || asked.includes(project)) return [];
    const some = of.filter(matches);
    return some.length === 0 ? null : some;
  }
  const [unit, site] = [kept(files.unit, 'unit'), kept(files.site, 'site')];
  if (names.size === 0 && unit === null && site === null)
    throw new CommandError(
      `nothing is named ${words.join(' ')}: give a part of the path of a test file, or of a stage among ${stages.join(', ')}`,
    );
  return { has: (/** @type {string} */ name) => names.has(name), unit, site, needsSite: site !== null || names.has('site build') };
}
