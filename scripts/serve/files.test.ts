import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFiles, type Version } from './files.mjs';

let folder: string;
let files: ReturnType<typeof createFiles>;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-files-')));
  files = createFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function version(name: string): Promise<Version> {
  const found = await files.find(`/${name}`);
  if (found === null || 'redirect' in found) throw new Error(`${name} is not a file`);
  return found;
}
const later = (file: string, seconds: number) => {
  const when = statSync(file).mtimeMs / 1000 + seconds;
  utimesSync(file, when, when);
};

test('readers who ask at once for a body not yet compressed wait for the same work', async () => {
  writeFileSync(join(folder, 'engine.wasm'), Buffer.alloc(2e6, 'moteur'));
  const engine = await version('engine.wasm');
  const asked = Array.from({ length: 64 }, () => files.compressed(engine, 'br'));
  expect(new Set(asked).size).toBe(1);
  expect(brotliDecompressSync(await files.compressed(engine, 'br')).length).toBe(2e6);
  expect(gunzipSync(await files.compressed(engine, 'gzip')).length).toBe(2e6);
});

test('what the build left beside a file is sent, unless the file is another', async () => {
  const file = join(folder, 'page.html');
  writeFileSync(file, 'page');
  const [br, gz] = [brotliCompressSync('page', { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } }), gzipSync('page', { level: 0 })];
  writeFileSync(`${file}.br`, br);
  writeFileSync(`${file}.gz`, gz);
  expect(await files.compressed(await version('page.html'), 'br')).toEqual(br);
  expect(await files.compressed(await version('page.html'), 'gzip')).toEqual(gz);
  writeFileSync(file, 'page, edited since');
  later(file, 5);
  expect(brotliDecompressSync(await files.compressed(await version('page.html'), 'br')).toString()).toBe('page, edited since');
  expect(gunzipSync(await files.compressed(await version('page.html'), 'gzip')).toString()).toBe('page, edited since');
});

test('a body left beside by another version, or cut, is not sent', async () => {
  const file = join(folder, 'former.html');
  writeFileSync(`${file}.br`, brotliCompressSync('newer page'));
  writeFileSync(`${file}.gz`, gzipSync('former page').subarray(0, 12));
  writeFileSync(file, 'former page');
  later(file, -3600);
  expect(brotliDecompressSync(await files.compressed(await version('former.html'), 'br')).toString()).toBe('former page');
  expect(gunzipSync(await files.compressed(await version('former.html'), 'gzip')).toString()).toBe('former page');
});

test('a file replaced or removed is seen at the next request', async () => {
  const file = join(folder, 'table.csv');
  writeFileSync(file, 'un');
  const before = await version('table.csv');
  expect(await version('table.csv')).toBe(before);
  rmSync(file);
  expect(await files.find('/table.csv')).toBeNull();
  mkdirSync(file);
  expect(await files.find('/table.csv')).toEqual({ redirect: '/table.csv/' });
});
