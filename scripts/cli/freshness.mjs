// @ts-check
/**
 * Which steps are stale. A stamp in .cache/ holds a hash of what a step read and one of what it wrote; contents rather
 * than dates for the inputs, since git dates every file of a clone at its checkout.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} inputs files or folders, relative to the root
 * @property {readonly string[]} [listed] inputs judged by name and size only: large and generated
 * @property {RegExp} ignored paths among the inputs that cannot change the result (tests, goldens)
 * @property {readonly string[]} outputs the first must exist for the step to be fresh
 */

/**
 * Files under a path, sorted, relative to the root; nothing when it is absent.
 * @param {string} root @param {string} path
 * @returns {string[]}
 */
export function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}

/**
 * @param {string} root @param {readonly string[]} paths @param {{ ignored?: RegExp, contents: boolean }} options
 */
function digest(root, paths, { ignored, contents }) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(root, path))) {
    if (ignored?.test(file)) continue;
    const full = join(root, file);
    hash.update(`${file}\0${statSync(full).size}\0`);
    if (contents) hash.update(readFileSync(full));
  }
  return hash.digest('hex');
}

/** @param {string} root @param {Step} step */
function measure(root, step) {
  const inputs = digest(root, step.inputs, { ignored: step.ignored, contents: true });
  const listed = digest(root, step.listed ?? [], { contents: false });
  return { inputs: `${inputs} ${listed}`, outputs: digest(root, step.outputs, { contents: false }) };
}

/** @param {string} root @param {Step} step */
const stampPath = (root, step) => join(root, '.cache', 'stamps', `${step.name}.json`);

/** @param {string} root @param {Step} step */
export function isFresh(root, step) {
  const stamp = stampPath(root, step);
  if (!existsSync(stamp) || !existsSync(join(root, step.outputs[0] ?? ''))) return false;
  return readFileSync(stamp, 'utf8') === JSON.stringify(measure(root, step));
}

/** @param {string} root @param {Step} step */
export function markFresh(root, step) {
  const stamp = stampPath(root, step);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, JSON.stringify(measure(root, step)));
}
