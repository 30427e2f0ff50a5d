// @ts-check
/** Whether a built site is whole, before it takes the place of the one that is served. */
import { closeSync, existsSync, openSync, readSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../build/files.mjs';

/** A page ends by its last tag; Astro leaves the scripts of a component after it. */
const isWhole = (/** @type {string} */ end) => end.includes('</html>') && /<\/(?:html|script)>\s*$/.test(end);
/** Without one of these there is no site. */
const NEEDED = ['index.html', '404.html', 'sw.js', 'robots.txt', 'sitemap-index.xml', 'donnees/manifest.json'];
const TAIL = 1024;

/** The end of a file, where a cut shows. @param {string} full */
function tailOf(full) {
  const { size } = statSync(full);
  const buffer = Buffer.alloc(Math.min(TAIL, size));
  const file = openSync(full, 'r');
  readSync(file, buffer, 0, buffer.length, size - buffer.length);
  closeSync(file);
  return buffer.toString('utf8');
}

/** Files of public/ that are not in the site as they are there. @param {string} root @param {string} dist */
function missingCopies(root, dist) {
  return filesUnder(root, 'public').flatMap((file) => {
    const copy = join(root, dist, file.slice('public/'.length));
    return existsSync(copy) && statSync(copy).size === statSync(join(root, file)).size ? [] : [`${file} was not copied whole`];
  });
}

/** Addresses of the sitemap that lead to no page. @param {string} root @param {string} dist */
function deadAddresses(root, dist) {
  const base = (process.env['ATLAS_BASE'] ?? '/').replace(/\/*$/, '/');
  const maps = filesUnder(root, dist).filter((file) => /\/sitemap-\d+\.xml$/.test(file));
  const addresses = maps.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => m[1] ?? ''),
  );
  const paths = addresses.map((address) => decodeURI(new URL(address).pathname).slice(base.length));
  const dead = paths
    .filter((path) => !existsSync(join(root, dist, path, 'index.html')))
    .map((path) => `/${path} is in the sitemap and has no page`);
  return addresses.length === 0 ? ['the sitemap names no page'] : dead;
}

/** What is missing or cut, a sentence each; nothing when the site is whole. @param {string} root @param {string} dist relative to the root */
export function siteFaults(root, dist) {
  const missing = NEEDED.filter((file) => !existsSync(join(root, dist, file))).map((file) => `${file} is missing`);
  const cut = filesUnder(root, dist)
    .filter((file) => file.endsWith('.html') && !isWhole(tailOf(join(root, file))))
    .map((file) => `${file} does not end where a page ends`);
  return [...missing, ...cut, ...missingCopies(root, dist), ...deadAddresses(root, dist)];
}
