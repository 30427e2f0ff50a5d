import { describe, expect, test } from 'vitest';
import { addressOf, distFiles, readDist, readPages } from './dist.ts';
import type { Link } from './page.ts';

const files = distFiles();
const pages = readPages(files);
const addresses = new Set(files.map(addressOf));
const origin = new URL(pages.get('/')?.canonical ?? 'missing:').origin;

/** URLs of one attribute: a srcset holds several. */
const urlsOf = ({ attribute, value }: Link) =>
  attribute === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/)[0] ?? '') : [value];

/** Why a URL leads nowhere inside the site, or null; addresses elsewhere are not followed. */
function deadEnd(page: string, url: string): string | null {
  if (url.trim() === '' || url === '#') return 'empty';
  const target = new URL(url, origin + page);
  if (target.origin !== origin) return /^(https?|mailto|data|geo):$/.test(target.protocol) ? null : `protocol ${target.protocol}`;
  const path = decodeURIComponent(target.pathname);
  if (!addresses.has(path)) return addresses.has(`${path}/`) ? 'slash missing' : 'no such file';
  const id = decodeURIComponent(target.hash.slice(1));
  if (id === '') return null;
  return pages.get(path)?.ids.has(id) === true || path.endsWith('.svg') ? null : `no #${id} there`;
}

describe('links', () => {
  test('no dead link, missing asset or missing fragment', () => {
    const dead = new Map<string, string>();
    for (const [address, page] of pages)
      for (const link of page.links)
        for (const url of urlsOf(link)) {
          const why = deadEnd(address, url);
          if (why !== null && !dead.has(url)) dead.set(url, `${address}: <${link.tag} ${link.attribute}="${url}">: ${why}`);
        }
    expect([...dead.values()].slice(0, 20)).toEqual([]);
  });

  test('nothing is loaded from elsewhere', () => {
    const loads = (link: Link) => link.tag !== 'a' && !(link.tag === 'link' && link.attribute === 'href' && link.value.startsWith('https'));
    const third = [...pages].flatMap(([address, page]) =>
      page.links.filter((link) => loads(link) && /^(https?:)?\/\//.test(link.value)).map((link) => `${address}: ${link.value}`),
    );
    expect(third.slice(0, 10)).toEqual([]);
  });

  test('every page but the 404 is reached from another', () => {
    const reached = new Set<string>();
    for (const [address, page] of pages)
      for (const { tag, value } of page.links) {
        const target = tag === 'a' ? new URL(value, origin + address) : null;
        if (target?.origin === origin && target.pathname !== address) reached.add(decodeURIComponent(target.pathname));
      }
    expect([...pages.keys()].filter((address) => address !== '/404.html' && !reached.has(address)).slice(0, 10)).toEqual([]);
  });

  test('what the style sheets load is there', () => {
    const missing = files
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => [...readDist(file).matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, url = '']) => ({ file, url })))
      .filter(({ file, url }) => !url.startsWith('data:') && deadEnd(file, url) !== null);
    expect(missing).toEqual([]);
  });
});
