// @ts-check
/** One thread of a build: runs the steps it is given, and refuses that they read what they did not declare. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/** @typedef {{ readonly id: number, readonly module: string, readonly params: unknown, readonly name: string, readonly reads: readonly string[] }} Task */

const { root, staging, outputs } = /** @type {{ root: string, staging: string, outputs: readonly string[] }} */ (workerData);
/** @type {Task | null} */
let task = null;

/** @param {string} path @param {readonly string[]} folders */
const isUnder = (path, folders) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** @param {unknown} path */
function guard(path) {
  if (task === null || (typeof path !== 'string' && !(path instanceof URL))) return;
  const asked = relative(root, path instanceof URL ? path.pathname : resolve(path));
  const inside = asked.startsWith(`${staging}/`) ? asked.slice(staging.length + 1) : asked;
  if (!isUnder(inside, ['data', ...outputs]) || isUnder(inside, task.reads)) return;
  throw new Error(`step “${task.name}” reads ${inside}, which it does not declare: add it to its reads, or it would stay stale`);
}

/** What a step reads besides its code is data: these are the only ways our modules open it. */
for (const name of /** @type {const} */ (['readFileSync', 'readdirSync', 'cpSync'])) {
  const original = /** @type {(...args: unknown[]) => unknown} */ (fs[name]);
  /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (fs))[name] = (/** @type {unknown[]} */ ...args) => {
    guard(args[0]);
    return original(...args);
  };
}
syncBuiltinESMExports();

/** Where a step reads and writes: outputs stand in the staged folder until the whole build is put in place. */
const context = {
  /** @param {string} path relative to the root */
  path: (path) => (isUnder(path, outputs) ? join(root, staging, path) : join(root, path)),
};

/** @param {Task} given */
async function work(given) {
  try {
    task = given;
    const { make } = await import(join(root, given.module));
    parentPort?.postMessage({ id: given.id, done: await make(given.params, context) });
  } catch (error) {
    parentPort?.postMessage({ id: given.id, failed: error instanceof Error ? error.message : String(error) });
  } finally {
    task = null;
  }
}

parentPort?.on('message', (/** @type {Task} */ given) => void work(given));
