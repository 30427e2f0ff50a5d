import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, openSite, visit, violationsOf, type Site } from './browser.ts';
import { DIST, distFiles } from './dist.ts';
import { weigh } from './weight.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** What the page of results shows for a query, group by group. */
async function results(query: string, then: (page: Page, requests: readonly string[]) => Promise<void>): Promise<void> {
  await visit(site, `/recherche/?q=${encodeURIComponent(query)}`, { viewport: DESKTOP }, async ({ page, complaints, requests }) => {
    await page
      .getByRole('status')
      .filter({ hasText: /résultat/ })
      .waitFor();
    await then(page, requests);
    expect(complaints).toEqual([]);
  });
}

const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const firstOf = (page: Page, name: string) => group(page, name).getByRole('link').first();

describe('the search finds', () => {
  test.each([
    ['lozere', 'Territoires', /^Lozère$/],
    ['taux d’équipement', 'Indicateurs', /équipement/],
    ['equipement', 'Indicateurs', /équipement/],
    ['équipements', 'Indicateurs', /équipement/],
    ["demandeur d'emploi de longue durée", 'Indicateurs', /longue durée/],
    ['méthode', 'Données, méthode et outils', /./],
    ['DLA', 'Glossaire', /^DLA$/],
    ['dispositif local d’accompagnement', 'Glossaire', /^DLA$/],
    ['direccte', 'Glossaire', /DREETS|DDETS|Direccte/],
    ['idf-2015-123', 'Stratégies et objectifs', /123/],
    ['idf-2018-1-1', 'Stratégies et objectifs', /1\.1/],
    ['métiers que personne ne voit', 'Récits', /métiers/],
    ['emmaus defi', 'Structures, sur la fiche de leur territoire', /EMMAUS DEFI/],
  ])('« %s » in %s', async (query, name, title) => {
    await results(query, async (page) => {
      await expect.poll(() => firstOf(page, name).innerText()).toMatch(title);
    });
  });

  test('where its links lead, without a request elsewhere', async () => {
    await results('guyane', async (page, requests) => {
      const links = await page.locator('.recherche-resultats a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
      expect(links.length).toBeGreaterThan(2);
      const known = new Set(distFiles().map((file) => file.replace(/index\.html$/, '')));
      expect(links.filter((href) => !known.has(decodeURIComponent(new URL(href).pathname)))).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(`${site.origin}/`))).toEqual([]);
    });
  });

  test('nothing, and says so', async () => {
    await results('zzzzzzzz', async (page) => {
      await expect.poll(() => page.getByRole('status').innerText()).toMatch(/^Aucun résultat/);
    });
  });
});

describe('the search on every page', () => {
  const open = async (then: (page: Page, requests: readonly string[]) => Promise<void>) =>
    visit(site, '/methode/', { viewport: DESKTOP }, async ({ page, complaints, requests, settled }) => {
      await settled();
      await then(page, requests);
      expect(complaints).toEqual([]);
    });

  test('loads nothing before it is asked for', async () => {
    await open(async (page, requests) => {
      expect(requests.filter((url) => /pagefind|recherche\.json/.test(url))).toEqual([]);
      await page.getByRole('link', { name: 'Chercher', exact: true }).click();
      await page.getByRole('dialog').getByRole('searchbox').fill('guyane');
      await page.getByRole('dialog').getByRole('region', { name: 'Territoires' }).waitFor();
      expect(requests.some((url) => url.endsWith('/pagefind/pagefind.js'))).toBe(true);
      expect(await violationsOf(page)).toEqual([]);
    });
  });

  test('what is typed before the search has come is looked for once it has', async () => {
    await open(async (page) => {
      let [come, held] = [() => undefined as void, 0];
      const there = new Promise<void>((resolve) => (come = resolve));
      await page.route('**/_astro/*.js', async (route) => {
        held += 1;
        await there;
        await route.continue();
      });
      await page.keyboard.press('/');
      await page.getByRole('dialog').getByRole('searchbox').fill('guyane');
      await expect.poll(() => held).toBeGreaterThan(0);
      come();
      await page.getByRole('dialog').getByRole('region', { name: 'Territoires' }).waitFor();
    });
  });

  test('by keyboard alone: « / » opens, arrows walk, Enter goes', async () => {
    await open(async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('dialog').getByRole('searchbox').waitFor();
      await page.keyboard.type('corse-du-sud');
      await page.getByRole('dialog').getByRole('link', { name: 'Corse-du-Sud', exact: true }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/territoires/departements/2A/');
    });
  });

  test('Escape closes it and gives the focus back', async () => {
    await open(async (page) => {
      const call = page.getByRole('link', { name: 'Chercher', exact: true });
      await call.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('searchbox').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect(await call.evaluate((link) => link === document.activeElement)).toBe(true);
    });
  });

  test('Enter in the box leads to the page of results', async () => {
    await open(async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('rsa');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/recherche/?q=rsa');
    });
  });
});

test('without JavaScript the link leads to a page of entry points', async () => {
  await visit(site, '/methode/', { javaScriptEnabled: false }, async ({ page }) => {
    await page.getByRole('link', { name: 'Chercher', exact: true }).click();
    await page.waitForURL('**/recherche/');
    await expect.poll(() => page.locator('main li a').count()).toBeGreaterThan(5);
  });
});

test('the index is small: code, words and first results under 160 kB, all of it under 2 MB', () => {
  const files = distFiles('/pagefind');
  const first = files.filter((file) => /pagefind(-worker)?\.js$|entry\.json$|pf_meta$|wasm\.fr/.test(file));
  expect(first.length).toBe(5);
  expect(first.reduce((sum, file) => sum + weigh(file), 0)).toBeLessThan(160);
  expect(files.reduce((sum, file) => sum + statSync(join(DIST, file)).size, 0)).toBeLessThan(2_000_000);
});
