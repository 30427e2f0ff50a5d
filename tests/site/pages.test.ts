import { describe, expect, test } from 'vitest';
import { CARACTERES } from '../../src/lib/caracteres.ts';
import { addressOf, distFiles, EXPECTED, KINDS, readDist, readPages } from './dist.ts';
import { readPage, type Page } from './page.ts';
import { FAULTS } from './prose.ts';

const files = distFiles();
const pages = readPages(files);
const indexed = new Map(
  [...pages].filter(([address, page]) => address !== '/404.html' && !(page.meta.get('robots') ?? '').includes('noindex')),
);

/** Addresses that fail, with why: at most ten, since one template faults a thousand pages. */
function faults(over: ReadonlyMap<string, Page>, judge: (page: Page, address: string) => string | null | undefined): readonly string[] {
  const found = [...over].flatMap(([address, page]) => {
    const why = judge(page, address);
    return why === null || why === undefined ? [] : [`${address}: ${why}`];
  });
  return found.length > 10 ? [...found.slice(0, 10), `… and ${found.length - 10} more`] : found;
}

function repeated(values: Iterable<readonly [string, string | undefined]>): readonly string[] {
  const first = new Map<string, string>();
  return [...values].flatMap(([address, value = '']) => {
    const other = first.get(value);
    first.set(value, other ?? address);
    return other === undefined ? [] : [`${address} and ${other}: « ${value} »`];
  });
}

describe('the page reader', () => {
  const html = `<!doctype html><html lang="fr"><head><title>Ain &amp; co</title><meta name="description" content="d">
    <script>if (a < b) "<h1>no</h1>"</script></head><body><h1>Ain</h1><section><h2>Vide</h2></section><h2>Pleine</h2><h3>Oui</h3>texte
    <code>NULL, 1,000</code><svg><title>Info</title><path d="MNaN,0"/></svg><h2 id="x">Dernière</h2><a id="x" href="/a/#b">a</a></body></html>`;
  const page = readPage(html);

  test('sees title, headings and what stands under them', () => {
    expect([page.lang, page.titles, page.meta.get('description')]).toEqual(['fr', ['Ain & co'], 'd']);
    expect(page.headings.filter(({ empty }) => empty).map(({ text }) => text)).toEqual(['Ain', 'Vide'].slice(1));
  });

  test('sees leaks, links and repeated ids, and leaves code alone', () => {
    expect([page.leaks, page.duplicateIds]).toEqual([['<path d="MNaN,0">'], ['x']]);
    expect(page.links).toEqual([{ tag: 'a', attribute: 'href', value: '/a/#b' }]);
    expect(page.texts.map((text) => text.trim())).toEqual(['Ain', 'Vide', 'Pleine', 'Oui', 'texte', 'Info', 'Dernière', 'a']);
  });
});

describe('territories', () => {
  test.each([
    ['france', 1],
    ['regions', 18],
    ['departements', 101],
    ['epci', 1255],
    ['ept', 12],
    ['zonesBlanches', 101],
  ] as const)('%s: %i pages, none lost', (level, count) => {
    expect(EXPECTED[level].length).toBe(count);
    expect(EXPECTED[level].filter((address) => !pages.has(address))).toEqual([]);
    const folders: Readonly<Record<string, string>> = { france: '/territoires/france/', zonesBlanches: '/zones-blanches/' };
    const folder = folders[level] ?? `/territoires/${level}/`;
    const built = [...pages.keys()].filter((address) => address.startsWith(folder) && address !== '/zones-blanches/');
    expect(built.length).toBe(count);
  });

  test('every text has its page, and no other has one', () => {
    const built = [...pages.keys()].filter((address) => /^\/strategies\/[^/]+\/$/.test(address) && address !== '/strategies/comparer/');
    expect(built.sort()).toEqual([...EXPECTED.strategies].sort());
  });

  test('a page of every kind is there', () => {
    expect(KINDS.filter((kind) => !pages.has(kind))).toEqual([]);
  });
});

