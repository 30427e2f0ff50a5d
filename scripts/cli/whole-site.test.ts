import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { siteFaults } from './whole-site.mjs';

let root = '';
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const PAGE = '<!doctype html><html><body></body></html>';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'atlas-site-'));
  for (const file of ['index.html', '404.html', 'a/index.html']) write(`dist/${file}`, PAGE);
  for (const file of ['sw.js', 'robots.txt', 'sitemap-index.xml', 'donnees/manifest.json']) write(`dist/${file}`, 'x');
  write('dist/sitemap-0.xml', '<loc>https://atlas.example/</loc><loc>https://atlas.example/a/</loc>');
  write('public/donnees/manifest.json', 'x');
});
afterEach(() => rmSync(root, { recursive: true }));

test('a whole site has no fault, with a script after its last tag too', () => {
  write('dist/a/index.html', `${PAGE}<script type="module" src="/x.js"></script>`);
  expect(siteFaults(root, 'dist')).toEqual([]);
});

test.each([
  ['a page cut short', () => write('dist/a/index.html', PAGE.slice(0, -3)), 'dist/a/index.html does not end where a page ends'],
  ['a page lost', () => rmSync(join(root, 'dist/a'), { recursive: true }), '/a/ is in the sitemap and has no page'],
  ['a table copied in half', () => write('public/donnees/manifest.json', 'xx'), 'public/donnees/manifest.json was not copied whole'],
  ['no home', () => rmSync(join(root, 'dist/index.html')), 'index.html is missing'],
])('%s is told', (_, damage, fault) => {
  damage();
  expect(siteFaults(root, 'dist')).toContain(fault);
});
