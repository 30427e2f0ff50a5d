// @ts-check
/** Files as the builds see them: listed, hashed, written whole. Plain JavaScript, since it also runs before the install. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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

/** @param {string | Uint8Array} content */
export const hash = (content) => createHash('sha256').update(content).digest('hex');

/** @param {string} full */
export const hashFile = (full) => hash(readFileSync(full));

/**
 * Writes beside under a name of its own, then renames: a reader never sees half a file, nor two writers each other's.
 * @param {string} full @param {string | Uint8Array} content
 */
export function writeWhole(full, content) {
  mkdirSync(dirname(full), { recursive: true });
  const beside = `${full}.${randomUUID()}.tmp`;
  writeFileSync(beside, content);
  renameSync(beside, full);
}

/**
 * A JSON file of `.cache`; null when it is absent, cut or edited: a broken cache is an empty cache.
 * @param {string} full
 * @returns {any}
 */
export function readCache(full) {
  try {
    return JSON.parse(readFileSync(full, 'utf8'));
  } catch {
    return null;
  }
}
