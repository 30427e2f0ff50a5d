// @ts-check
/**
 * The static server behind `npm start`, `npm run preview` and the browser tests. Plain JavaScript without dependencies,
 * because `npm start` reaches it from whatever Node the machine has. It serves what a careful host would: strict CSP,
 * compressed text, byte ranges for Parquet, validators, and nothing outside its folder.
 */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createFiles, isSmall } from './serve/files.mjs';
import { isFresh, negotiateEncoding, requestedRange, safePathname } from './serve/request.mjs';
import { oneAtATime } from './serve/sockets.mjs';
import { isWorthCompressing, typeOf } from './serve/types.mjs';

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
 * The path inside the site, or null when it is outside of the base.
 * @param {string} pathname @param {string} prefix base without its last slash
 */
const underBase = (pathname, prefix) => (pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : null);

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {import('./serve/files.mjs').Version} Version
 * @typedef {ReturnType<typeof createFiles>} Files
 */

/**
 * Sends a body, or what is left of it for a reader who has gone meanwhile: nothing.
 * @param {Request} request @param {Response} response @param {number} status @param {Buffer} body
 */
function sendBody(request, response, status, body) {
  response.writeHead(status, { 'Content-Length': body.length }).end(request.method === 'HEAD' ? undefined : body);
}

/**
 * A body that is not text, or that its reader wants plain: whole or by a range.
 * @param {Request} request @param {Response} response @param {Version} version @param {Files} files
 * @param {{ status: number, etag: string, isText: boolean }} how
 */
async function sendPlain(request, response, version, files, { status, etag, isText }) {
  const range = isText || status !== 200 ? null : requestedRange(request, etag, version);
  if (range === 'unsatisfiable') return void response.writeHead(416, { 'Content-Range': `bytes */${version.size}` }).end();
  if (range === null && isSmall(version)) return sendBody(request, response, status, await files.plain(version));
  if (range !== null) response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${version.size}`);
  const length = range === null ? version.size : range.end - range.start + 1;
  response.writeHead(range === null ? status : 206, { 'Content-Length': length });
  if (request.method === 'HEAD') return void response.end();
  if (response.destroyed || request.socket.destroyed) return;
  // Bounded: a file that grows meanwhile must not send more than was announced.
  await pipeline(createReadStream(version.file, range ?? { start: 0, end: version.size - 1 }), response);
}

/**
 * @param {Request} request @param {Response} response @param {Version} version @param {number} status @param {Files} files
 */
async function sendFile(request, response, version, status, files) {
  const [type, isText] = typeOf(version.file);
  const encoding = isText && isWorthCompressing(version.size) ? negotiateEncoding(request.headers['accept-encoding'] ?? '') : null;
  const etag = `"${await version.hash}${encoding === null ? '' : `-${encoding}`}"`;
  response.setHeader('Content-Type', type);
  response.setHeader('ETag', etag);
  response.setHeader('Last-Modified', version.lastModified);
  response.setHeader(isText ? 'Vary' : 'Accept-Ranges', isText ? 'Accept-Encoding' : 'bytes');
  if (status === 200 && isFresh(request, etag, version.lastModified)) return void response.writeHead(304).end();
  if (encoding === null) return sendPlain(request, response, version, files, { status, etag, isText });
  const body = await files.compressed(version, encoding);
  response.setHeader('Content-Encoding', encoding);
  sendBody(request, response, status, body);
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
  if (!(await stat(root)).isDirectory()) throw new Error(`"${folder}" is a file: give the folder of a built site`);
  const files = createFiles(root);
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
    const found = await files.find(pathname);
    const isFile = found !== null && 'file' in found;
    const immutable = isFile && pathname.startsWith('/_astro/');
    response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (isFile) return sendFile(request, response, found, 200, files);
    if (found !== null) {
      const query = /\?[^#]*/.exec(request.url ?? '')?.[0] ?? '';
      return void response.writeHead(301, { Location: prefix + found.redirect + query }).end();
    }
    const notFound = await files.find('/404.html');
    if (notFound !== null && 'file' in notFound) return sendFile(request, response, notFound, 404, files);
    return sendText(response, 404, 'Page introuvable.\n');
  }
  return handle;
}

/** The reader left in the middle of a download: nothing to tell anyone. */
const LEFT = ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE', 'ERR_STREAM_DESTROYED', 'ECONNRESET', 'EPIPE'];
/** The machine has no file descriptor left: it will have some soon. */
const BUSY = ['EMFILE', 'ENFILE'];

/** @param {Response} response @param {NodeJS.ErrnoException} error */
function sendError(response, error) {
  if (LEFT.includes(error.code ?? '')) return;
  console.error(error);
  if (response.headersSent) return void response.destroy();
  for (const name of response.getHeaderNames()) if (!name.includes('security')) response.removeHeader(name);
  if (!BUSY.includes(error.code ?? '')) return sendText(response, 500, 'Erreur du serveur.\n');
  response.setHeader('Retry-After', '1');
  sendText(response, 503, 'Trop de demandes à la fois : recommencez dans un instant.\n');
}

/** A connection on which nothing has moved for so long holds a file for nobody. */
const SILENCE_MS = 60_000;

/**
 * Serves `folder`, under a sub-path when `base` is one; port 0 takes a free one. Rejects with a sentence when the port is taken.
 * @param {{ folder: string, port: number, host?: string, base?: string }} options
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serve({ folder, port, host = '127.0.0.1', base = '/' }) {
  const handle = await createHandler(folder, base);
  const answer = oneAtATime((request, response) => void handle(request, response).catch((error) => sendError(response, error)));
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 30_000 }, answer);
  server.setTimeout(SILENCE_MS);
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
 * PORT from the environment, 4321 by default. Empty, it says nothing: port 0, a free one, has to be asked for.
 * @param {Record<string, string | undefined>} env
 */
export function portFrom(env) {
  const given = env['PORT'] ?? '4321';
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65535)
    throw new Error(`PORT is "${given}": give a number from 0 to 65535, or unset it for 4321`);
  return Number(given);
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