describe('every page', () => {
  test('has one title of its own', () => {
    expect(faults(pages, ({ titles }) => (titles.length === 1 && titles[0] !== '' ? null : `${titles.length} titles`))).toEqual([]);
    expect(repeated([...pages].map(([address, page]) => [address, page.titles[0]]))).toEqual([]);
  });

  test('has a description of its own, of a length that is shown whole', () => {
    const judge = (page: Page) => {
      const length = page.meta.get('description')?.length ?? 0;
      return length >= 40 && length <= 320 ? null : `description of ${length} characters`;
    };
    expect(faults(pages, judge)).toEqual([]);
    expect(repeated([...indexed].map(([address, page]) => [address, page.meta.get('description')]))).toEqual([]);
  });

  test('is in French, with one h1 and headings that skip no level', () => {
    const judge = ({ lang, headings }: Page) => {
      if (lang !== 'fr') return `lang is ${lang}`;
      const h1 = headings.filter(({ level }) => level === 1).length;
      if (h1 !== 1) return `${h1} h1`;
      const skip = headings.find(({ level }, i) => level > (headings[i - 1]?.level ?? 0) + 1);
      return skip === undefined ? null : `h${skip.level} « ${skip.text.trim()} » skips a level`;
    };
    expect(faults(pages, judge)).toEqual([]);
  });

  test('has no empty heading and no empty section', () => {
    const judge = ({ headings }: Page) => headings.find(({ empty, text }) => empty || text.trim() === '')?.text.trim();
    expect(faults(pages, judge)).toEqual([]);
  });

  test('names no id twice', () => {
    expect(faults(pages, ({ duplicateIds }) => duplicateIds[0])).toEqual([]);
  });

  test('names itself: canonical URL and Open Graph agree with the address', () => {
    const origin = new URL(pages.get('/')?.canonical ?? 'missing:').origin;
    expect(origin).toMatch(/^https:/);
    const judge = ({ canonical, meta }: Page, address: string) => {
      if (canonical !== origin + address) return `canonical is ${canonical}`;
      if (meta.get('og:url') !== canonical) return `og:url is ${meta.get('og:url')}`;
      return ['og:title', 'og:description', 'og:type', 'og:locale', 'og:site_name'].find((name) => (meta.get(name) ?? '') === '');
    };
    expect(faults(indexed, judge)).toEqual([]);
  });

  test('has JSON-LD that parses and says what it is', () => {
    const judge = ({ jsonLd }: Page) => {
      if (jsonLd.length === 0) return 'no JSON-LD';
      return jsonLd.map(wrongJsonLd).find((wrong) => wrong !== null);
    };
    expect(faults(indexed, judge)).toEqual([]);
  });
});

function wrongJsonLd(text: string): string | null {
  try {
    const data = JSON.parse(text) as Record<string, unknown>;
    if (data['@context'] !== 'https://schema.org') return `@context is ${JSON.stringify(data['@context'])}`;
    const graph = (data['@graph'] ?? [data]) as readonly Record<string, unknown>[];
    return graph.every((node) => typeof node['@type'] === 'string' || Array.isArray(node['@type'])) ? null : 'a node without @type';
  } catch (error) {
    return String(error);
  }
}

describe('what a reader reads', () => {
  test.each(FAULTS)('the expression for $what knows right from wrong', ({ expression, wrong, right }) => {
    expect(wrong.filter((sample) => !expression.test(sample))).toEqual([]);
    expect(right.filter((sample) => expression.test(sample))).toEqual([]);
  });

  test.each(FAULTS)('no page shows $what', ({ expression }) => {
    const judge = ({ texts, titles, meta }: Page) => {
      const text = [...texts, ...titles, meta.get('description') ?? ''].find((candidate) => expression.test(candidate));
      return text === undefined ? null : `« ${text.trim().slice(0, 120)} »`;
    };
    expect(faults(pages, judge)).toEqual([]);
  });

  test('no attribute holds a value gone wrong', () => {
    expect(faults(pages, ({ leaks }) => leaks[0])).toEqual([]);
  });
});

describe('sitemap', () => {
  const locations = (address: string) =>
    [...readDist(address).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
  const indexes = files.filter((file) => /^\/sitemap-index\.xml$/.test(file));
  const maps = indexes.length > 0 ? indexes.flatMap(locations) : ['/sitemap.xml'];

  test('lists every page once, and only pages', () => {
    const listed = maps.flatMap(locations);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((address) => !indexed.has(address)).slice(0, 10)).toEqual([]);
    const known = new Set(listed);
    expect([...indexed.keys()].filter((address) => !known.has(addressOf(address))).slice(0, 10)).toEqual([]);
  });

  test('robots.txt names it', () => {
    expect(readDist('/robots.txt')).toMatch(/^Sitemap: https:\/\/\S+\/sitemap(-index)?\.xml$/m);
  });
});

test('every character of a page is in the faces that are served: none falls back to another one', () => {
  const served = new Set(CARACTERES);
  const strangers = (page: Page) =>
    [...new Set(page.texts.join(''))].filter((character) => !served.has(character) && character > ' ').join(' ');
  expect(faults(pages, (page) => strangers(page) || null)).toEqual([]);
});

test('no word runs into the link or the badge that follows it', () => {
  // Astro drops the end of a line between a text and a tag: {' '} keeps the space
  const stuck = /(?:[\p{L}\d.,:!?]|(?<!&\w+);)(?=<(?:a |span class="(?:badge|sigle-nom)"))|<\/a>[\p{L}\d]/u;
  const judge = (_: Page, address: string) => {
    const main = readDist(address).replace(/^[\s\S]*?<main|<(script|code|pre|svg)\b[\s\S]*?<\/\1>/g, '');
    const at = stuck.exec(main);
    return at === null ? null : `« ${main.slice(Math.max(0, at.index - 30), at.index + 40)} »`;
  };
  expect(faults(pages, judge)).toEqual([]);
});
