// @ts-check
/** Threads that run the steps of a build, as many as the machine has cores. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** More threads hold more memory and no longer end sooner: the longest chain of steps decides. */
const MOST = 4;

/** A third of the memory is rubbish that waits otherwise; what a step truly holds is far below the second. */
const LIMITS = { maxYoungGenerationSizeMb: 40, maxOldGenerationSizeMb: 1024 };

/** @typedef {{ readonly name: string, readonly module: string, readonly params: unknown, readonly reads: readonly string[] }} Work */

/**
 * @param {{ root: string, staging: string, outputs: readonly string[] }} data
 * @param {number} [size]
 */
export function openPool(data, size = Math.min(availableParallelism(), MOST)) {
  /** @type {{ worker: Worker, job: { id: number, resolve: (done: string) => void, reject: (error: Error) => void } | null }[]} */
  const slots = [];
  let next = 0;
  /** Why a thread is no longer there: the build stops with it, also when it worked at nothing. @type {Error | null} */
  let broken = null;

  function open() {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: data, resourceLimits: LIMITS });
    /** @type {(typeof slots)[number]} */
    const slot = { worker, job: null };
    worker.on('message', ({ id, done, failed }) => {
      const { job } = slot;
      if (job === null || id !== job.id) return;
      slot.job = null;
      if (failed === undefined) job.resolve(done);
      else job.reject(new Error(failed));
    });
    /** @param {Error} cause */
    const stop = (cause) => {
      broken ??= cause;
      slot.job?.reject(broken);
    };
    worker.on('error', stop);
    worker.on('exit', () => stop(new Error('a thread of the build ended before its step')));
    slots.push(slot);
    return slot;
  }

  return {
    size,
    /** Runs one step on a free thread; the caller never asks for more than `size` at once. @param {Work} work @returns {Promise<string>} */
    run({ name, module, params, reads }) {
      if (broken !== null) return Promise.reject(broken);
      const slot = slots.find((s) => s.job === null) ?? open();
      return new Promise((resolve, reject) => {
        slot.job = { id: next++, resolve, reject };
        slot.worker.postMessage({ id: slot.job.id, name, module, params, reads });
      });
    },
    close: async () => void (await Promise.all(slots.map(({ worker }) => worker.terminate()))),
  };
}
