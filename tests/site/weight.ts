import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { visit, type Site } from './browser.ts';
import { DIST, fileOf } from './dist.ts';

/** Already compressed: brotli would add bytes. */
const OPAQUE = /\.(woff2?|png|jpe?g|webp|avif|ico|parquet)$/;
const kilobytes = (bytes: number) => bytes / 1000;

const weights = new Map<string, number>();

/** Weight of one file as a good host sends it: brotli at its best, in kB of 1 000 bytes. What pages share is weighed once. */
export function weigh(address: string): number {
  const known = weights.get(address) ?? weighOnce(address);
  weights.set(address, known);
  return known;
}

function weighOnce(address: string): number {
  const body = readFileSync(join(DIST, fileOf(address)));
  if (OPAQUE.test(address)) return kilobytes(body.length);
  return kilobytes(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length);
}

export interface Weight {
  readonly html: number;
  /** Everything a phone loads before the reader touches anything: HTML, CSS, fonts, images, scripts. */
  readonly firstView: number;
  readonly scripts: number;
}

export async function weighPage(site: Site, address: string): Promise<Weight> {
  const requests = await visit(site, address, {}, async ({ requests, settled }) => {
    await settled();
    return [...new Set(requests)];
  });
  const paths = requests.filter((url) => url.startsWith(site.origin)).map((url) => decodeURIComponent(new URL(url).pathname));
  const sum = (list: readonly string[]) => list.reduce((total, path) => total + weigh(path), 0);
  return { html: weigh(address), firstView: sum(paths), scripts: sum(paths.filter((path) => path.endsWith('.js'))) };
}
