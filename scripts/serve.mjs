// @ts-check
/**
 * The static server behind `npm start`, `npm run preview` and the browser tests. Plain JavaScript without dependencies,
 * because `npm start` reaches it from whatever Node the machine has. It serves what a careful host would: strict CSP,
 * compressed text, byte ranges for Parquet, validators, and nothing outside its folder.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

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

const CSP_COMMON = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];

/**
 * A page that exists to be framed is the only one that may be.
 * @param {string} pathname
 */
export function contentSecurityPolicy(pathname) {
  return [...CSP_COMMON, `frame-ancestors ${pathname.startsWith('/integrer/') ? '*' : "'none'"}`].join('; ');
}

/**
 * Decoded path, or null when it is malformed or tries to leave the folder: encoded `..`, NUL, backslash, dot-files.
 * @param {string} rawUrl
 */
export function safePathname(rawUrl) {
  let pathname;
  try {
    pathname = decodeURIComponent(rawUrl.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
  if (!pathname.startsWith('/') || /[\0\\]/.test(pathname)) return null;
  const collapsed = pathname.replace(/\/{2,}/g, '/');
  return collapsed.split('/').some((segment) => segment.startsWith('.')) ? null : collapsed;
}

/**
 * The encoding both sides like best; `q=0` is a refusal.
 * @param {string} accept
 * @returns {'br' | 'gzip' | null}
 */
export function negotiateEncoding(accept) {
  const accepted = new Set();
  for (const part of accept.split(',')) {
    const [name = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const q = parameters.find((p) => p.startsWith('q='));
    if (q === undefined || Number(q.slice(2)) > 0) accepted.add(name);
  }
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : null;
}

/**
 * One byte range. `null`: serve the whole (no range, several ranges, another unit: RFC 9110 lets a server ignore them);
 * `'unsatisfiable'`: answer 416.
 * @param {string | undefined} header
 * @param {number} size
 * @returns {{ start: number, end: number } | 'unsatisfiable' | null}
 */
export function parseRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return null;
  const [first, last] = [match[1] ?? '', match[2] ?? ''];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}

/**
 * @typedef {{ stamp: string, hash: string, lastModified: string, size: number, br: Buffer | null, gzip: Buffer | null }} Version
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

/**
 * The file behind a path: `{ file }`, `{ redirect }` for a folder named without its slash, or null.
 * @param {string} root real path of the served folder
 * @param {string} pathname
 */
async function locate(root, pathname) {
  try {
    const target = await realpath(join(root, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    if (!target.startsWith(root + sep)) return null; // a symlink that leads outside
    const info = await stat(target);
    if (info.isDirectory()) return { redirect: `${encodeURI(pathname)}/` };
    return info.isFile() ? { file: target } : null;
  } catch {
    return null;
  }
}

/**
 * The path inside the site, or null when it is outside of the base.
 * @param {string} pathname @param {string} prefix base without its last slash
 */
const underBase = (pathname, prefix) => (pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : null);

/** Hash and compressed bodies of each file, kept until the file changes. */
function createVersions() {
  const versions = /** @type {Map<string, Version>} */ (new Map());
  return {
    /** @param {string} file */
    async get(file) {
      const info = await stat(file);
      const stamp = `${info.mtimeMs}-${info.size}`;
      const known = versions.get(file);
      if (known?.stamp === stamp) return known;
      const hash = createHash('sha256')
        .update(await readFile(file))
        .digest('base64url')
        .slice(0, 22);
      const version = { stamp, hash, lastModified: info.mtime.toUTCString(), size: info.size, br: null, gzip: null };
      versions.set(file, version);
      return version;
    },
    /** @param {string} file @param {Version} version @param {'br' | 'gzip'} encoding */
    async compressed(file, version, encoding) {
      const body = await readFile(file);
      // Quality 6: a tenth of the time of 11 for a few per cent more bytes; budgets are measured apart, at 11.
      const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
      version[encoding] ??= encoding === 'br' ? await brotliAsync(body, brotliOptions) : await gzipAsync(body);
      return version[encoding];
    },
  };
}

/**
 * True when the browser's copy is still good (RFC 9110 §13.2.2: If-None-Match wins over If-Modified-Since).
 * @param {Request} request @param {string} etag @param {string} lastModified
 */
function isFresh(request, etag, lastModified) {
  const candidates = request.headers['if-none-match'];
  if (candidates !== undefined) return candidates.split(',').some((c) => c.trim() === '*' || c.trim().replace(/^W\//, '') === etag);
  const since = request.headers['if-modified-since'];
  return since !== undefined && Date.parse(since) >= Date.parse(lastModified);
}

/**
 * A range counts only against the version the client already has.
 * @param {Request} request @param {string} etag @param {Version} version
 */
function requestedRange(request, etag, version) {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag && condition !== version.lastModified) return null;
  return parseRange(request.headers.range, version.size);
}

/**
 * @param {Request} request @param {Response} response @param {string} file @param {number} status
 * @param {ReturnType<typeof createVersions>} versions
 */
async function sendFile(request, response, file, status, versions) {
  const [type, isText] = TYPES[extname(file).toLowerCase()] ?? OPAQUE;
  const version = await versions.get(file);
  const encoding = isText && version.size > 800 ? negotiateEncoding(String(request.headers['accept-encoding'] ?? '')) : null;
  const etag = `"${version.hash}${encoding === null ? '' : `-${encoding}`}"`;
  response.setHeader('Content-Type', type);
  response.setHeader('ETag', etag);
  response.setHeader('Last-Modified', version.lastModified);
  response.setHeader(isText ? 'Vary' : 'Accept-Ranges', isText ? 'Accept-Encoding' : 'bytes');
  if (status === 200 && isFresh(request, etag, version.lastModified)) return void response.writeHead(304).end();
  if (encoding !== null) {
    const body = await versions.compressed(file, version, encoding);
    response.writeHead(status, { 'Content-Encoding': encoding, 'Content-Length': body.length });
    return void response.end(request.method === 'HEAD' ? undefined : body);
  }
  const range = isText || status !== 200 ? null : requestedRange(request, etag, version);
  if (range === 'unsatisfiable') return void response.writeHead(416, { 'Content-Range': `bytes */${version.size}` }).end();
  if (range !== null) response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${version.size}`);
  const length = range === null ? version.size : range.end - range.start + 1;
  response.writeHead(range === null ? status : 206, { 'Content-Length': length });
  if (request.method === 'HEAD' || length === 0) return void response.end();
  // Bounded: a file that grows meanwhile must not send more than was announced.
  await pipeline(createReadStream(file, range ?? { start: 0, end: version.size - 1 }), response);
}

/** @param {Response} response @param {number} status @param {string} text */
function sendText(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text) }).end(text);
}

/**
 * Request handler over one folder, under a base (`/` or a sub-path) outside of which there is nothing.
 * @param {string} folder @param {string} [base]
 */
export async function createHandler(folder, base = '/') {
  const prefix = base.replace(/\/+$/, '');
  const root = await realpath(folder);
  const versions = createVersions();
  /** @param {Request} request @param {Response} response */
  async function handle(request, response) {
    const whole = safePathname(request.url ?? '/');
    const pathname = whole === null ? null : underBase(whole, prefix);
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(pathname ?? '/'));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return sendText(response, 405, 'Méthode non permise.\n');
    }
    if (whole === null) return sendText(response, 400, 'Adresse mal formée.\n');
    if (pathname === null) return sendText(response, 404, `Rien à cette adresse : le site est servi sous ${prefix}/.\n`);
    const immutable = pathname.startsWith('/_astro/');
    const found = await locate(root, pathname);
    response.setHeader('Cache-Control', found?.file && immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (found?.redirect) return void response.writeHead(301, { Location: prefix + found.redirect }).end();
    if (found?.file) return sendFile(request, response, found.file, 200, versions);
    const notFound = await locate(root, '/404.html');
    if (notFound?.file) return sendFile(request, response, notFound.file, 404, versions);
    return sendText(response, 404, 'Page introuvable.\n');
  }
  return handle;
}

/**
 * Serves `folder`, under a sub-path when `base` is one; port 0 takes a free one. Rejects with a sentence when the port is taken.
 * @param {{ folder: string, port: number, host?: string, base?: string }} options
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serve({ folder, port, host = '127.0.0.1', base = '/' }) {
  const handle = await createHandler(folder, base);
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      // The reader left in the middle of a download: nothing to tell anyone.
      if (['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE', 'ECONNRESET'].includes(error?.code)) return;
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'Erreur du serveur.\n');
      console.error(error);
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      reject(taken ? new Error(`port ${port} is taken: stop what listens on it, or choose another with PORT=${port + 1}`) : error);
    });
    server.listen(port, host, () => resolve(undefined));
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    origin: `http://${host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * PORT from the environment, 4321 by default.
 * @param {Record<string, string | undefined>} env
 */
export function portFrom(env) {
  const port = Number(env['PORT'] ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is "${env['PORT']}": give a number from 0 to 65535`);
  return port;
}

/**
 * Serves until Ctrl-C or SIGTERM, printing the address once it answers. The base is the one that the site was built for.
 * @param {string} folder
 */
export async function serveUntilStopped(folder) {
  const base = process.env['ATLAS_BASE'] ?? '/';
  const site = await serve({ folder, port: portFrom(process.env), base });
  console.log(`Atlas de l’IAE: ${site.origin}${base.replace(/\/*$/, '/')}  (Ctrl-C to stop)`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void site.close().then(() => process.exit(0)));
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? 'dist';
  await serveUntilStopped(folder).catch((error) => {
    console.error(error.code === 'ENOENT' ? `no folder "${folder}" to serve: run npm run build first` : error.message);
    process.exit(1);
  });
}
