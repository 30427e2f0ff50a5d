/**
 * Brotli and gzip beside each text of a built site, as a static host and ours (scripts/serve/) send them. What was compressed once is
 * kept by its content in a cache, so that a build pays only for what it changed; all cores work.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isWorthCompressing, typeOf } from '../serve/types.mjs';
import type { Share } from './compression-thread.ts';

const THREAD = new URL('./compression-thread.ts', import.meta.url);
/** Some three whole sites: that of the reader, that of the tests under a sub-path, and what a day of work changes. */
const CACHE_BYTES = 400e6;

/** Files of a folder with their size and date, the largest first. */
function filesOf(folder: string): readonly { readonly name: string; readonly size: number; readonly usedMs: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      return { name: path.slice(join(folder, '/').length), size, usedMs: mtimeMs };
    })
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
}

/** Downloads by the ten thousand (figures and their rows): a reader asks for a few of them, which are compressed then. */
const DOWNLOADED = /(^|\/)figures\/|\.csv$/;

/** What is compressed of a built site, the largest first so that the threads end together. */
export const textsOf = (folder: string): readonly string[] =>
  filesOf(folder)
    .filter(({ name, size }) => typeOf(name)[1] && isWorthCompressing(size) && !DOWNLOADED.test(name))
    .map(({ name }) => name);

const inThread = (share: Share) =>
  new Promise<number>((resolve, reject) => {
    const worker = new Worker(THREAD, { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

/** The bodies unused for longest leave a cache that has grown too large. */
function prune(cache: string): void {
  let bytes = 0;
  for (const { name, size } of filesOf(cache).toSorted((a, b) => b.usedMs - a.usedMs)) {
    bytes += size;
    if (bytes > CACHE_BYTES) rmSync(join(cache, name), { force: true });
  }
}

/** Compresses the texts of a built site; resolves to how many there are and how many bodies the cache did not hold. */
export async function compressSite(folder: string, cache: string): Promise<{ readonly texts: number; readonly made: number }> {
  mkdirSync(cache, { recursive: true });
  const texts = textsOf(folder);
  const threads = Math.min(availableParallelism(), 4);
  const shares = Array.from({ length: threads }, (_, i) => texts.filter((__, j) => j % threads === i));
  const made = await Promise.all(shares.map((files) => inThread({ folder, cache, files })));
  prune(cache);
  return { texts: texts.length, made: made.reduce((sum, n) => sum + n, 0) };
}
