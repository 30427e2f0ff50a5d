/** A few threads that answer orders: each has a short queue of its own, so that none waits for the next order. */
import { Worker, type ResourceLimits } from 'node:worker_threads';

export interface Letter<T> {
  readonly id: number;
  readonly content: T;
}
export interface Answer<T> {
  readonly id: number;
  readonly result?: T;
  readonly error?: unknown;
}

export interface Threads<Order, Result> {
  /** Resolves to the answer of the least busy thread; rejects with what it threw. */
  ask(order: Order): Promise<Result>;
  end(): Promise<void>;
}

export interface ThreadsOptions {
  readonly script: URL;
  readonly number: number;
  readonly data: unknown;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly limits?: ResourceLimits;
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}
interface Thread<Result> {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting<Result>>;
  /** Why it is no longer there; null while it is. */
  readonly broken: () => Error | null;
}

const asError = (cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause)));

function start<Result>({ script, data, env = {}, limits = {} }: ThreadsOptions): Thread<Result> {
  const worker = new Worker(script, { workerData: data, env: { ...process.env, ...env }, resourceLimits: limits });
  const waiting = new Map<number, Waiting<Result>>();
  let cause: Error | null = null;
  const fail = (error: Error) => {
    cause ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, result, error }: Answer<Result>) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result as Result);
    else asked?.reject(asError(error));
  });
  worker.on('error', (error) => fail(asError(error)));
  worker.on('exit', (code) => fail(new Error(`a thread of ${script.pathname} ended with exit code ${code}`)));
  return { worker, waiting, broken: () => cause };
}

export function startThreads<Order, Result>(options: ThreadsOptions): Threads<Order, Result> {
  const threads = Array.from({ length: options.number }, () => start<Result>(options));
  let asked = 0;
  return {
    ask: (content) =>
      new Promise((resolve, reject) => {
        // a page that would wait for a dead thread would wait for ever
        const dead = threads.find(({ broken }) => broken() !== null)?.broken();
        if (dead !== undefined && dead !== null) return reject(dead);
        const { worker, waiting } = threads.reduce((free, other) => (other.waiting.size < free.waiting.size ? other : free));
        const id = asked++;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, content } satisfies Letter<Order>);
      }),
    end: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
