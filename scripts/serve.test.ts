import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { negotiateEncoding, parseRange, safePathname } from './serve/request.mjs';
import { portFrom, serve } from './serve.mjs';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const base = mkdtempSync(join(tmpdir(), 'atlas-serve-'));
const folder = join(base, 'dist');
const LONG = `<!doctype html><title>Ain</title>${'<p>Insertion</p>'.repeat(200)}`;
let site: Awaited<ReturnType<typeof serve>>;

/** node:http sends the path as written, where fetch would normalise `..` away before it reaches the server. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(site.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

beforeAll(async () => {
  mkdirSync(join(folder, 'territoires'), { recursive: true });
  mkdirSync(join(folder, '_astro'));
  mkdirSync(join(folder, 'integrer', 'carte'), { recursive: true });
  writeFileSync(join(base, 'secret.txt'), 'outside');
  writeFileSync(join(folder, '.env'), 'hidden');
  writeFileSync(join(folder, 'index.html'), LONG);
  writeFileSync(join(folder, '404.html'), '<!doctype html><title>Introuvable</title>');
  writeFileSync(join(folder, 'territoires', 'index.html'), 'territoires');
  writeFileSync(join(folder, 'integrer', 'carte', 'index.html'), 'carte');
  writeFileSync(join(folder, '_astro', 'a.css'), 'a{}');
  writeFileSync(join(folder, 'été.csv'), 'code\n01\n');
  writeFileSync(join(folder, 'carte.topojson'), '{}');
  writeFileSync(join(folder, 't.parquet'), Buffer.from('0123456789'));
  symlinkSync(join(base, 'secret.txt'), join(folder, 'lien.txt'));
  site = await serve({ folder, port: 0 });
});
afterAll(async () => {
  await site.close();
  rmSync(base, { recursive: true });
});

describe('files', () => {
  test.each([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/territoires/?q=ain', 200, 'text/html; charset=utf-8'],
    ['/%C3%A9t%C3%A9.csv', 200, 'text/csv; charset=utf-8'],
    ['/carte.topojson', 200, 'application/json; charset=utf-8'],
    ['/t.parquet', 200, 'application/vnd.apache.parquet'],
    ['/rien/', 404, 'text/html; charset=utf-8'],
  ])('%s answers %i as %s', async (path, status, type) => {
    const answer = await get(path);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, type]);
  });

  test('a folder without its slash is redirected inside the site, never to another host', async () => {
    expect((await get('/territoires')).headers.location).toBe('/territoires/');
    expect((await get('//territoires')).headers.location).toBe('/territoires/');
    expect((await get('/territoires?v=1&q=%C3%A9t%C3%A9&u=//a.b')).headers.location).toBe('/territoires/?v=1&q=%C3%A9t%C3%A9&u=//a.b');
  });

  test('the page of the 404 comes with the status 404', async () => {
    expect((await get('/absent')).body.toString()).toContain('Introuvable');
  });

  test('HEAD has the headers and no body; other methods are refused', async () => {
    const head = await get('/t.parquet', {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '10', 0]);
    const post = await get('/', {}, 'POST');
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('under a sub-path', () => {
  let under: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    under = await serve({ folder, port: 0, base: '/sous/chemin/' });
  });
  afterAll(() => under.close());
  const ask = (path: string) => fetch(under.origin + path, { redirect: 'manual' });

  test.each([
    ['/sous/chemin/', 200, 'no-cache'],
    ['/sous/chemin/_astro/a.css', 200, 'public, max-age=31536000, immutable'],
    ['/sous/chemin/absent/', 404, 'no-cache'],
    ['/', 404, null],
    ['/territoires/', 404, null],
    ['/sous/cheminx/', 404, null],
  ])('%s answers %i', async (path, status, cache) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, cache]);
  });

  test('a redirect stays under it, and only its own /integrer/ may be framed', async () => {
    expect((await ask('/sous/chemin/territoires')).headers.get('location')).toBe('/sous/chemin/territoires/');
    expect((await ask('/sous/chemin/integrer/carte/')).headers.get('content-security-policy')).toMatch(/frame-ancestors \*$/);
    expect((await ask('/integrer/carte/')).headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'$/);
  });
});

describe('nothing outside the folder', () => {
  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/territoires/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/index.html%00.txt',
    '/%',
    '/.env',
  ])('%s is refused', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(answer.body.toString()).not.toMatch(/outside|hidden/);
  });

  test('a symlink that leads outside does not exist', async () => {
    expect((await get('/lien.txt')).status).toBe(404);
  });

  test('a path must be absolute', () => {
    expect(safePathname('http://ailleurs/')).toBeNull();
  });
});

describe('compression and validators', () => {
  test('text is sent as br or gzip, with its own ETag, and reads the same', async () => {
    const br = await get('/', { 'accept-encoding': 'gzip, br' });
    const gz = await get('/', { 'accept-encoding': 'gzip' });
    expect([br.headers['content-encoding'], gz.headers['content-encoding'], br.headers.vary]).toEqual(['br', 'gzip', 'Accept-Encoding']);
    expect(brotliDecompressSync(br.body).toString()).toBe(LONG);
    expect(gunzipSync(gz.body).toString()).toBe(LONG);
    expect(br.headers.etag).not.toBe(gz.headers.etag);
  });

  test('a refused encoding is not used', () => {
    expect(negotiateEncoding('br;q=0, gzip;q=0.5')).toBe('gzip');
    expect(negotiateEncoding('identity')).toBeNull();
  });

  test('a known ETag answers 304 without a body, another one 200', async () => {
    const { headers } = await get('/t.parquet');
    const again = await get('/t.parquet', { 'if-none-match': `W/${headers.etag}` });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await get('/t.parquet', { 'if-none-match': '"autre"' })).status).toBe(200);
    expect((await get('/t.parquet', { 'if-modified-since': String(headers['last-modified']) })).status).toBe(304);
  });

  test('a file that changes changes its ETag', async () => {
    writeFileSync(join(folder, 'change.txt'), 'un');
    const before = await get('/change.txt');
    writeFileSync(join(folder, 'change.txt'), 'deux');
    const after = await get('/change.txt', { 'if-none-match': String(before.headers.etag) });
    expect([after.status, after.body.toString()]).toEqual([200, 'deux']);
  });

  test('only hashed assets are immutable', async () => {
    expect((await get('/_astro/a.css')).headers['cache-control']).toContain('immutable');
    expect((await get('/_astro/absent.css')).headers['cache-control']).toBe('no-cache');
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
  });
});

describe('byte ranges', () => {
  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=8-', '89', 'bytes 8-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=5-99', '56789', 'bytes 5-9/10'],
  ])('%s gives %s', async (range, body, contentRange) => {
    const answer = await get('/t.parquet', { range });
    expect([answer.status, answer.body.toString(), answer.headers['content-range']]).toEqual([206, body, contentRange]);
  });

  test('a range past the end is 416 with the size', async () => {
    const answer = await get('/t.parquet', { range: 'bytes=10-' });
    expect([answer.status, answer.headers['content-range']]).toEqual([416, 'bytes */10']);
  });

  test('If-Range serves the part only of the same version', async () => {
    const { headers } = await get('/t.parquet');
    const same = await get('/t.parquet', { range: 'bytes=0-1', 'if-range': String(headers.etag) });
    const other = await get('/t.parquet', { range: 'bytes=0-1', 'if-range': '"ancienne"' });
    expect([same.status, other.status, other.body.length]).toEqual([206, 200, 10]);
  });

  test('several ranges, another unit or a backwards range are ignored', () => {
    for (const header of ['bytes=0-1,3-4', 'lines=0-1', 'bytes=5-2', 'bytes=-', undefined]) expect(parseRange(header, 10)).toBeNull();
    expect(parseRange('bytes=-0', 10)).toBe('unsatisfiable');
  });
});

describe('headers', () => {
  test('every answer has the strict policy; only /integrer/ may be framed', async () => {
    for (const path of ['/', '/absent', '/%']) {
      const { headers } = await get(path);
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';.*frame-ancestors 'none'$/,
      );
      expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual(['nosniff', 'strict-origin-when-cross-origin']);
    }
    expect((await get('/integrer/carte/')).headers['content-security-policy']).toMatch(/frame-ancestors \*$/);
  });
});

describe('port', () => {
  test('a taken port is told in a sentence', async () => {
    const port = Number(new URL(site.origin).port);
    await expect(serve({ folder, port })).rejects.toThrow(`port ${port} is taken`);
  });

  test('PORT is 4321 unless given, and must be a port', () => {
    expect([portFrom({}), portFrom({ PORT: '8080' })]).toEqual([4321, 8080]);
    for (const PORT of ['http', '', ' ', '65536', '-1', '0x50', '1e3']) expect(() => portFrom({ PORT })).toThrow(`PORT is "${PORT}"`);
  });

  test('what is served must be a folder', async () => {
    await expect(serve({ folder: join(folder, 'index.html'), port: 0 })).rejects.toThrow(/index\.html" is a file: give the folder/);
  });
});
