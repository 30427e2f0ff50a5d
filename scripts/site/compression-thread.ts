/** One thread of scripts/site/compression.ts: its share of the files, from the cache or made now. */
import { createHash } from 'node:crypto';
import { constants, copyFileSync, existsSync, readFileSync, utimesSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { brotliCompressSync, constants as zlib, gzipSync } from 'node:zlib';
import { writeWhole } from '../build/files.mjs';
import { SUFFIXES } from '../serve/types.mjs';

export interface Share {
  readonly folder: string;
  readonly cache: string;
  readonly files: readonly string[];
}
type Encoding = keyof typeof SUFFIXES;
const ENCODINGS = Object.keys(SUFFIXES) as readonly Encoding[];

/**
 * Brotli by what it is worth. Code keeps its content from one build to the next, so a slow quality is paid once: 10 takes a second for
 * all the scripts, 9 two for the engine. Pages and tables change with the build: 5 takes some five seconds for 250 MB, 11 four
 * minutes for a sixth less.
 */
const QUALITIES: Readonly<Record<string, number>> = { '.js': 10, '.css': 10, '.wasm': 9 };
const USUAL = 5;

const compress = (encoding: Encoding, body: Buffer, quality: number): Buffer =>
  encoding === 'gzip'
    ? gzipSync(body)
    : brotliCompressSync(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: quality, [zlib.BROTLI_PARAM_SIZE_HINT]: body.length } });

/** Writes what the cache lacks; true when it did. Whole or absent, whoever else builds meanwhile. */
function fill(kept: string, make: () => Buffer, now: Date): boolean {
  if (existsSync(kept)) {
    utimesSync(kept, now, now);
    return false;
  }
  writeWhole(kept, make());
  return true;
}

/** Leaves both encodings beside each file; how many bodies had to be made. */
function compressShare({ folder, cache, files }: Share): number {
  const now = new Date();
  let made = 0;
  for (const file of files) {
    const path = join(folder, file);
    const body = readFileSync(path);
    const quality = QUALITIES[extname(file)] ?? USUAL;
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 32);
    for (const encoding of ENCODINGS) {
      const kept = join(cache, `${hash}${encoding === 'br' ? `-${quality}` : ''}${SUFFIXES[encoding]}`);
      if (fill(kept, () => compress(encoding, body, quality), now)) made += 1;
      copyFileSync(kept, path + SUFFIXES[encoding], constants.COPYFILE_FICLONE);
    }
  }
  return made;
}

parentPort?.postMessage(compressShare(workerData as Share));
