// @ts-check
/** What a request asks for, and how: pure readings of its address and headers. */

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
 * True when the browser's copy is still good (RFC 9110 §13.2.2: If-None-Match wins over If-Modified-Since).
 * @param {import('node:http').IncomingMessage} request @param {string} etag @param {string} lastModified
 */
export function isFresh(request, etag, lastModified) {
  const candidates = request.headers['if-none-match'];
  if (candidates !== undefined) return candidates.split(',').some((c) => c.trim() === '*' || c.trim().replace(/^W\//, '') === etag);
  const since = request.headers['if-modified-since'];
  return since !== undefined && Date.parse(since) >= Date.parse(lastModified);
}

/**
 * A range counts only against the version the client already has.
 * @param {import('node:http').IncomingMessage} request @param {string} etag @param {{ lastModified: string, size: number }} version
 */
export function requestedRange(request, etag, version) {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag && condition !== version.lastModified) return null;
  return parseRange(request.headers.range, version.size);
}
