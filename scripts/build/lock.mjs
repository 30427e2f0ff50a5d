// @ts-check
/** One build at a time in a checkout: the second waits, and says for whom. */
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCache } from './files.mjs';
import { recover, sweepStaging } from './swap.mjs';

const LOCK = '.cache/build.lock';
const WAIT_MS = 200;
/** Handed to the commands that the holder starts: they work under its lock. */
const INHERITED = 'ATLAS_LOCK';

/** @typedef {{ readonly pid: number, readonly begun: string, readonly command: string, readonly since: string }} Holder */

/** When a process began, in ticks of its machine: a number that came back is not the same process. Empty where /proc is not. @param {number} pid */
function begunAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH';
  }
  return true;
}

/** @param {Holder} holder */
const isAlive = ({ pid, begun }) => isRunning(pid) && begun === begunAt(pid);

/** What commands killed while they took the lock left beside it; those of the living are theirs. @param {string} root */
function sweepTakings(root) {
  for (const name of readdirSync(join(root, '.cache'))) {
    const pid = /^build\.lock\.(\d+)\.(?:taking|dead)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(root, '.cache', name), { force: true });
  }
}

/** @param {Holder} holder */
const tokenOf = (holder) => `${holder.pid}-${holder.begun}`;

/** Takes the lock, whole or not at all: a link is made in one stroke. @param {string} root @param {Holder} me */
function take(root, me) {
  const [lock, mine] = [join(root, LOCK), join(root, `${LOCK}.${me.pid}.taking`)];
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(mine, JSON.stringify(me));
  try {
    linkSync(mine, lock);
    return null;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    // ENOENT: .cache was removed under our feet
    if (code === 'ENOENT') return take(root, me);
    if (code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine, { force: true });
  }
  /** @type {Holder | null} */
  const holder = readCache(lock);
  if (holder !== null && isAlive(holder)) return holder;
  bury(lock, `${lock}.${me.pid}.dead`, holder);
  return take(root, me);
}

/** Takes away the lock of a dead process; when another had already done so and holds it now, gives it back. @param {string} lock @param {string} aside @param {Holder | null} dead */
function bury(lock, aside, dead) {
  try {
    renameSync(lock, aside);
    const taken = readCache(aside);
    if (taken !== null && (dead === null || tokenOf(taken) !== tokenOf(dead))) linkSync(aside, lock);
  } catch {
    // already buried by another, or taken again: the next try reads what stands there
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Whether the lock under which this process works is still there: its holder may have been killed. @param {string} root */
export function isHeld(root) {
  const holder = readCache(join(root, LOCK));
  return holder !== null && tokenOf(holder) === process.env[INHERITED];
}

/**
 * Does some work while no other build runs here. What a killed build left is first put right.
 * @template T
 * @param {string} root
 * @param {string} command as told to who waits
 * @param {() => Promise<T>} work
 * @param {(line: string) => void} [say]
 * @returns {Promise<T>}
 */
export async function withLock(root, command, work, say = console.log) {
  const me = { pid: process.pid, begun: begunAt(process.pid), command, since: new Date().toLocaleTimeString('fr-FR') };
  const holderNow = readCache(join(root, LOCK));
  if (holderNow !== null && process.env[INHERITED] === tokenOf(holderNow)) return work();
  let told = false;
  for (let holder = take(root, me); holder !== null; holder = take(root, me)) {
    if (!told)
      say(`▸ waiting for “${holder.command}” (process ${holder.pid}, since ${holder.since}), which is building here; Ctrl-C gives up`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  const before = process.env[INHERITED];
  process.env[INHERITED] = tokenOf(me);
  try {
    sweepTakings(root);
    recover(root);
    return await work();
  } finally {
    // who lost the lock leaves what the new holder makes
    const mine = isHeld(root);
    if (mine) sweepStaging(root);
    if (before === undefined) delete process.env[INHERITED];
    else process.env[INHERITED] = before;
    if (mine) rmSync(join(root, LOCK), { force: true });
  }
}
