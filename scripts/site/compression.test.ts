import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressSite, textsOf } from './compression.ts';

let racine: string;
let site: string;
let cache: string;
const PAGE = `<!doctype html>${'<p>Insertion</p>'.repeat(100)}`;
beforeAll(() => {
  racine = mkdtempSync(join(tmpdir(), 'atlas-compression-'));
  [site, cache] = [join(racine, 'dist'), join(racine, 'cache')];
  mkdirSync(join(site, 'a'), { recursive: true });
  writeFileSync(join(site, 'index.html'), PAGE);
  writeFileSync(join(site, 'a', 'grande.json'), 'code,valeur\n'.repeat(500));
  writeFileSync(join(site, 'court.html'), 'court');
  writeFileSync(join(site, 't.parquet'), Buffer.alloc(2000));
  writeFileSync(join(site, 'a', 'valeurs.csv'), 'code,valeur\n'.repeat(500));
});
afterAll(() => rmSync(racine, { recursive: true }));

test('texts that are worth it, the largest first; what is compressed already or only downloaded is left alone', () => {
  expect(textsOf(site)).toEqual(['a/grande.json', 'index.html']);
});

test('both encodings stand beside each text, read the same, and are no older than it', async () => {
  expect(await compressSite(site, cache)).toEqual({ texts: 2, made: 4 });
  const page = join(site, 'index.html');
  expect(brotliDecompressSync(readFileSync(`${page}.br`)).toString()).toBe(PAGE);
  expect(gunzipSync(readFileSync(`${page}.gz`)).toString()).toBe(PAGE);
  for (const suffix of ['.br', '.gz']) expect(statSync(page + suffix).mtimeMs).toBeGreaterThanOrEqual(statSync(page).mtimeMs);
  expect(existsSync(join(site, 'court.html.br'))).toBe(false);
});

test('a build pays only for what it changed, and gives the same bytes', async () => {
  const before = readFileSync(join(site, 'index.html.br'));
  writeFileSync(join(site, 'a', 'grande.json'), 'code,valeur\n'.repeat(501));
  expect(await compressSite(site, cache)).toEqual({ texts: 2, made: 2 });
  expect(readFileSync(join(site, 'index.html.br'))).toEqual(before);
  expect(gunzipSync(readFileSync(join(site, 'a', 'grande.json.gz'))).toString()).toBe('code,valeur\n'.repeat(501));
});
