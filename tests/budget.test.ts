import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './site/browser.ts';
import { EXPECTED, KINDS } from './site/dist.ts';
import { weigh, weighPage } from './site/weight.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Brotli, kB. The heaviest département by its HTML, not only the usual example. */
test('a département page is light: HTML ≤ 40 kB, first view ≤ 110 kB, JavaScript ≤ 10 kB', async () => {
  const heaviest = EXPECTED.departements.map((address) => ({ address, html: weigh(address) })).sort((a, b) => b.html - a.html)[0];
  const address = heaviest?.address ?? '/territoires/departements/01/';
  const { html, firstView, scripts } = await weighPage(site, address);
  expect(html, `${address} HTML`).toBeLessThanOrEqual(40);
  expect(firstView, `${address} first view`).toBeLessThanOrEqual(110);
  expect(scripts, `${address} scripts`).toBeLessThanOrEqual(10);
});

test('the home page shows itself with ≤ 140 kB', async () => {
  expect((await weighPage(site, '/')).firstView).toBeLessThanOrEqual(140);
});

/** Pages to be read ship little; the interactive ones what their first gesture needs, and no engine. */
const SCRIPTS: Readonly<Record<string, number>> = { '/atlas/': 61, '/explorer/': 12.75, '/comparer/': 30, '/zones-blanches/': 13.75 };

test.each(KINDS)('%s ships little JavaScript before the reader touches anything', async (kind) => {
  expect((await weighPage(site, kind)).scripts).toBeLessThanOrEqual(SCRIPTS[kind] ?? 10);
});
