// @ts-check
import { extname } from 'node:path';

/** Content type and whether the body is text (and so compressed). Anything else is an opaque download. */
const TYPES = /** @type {Readonly<Record<string, readonly [string, boolean]>>} */ ({
  '.html': ['text/html; charset=utf-8', true],
  '.css': ['text/css; charset=utf-8', true],
  '.js': ['text/javascript; charset=utf-8', true],
  '.mjs': ['text/javascript; charset=utf-8', true],
  '.json': ['application/json; charset=utf-8', true],
  '.topojson': ['application/json; charset=utf-8', true],
  '.geojson': ['application/geo+json; charset=utf-8', true],
  '.jsonld': ['application/ld+json; charset=utf-8', true],
  '.webmanifest': ['application/manifest+json; charset=utf-8', true],
  '.csv': ['text/csv; charset=utf-8', true],
  '.txt': ['text/plain; charset=utf-8', true],
  '.md': ['text/markdown; charset=utf-8', true],
  '.xml': ['application/xml; charset=utf-8', true],
  '.svg': ['image/svg+xml; charset=utf-8', true],
  '.ttl': ['text/turtle; charset=utf-8', true],
  '.wasm': ['application/wasm', true],
  '.parquet': ['application/vnd.apache.parquet', false],
  '.png': ['image/png', false],
  '.jpg': ['image/jpeg', false],
  '.webp': ['image/webp', false],
  '.avif': ['image/avif', false],
  '.ico': ['image/x-icon', false],
  '.woff2': ['font/woff2', false],
  '.woff': ['font/woff', false],
  '.pdf': ['application/pdf', false],
});
const OPAQUE = /** @type {readonly [string, boolean]} */ (['application/octet-stream', false]);

/** Below, a packet holds the body whether it is compressed or not; above, a body is too large for memory. Twice the largest of the site. */
const WORTH_COMPRESSING = { from: 800, to: 70e6 };

/** @param {number} size */
export const isWorthCompressing = (size) => size > WORTH_COMPRESSING.from && size < WORTH_COMPRESSING.to;

/** What stands beside a file, compressed, under its name and this. */
export const SUFFIXES = /** @type {const} */ ({ br: '.br', gzip: '.gz' });

/** @param {string} file */
export const typeOf = (file) => TYPES[extname(file).toLowerCase()] ?? OPAQUE;
