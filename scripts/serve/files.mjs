// @ts-check
/**
 * The files of one folder: where an address leads, the hash of each version, its compressed bodies. Everything that takes time is
 * done once, whoever else asks meanwhile waiting for the same promise; what is kept in memory is bounded, the rest stays on disk.
 */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliDecompress, createGunzip, gzip } from 'node:zlib';
import { SUFFIXES } from './types.mjs';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Plain bodies up to this size are kept, as are all compressed ones: that of the engine is the largest of the site, at 6 MB. */
const SMALL = 256_000;
/** All the bodies kept, of which the least recently asked for go first. */
const ALL_KEPT = 96e6;
/** Addresses whose file is remembered; a folder linked into itself would have an address without end. */
const ADDRESSES = 20_000;
/** How the disk says that an address leads to no file. */
const NOWHERE = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'];

/**
 * @typedef {{ file: string, stamp: string, size: number, lastModified: string, hash: Promise<string> }} Version
 * @typedef {'br' | 'gzip'} Encoding
 */

/** @param {import('node:fs').Stats} info */
const stampOf = (info) => `${info.ino}-${info.mtimeMs}-${info.size}`;

/** @param {string} file @param {import('node:stream').Transform[]} through */
async function hashOf(file, ...through) {
  const hash = createHash('sha256');
  await pipeline([createReadStream(file, { highWaterMark: 1 << 18 }), ...through, hash]);
  return hash.digest('base64url').slice(0, 22);
}

/**
 * Whether what stands beside a file is that file, whole: dates do not say it, since a copy that keeps them puts an older file back.
 * @param {Version} version @param {Encoding} encoding
 */
async function isBodyOf(version, encoding) {
  const decoder = encoding === 'br' ? createBrotliDecompress() : createGunzip();
  const its = await hashOf(version.file + SUFFIXES[encoding], decoder).catch(() => null);
  return its === (await version.hash);
}

/**
 * Runs what it is given one at a time: compressing holds a whole file in memory.
 * @template T
 */
function inTurn() {
  let last = /** @type {Promise<unknown>} */ (Promise.resolve());
  /** @param {() => Promise<T>} work @returns {Promise<T>} */
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

/** @param {string} file @param {Encoding} encoding */
async function compress(file, encoding) {
  const body = await readFile(file);
  // Quality 5: what the build gives to most files (scripts/site/compression.ts), a twentieth of the time of 11.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return encoding === 'br' ? brotliAsync(body, { params }) : gzipAsync(body);
}

/** Promises of bodies by key, forgotten when they fail, and from the least recently used on when there are too many bytes. */
function createKept() {
  const kept = /** @type {Map<string, { body: Promise<Buffer>, size: number }>} */ (new Map());
  let bytes = 0;
  /** @param {string} key */
  function forget(key) {
    bytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  }
  /** @param {string} key @param {() => Promise<Buffer>} make */
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known.body;
    }
    const entry = { body: make(), size: 0 };
    kept.set(key, entry);
    entry.body.then(
      ({ length }) => {
        if (kept.get(key) !== entry) return;
        bytes += entry.size = length;
        for (const oldest of kept.keys()) {
          if (bytes <= ALL_KEPT || oldest === key) break;
          forget(oldest);
        }
      },
      () => {
        if (kept.get(key) === entry) kept.delete(key);
      },
    );
    return entry.body;
  };
}

/** The versions of the files seen, each hashed once, whoever asks. */
function createVersions() {
  const versions = /** @type {Map<string, Version>} */ (new Map());
  return {
    /** @param {string} file @param {import('node:fs').Stats} info */
    of(file, info) {
      const stamp = stampOf(info);
      const known = versions.get(file);
      if (known?.stamp === stamp) return known;
      const hash = hashOf(file);
      const version = { file, stamp, size: info.size, lastModified: info.mtime.toUTCString(), hash };
      versions.set(file, version);
      hash.catch(() => {
        if (versions.get(file) === version) versions.delete(file);
      });
      return version;
    },

    /**
     * Whether it is still what is on the disk: one look, without waiting for it.
     * @param {Version} version
     */
    isCurrent(version) {
      const info = statSync(version.file, { throwIfNoEntry: false });
      return info !== undefined && stampOf(info) === version.stamp && versions.get(version.file) === version;
    },
  };
}

/** @param {string} root real path of the folder */
export function createFiles(root) {
  const found = /** @type {Map<string, Version>} */ (new Map());
  const versions = createVersions();
  const keep = createKept();
  const turn = /** @type {ReturnType<typeof inTurn<Buffer>>} */ (inTurn());

  return {
    /**
     * The file behind a path: its version, `{ redirect }` for a folder named without its slash, or null.
     * @param {string} pathname
     * @returns {Promise<Version | { redirect: string } | null>}
     */
    async find(pathname) {
      const known = found.get(pathname);
      if (known !== undefined && versions.isCurrent(known)) return known;
      found.delete(pathname);
      try {
        const target = await realpath(join(root, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
        if (!target.startsWith(root + sep)) return null; // a symlink that leads outside
        const info = await stat(target);
        if (info.isDirectory()) return { redirect: `${encodeURI(pathname)}/` };
        if (!info.isFile()) return null;
        const version = versions.of(target, info);
        if (found.size >= ADDRESSES) found.clear();
        found.set(pathname, version);
        return version;
      } catch (error) {
        if (NOWHERE.includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return null;
        throw error;
      }
    },

    /**
     * A compressed body: what the build left beside the file, unless the file is younger, else made now.
     * @param {Version} version @param {Encoding} encoding
     */
    compressed: (version, encoding) =>
      keep(`${version.file} ${version.stamp} ${encoding}`, async () => {
        if (await isBodyOf(version, encoding)) return readFile(version.file + SUFFIXES[encoding]);
        return turn(() => compress(version.file, encoding));
      }),

    /**
     * The plain body of a small file; the others are read from the disk as they are sent.
     * @param {Version} version
     */
    plain: (version) => keep(`${version.file} ${version.stamp}`, () => readFile(version.file)),
  };
}

/** @param {{ size: number }} version */
export const isSmall = ({ size }) => size <= SMALL;
