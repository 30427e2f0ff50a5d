// @ts-check
/**
 * Outputs are made beside and put in place whole. The moves are first written in a journal: a build killed between two of them
 * is finished by the next command, so that nothing is ever lost, nor left half new and half old.
 */
import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder, readCache, writeWhole } from './files.mjs';

const STAGING = '.cache/staging';
const JOURNAL = '.cache/swap.json';

/** @typedef {{ readonly from: string, readonly to: string, readonly old: string }} Move paths relative to the root */

/** An empty folder of one's own, on the disk of the outputs. @param {string} root @returns {string} relative to the root */
export function openStaging(root) {
  const folder = `${STAGING}/${process.pid}-${Date.now().toString(36)}`;
  mkdirSync(join(root, folder), { recursive: true });
  return folder;
}

/** Files as they stand, without a copy: nothing is ever written in place. @param {string} root @param {string} staging @param {readonly string[]} paths */
export function linkInto(root, staging, paths) {
  for (const file of paths.flatMap((path) => filesUnder(root, path))) {
    const to = join(root, staging, file);
    mkdirSync(dirname(to), { recursive: true });
    linkSync(join(root, file), to);
  }
}

/** Ends one move, or sees that it is done. @param {string} root @param {Move} move */
function finish(root, { from, to, old }) {
  const [source, target, aside] = [join(root, from), join(root, to), join(root, old)];
  if (!existsSync(source)) {
    if (existsSync(target)) return;
    if (!existsSync(aside)) throw new Error(`${to} is lost: neither it nor what was made for it is on the disk; run npm run build`);
    renameSync(aside, target);
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  mkdirSync(dirname(aside), { recursive: true });
  if (existsSync(target)) {
    rmSync(aside, { recursive: true, force: true });
    renameSync(target, aside);
  }
  renameSync(source, target);
}

/** Takes one move back, as far as it went: the former output stands again. @param {string} root @param {Move} move */
function undo(root, { from, to, old }) {
  const [source, target, aside] = [join(root, from), join(root, to), join(root, old)];
  if (!existsSync(source) && existsSync(target)) renameSync(target, source);
  if (existsSync(aside) && !existsSync(target)) renameSync(aside, target);
}

/**
 * Puts staged folders in the place of the former ones. `meanwhile` is for a test: it is called before each move.
 * @param {string} root @param {string} staging @param {readonly string[]} folders @param {() => void} [meanwhile]
 */
export function swapIn(root, staging, folders, meanwhile = () => {}) {
  const moves = folders.map((to) => ({ from: `${staging}/${to}`, to, old: `${staging}/.old/${to}` }));
  writeWhole(join(root, JOURNAL), JSON.stringify(moves));
  /** @type {Move[]} */
  const begun = [];
  try {
    for (const move of moves) {
      meanwhile();
      begun.push(move);
      finish(root, move);
    }
  } catch (error) {
    // a folder that cannot be moved: all stand as they stood, or the journal stays for the next command
    for (const move of begun.reverse()) undo(root, move);
    rmSync(join(root, JOURNAL));
    throw error;
  }
  rmSync(join(root, JOURNAL));
  rmSync(join(root, staging), { recursive: true, force: true });
}

/** Only for who holds the lock: nobody else is staging anything. What a journal still speaks of is left. @param {string} root */
export function sweepStaging(root) {
  if (!existsSync(join(root, JOURNAL))) rmSync(join(root, STAGING), { recursive: true, force: true });
}

/** A broken journal is an empty one. @param {any} move */
const isMove = (move) => [move?.from, move?.to, move?.old].every((path) => typeof path === 'string');

/** Ends what a killed build had begun to put in place, and sweeps what it left. Only for who holds the lock. @param {string} root */
export function recover(root) {
  const journal = readCache(join(root, JOURNAL));
  const moves = Array.isArray(journal) ? journal.filter(isMove) : [];
  for (const move of moves) finish(root, move);
  rmSync(join(root, JOURNAL), { force: true });
  sweepStaging(root);
  for (const folder of ['.cache', '.cache/stamps', 'data', 'data/tables']) sweep(join(root, folder));
}

/** Files that a killed writer left beside those it wrote. @param {string} folder */
function sweep(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.endsWith('.tmp')) rmSync(join(folder, name), { recursive: true, force: true });
}
