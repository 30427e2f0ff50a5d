import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startThreads } from './threads.ts';

/** Doubles numbers, refuses words, dies when told to, and says what it was started with. */
const SCRIPT = `
import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', ({ id, content }) => {
  if (content === 'die') process.exit(3);
  if (content === 'who') parentPort.postMessage({ id, result: workerData + process.env.ATLAS_ESSAI });
  else if (typeof content === 'number') parentPort.postMessage({ id, result: 2 * content });
  else parentPort.postMessage({ id, error: new TypeError('not a number: ' + content) });
});`;

let folder: string;
let script: URL;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'threads-'));
  const path = join(folder, 'worker.mjs');
  writeFileSync(path, SCRIPT);
  script = pathToFileURL(path);
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = (number: number) => startThreads<number | string, unknown>({ script, number, data: 'a', env: { ATLAS_ESSAI: 'b' } });

test('each order has its own answer, whichever thread it went to', async () => {
  const threads = start(2);
  expect(await Promise.all([1, 2, 3, 4, 5].map((n) => threads.ask(n)))).toEqual([2, 4, 6, 8, 10]);
  expect(await threads.ask('who')).toBe('ab');
  await threads.end();
});

test('what a thread throws reaches who asked, and the thread goes on', async () => {
  const threads = start(1);
  await expect(threads.ask('x')).rejects.toThrow('not a number: x');
  expect(await threads.ask(4)).toBe(8);
  await threads.end();
});

test('a thread that ends leaves nobody waiting', async () => {
  const threads = start(1);
  await expect(Promise.all([threads.ask('die'), threads.ask(1)])).rejects.toThrow('ended with exit code 3');
  await threads.end();
});

test('what is asked after a thread died is refused with its cause, not kept waiting', async () => {
  const threads = start(2);
  await expect(threads.ask('die')).rejects.toThrow('ended with exit code 3');
  await expect(threads.ask(1)).rejects.toThrow('ended with exit code 3');
  await expect(threads.ask(1)).rejects.toThrow('ended with exit code 3');
  await threads.end();
});
