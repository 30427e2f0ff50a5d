// @ts-check
/**
 * The one engine of the builds: runs the steps that are stale, each as soon as what it reads is there, and puts all the outputs
 * in place at once, or none.
 */
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { filesUnder } from './files.mjs';
import { openHashes, openImports } from './imports.mjs';
import { isHeld } from './lock.mjs';
import { dropStamp, isIntact, keyOf, readStamp, writeStamp } from './stamps.mjs';
import { linkInto, openStaging, swapIn } from './swap.mjs';

/**
 * @typedef {import('./stamps.mjs').Step} Step
 * @typedef {{ size: number, run: (work: import('./pool.mjs').Work) => Promise<string>, close: () => Promise<void> }} Pool
 * @typedef {object} Options
 * @property {string} root
 * @property {readonly string[]} outputs folders that the steps fill, put in place whole
 * @property {(line: string) => void} say
 * @property {(data: { root: string, staging: string, outputs: readonly string[] }) => Pool} openPool
 */

/** @param {string} path @param {string} folder */
const isUnder = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** Steps that must be done before each step: those that write what it reads, and those it names. @param {readonly Step[]} steps */
export function upstream(steps) {
  const byName = new Map(steps.map((step) => [step.name, step]));
  return new Map(
    steps.map((step) => {
      const writers = steps.filter(
        (other) => other !== step && other.writes.some((w) => step.reads.some((r) => isUnder(w, r) || isUnder(r, w))),
      );
      const named = (step.after ?? []).map((name) => byName.get(name)).filter((other) => other !== undefined);
      return [step, new Set([...writers, ...named])];
    }),
  );
}

/** @param {string} root */
const openTools = (root) => ({ imports: openImports(root), hashes: openHashes(root) });

/** Whether one step alone is up to date. @param {string} root @param {Step} step */
export function isFresh(root, step) {
  const stamp = readStamp(root, step.name);
  return stamp !== null && isIntact(root, step, stamp) && keyOf(root, step, openTools(root)) === stamp.key;
}

/**
 * Makes the outputs of one step, then marks it with the key of what it began from: a source saved meanwhile was not read, and leaves it
 * stale. Nothing is marked when the work ends with an exit code.
 * @param {string} root @param {Step} step @param {() => Promise<number>} work
 * @returns {Promise<{ readonly code: number, readonly fresh: boolean }>}
 */
export async function making(root, step, work) {
  const key = keyOf(root, step, openTools(root));
  dropStamp(root, step.name);
  const code = await work();
  const fresh = code === 0 && keyOf(root, step, openTools(root)) === key;
  if (fresh) writeStamp(root, step, key);
  return { code, fresh };
}

/**
 * The steps that nothing makes stale: their own inputs and outputs, and those of all they stand on.
 * @param {readonly Step[]} steps @param {string} root @param {ReturnType<typeof upstream>} before
 */
function freshSteps(steps, root, before) {
  const tools = openTools(root);
  /** @type {Map<Step, string>} */
  const fresh = new Map();
  for (const step of steps) {
    if ([...(before.get(step) ?? [])].some((other) => !fresh.has(other))) continue;
    const stamp = readStamp(root, step.name);
    if (stamp === null || !isIntact(root, step, stamp)) continue;
    const key = keyOf(root, step, tools);
    if (key === stamp.key) fresh.set(step, key);
  }
  return fresh;
}

/**
 * Runs what is stale among steps given in an order where each comes after what it reads. Returns the names of the steps that
 * ran. Throws, with nothing changed on disk, when one fails: with the faults of every step that checks.
 * @param {readonly Step[]} steps
 * @param {Options} options
 * @returns {Promise<readonly string[]>}
 */
export async function runSteps(steps, { root, outputs, say, openPool }) {
  const before = upstream(steps);
  const fresh = freshSteps(steps, root, before);
  if (fresh.size === steps.length && !hasStrangers(root, steps, outputs)) return [];
  const staging = openStaging(root);
  const pool = openPool({ root, staging, outputs });
  try {
    const run = new Run({ root, staging, outputs, say, pool, fresh });
    await run.all(steps, before);
    if (!isHeld(root)) throw new Error('another build took the place of this one: nothing was published');
    for (const step of run.ran) dropStamp(root, step.name);
    swapIn(
      root,
      staging,
      outputs.filter((folder) => existsSync(join(root, staging, folder))),
    );
    for (const [step, key] of run.keys) writeStamp(root, step, key);
    return run.ran.map((step) => step.name);
  } finally {
    await pool.close();
  }
}

/** Whether the output folders hold files that no step writes: those of a table or an indicator that is no more. @param {string} root @param {readonly Step[]} steps @param {readonly string[]} outputs */
function hasStrangers(root, steps, outputs) {
  const written = steps.flatMap((step) => step.writes);
  return outputs.flatMap((folder) => filesUnder(root, folder)).some((file) => !written.some((path) => isUnder(file, path)));
}

/** One run of the graph: which steps are done, and with which key. */
class Run {
  /** @type {Map<Step, string>} */
  keys = new Map();
  /** @type {Step[]} */
  ran = [];
  /** @type {string[]} */
  #failures = [];
  #options;
  #tools;

  /** @param {{ root: string, staging: string, outputs: readonly string[], say: (line: string) => void, pool: Pool, fresh: Map<Step, string> }} options */
  constructor(options) {
    this.#options = options;
    const { root, staging, outputs } = options;
    const rootOf = (/** @type {string} */ path) => (outputs.some((folder) => isUnder(path, folder)) ? join(root, staging) : root);
    this.#tools = { ...openTools(root), rootOf };
  }

  /** @param {readonly Step[]} steps @param {ReturnType<typeof upstream>} before */
  async all(steps, before) {
    const waiting = new Set(steps);
    /** @type {Set<Promise<void>>} */
    const running = new Set();
    while (waiting.size > 0 || running.size > 0) {
      for (const step of [...waiting]) {
        if (running.size >= this.#options.pool.size) break;
        if (![...(before.get(step) ?? [])].every((other) => this.keys.has(other))) continue;
        // once something is wrong, only what checks goes on: a person wants every fault at once
        if (this.#failures.length > 0 && step.writes.length > 0) continue;
        waiting.delete(step);
        const work = this.#one(step).catch((error) => void this.#failures.push(error.message));
        running.add(work);
        void work.then(() => running.delete(work));
      }
      if (running.size === 0) break;
      await Promise.race(running);
    }
    if (this.#failures.length > 0) throw new Error(this.#failures.join('\n'));
    if (waiting.size > 0) throw new Error(`steps wait for each other: ${[...waiting].map((step) => step.name).join(', ')}`);
  }

  /** @param {Step} step */
  async #one(step) {
    const { root, staging, say, pool, fresh } = this.#options;
    const key = fresh.get(step) ?? keyOf(root, step, this.#tools);
    const stamp = readStamp(root, step.name);
    if (fresh.has(step) || (stamp?.key === key && isIntact(root, step, stamp))) {
      linkInto(root, staging, step.writes);
      this.keys.set(step, key);
      return;
    }
    const start = performance.now();
    const done = await pool.run({ name: step.name, module: step.code[0] ?? '', params: step.params ?? null, reads: step.reads });
    const missing = step.writes.filter((path) => filesUnder(join(root, staging), path).length === 0);
    if (missing.length > 0) throw new Error(`step “${step.name}” did not write ${missing.join(', ')}`);
    say(`+ ${step.name} : ${done} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    this.ran.push(step);
    this.keys.set(step, key);
  }
}
