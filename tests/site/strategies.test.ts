import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, openSite, PHONE, visit, type Site } from './browser.ts';
import { EXPECTED } from './dist.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const TEXTE = '/strategies/ile-de-france-2015-2017/';
const enVue = (page: Page) => page.locator('.regard > *:visible').evaluateAll((tous) => tous.map((e) => e.id || e.textContent.trim()));
/** Brings an objective under the eyes and waits for it to be the one being read. */
async function lire(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}`).evaluate((e) => {
    e.scrollIntoView();
  });
  await page.locator(`#${id}.lu`).waitFor();
}

describe('a text beside its figures', () => {
  test('on a wide screen the figure of the objective being read stands beside it, and says why when there is none', async () => {
    await visit(site, TEXTE, { viewport: DESKTOP }, async ({ page, complaints }) => {
      await lire(page, 'idf-2015-123');
      expect(await enVue(page)).toEqual(['figure-equipement-defm']);
      await lire(page, 'idf-2015-322');
      expect((await enVue(page)).join()).toMatch(/^Pas de figure pour cet objectif\. Non mesurable\./);
      expect(complaints).toEqual([]);
    });
  });

  test('an address with an objective opens the page at it', async () => {
    await visit(site, `${TEXTE}#idf-2015-211`, { viewport: DESKTOP }, async ({ page }) => {
      await page.locator('#idf-2015-211.lu').waitFor();
      const haut = await page.locator('#idf-2015-211').evaluate((e) => e.getBoundingClientRect().top);
      expect(Math.abs(haut)).toBeLessThan(60);
    });
  });

  test.each(['#%', '#%C3', '#100%'])('an address that ends with %s opens it all the same', async (fragment) => {
    await visit(site, `${TEXTE}${fragment}`, { viewport: DESKTOP }, async ({ page, complaints, settled }) => {
      await settled();
      await lire(page, 'idf-2015-123');
      expect(complaints).toEqual([]);
    });
  });

  test.each([
    ['on a phone', { viewport: PHONE }],
    ['without JavaScript', { viewport: DESKTOP, javaScriptEnabled: false }],
  ])('%s each figure stands under its objective', async (_nom, options) => {
    await visit(site, TEXTE, options, async ({ page }) => {
      await expect.poll(() => page.locator('.regard').isVisible()).toBe(false);
      const figures = await page.locator('.figure-objectif > figure').count();
      expect(figures).toBeGreaterThan(4);
      await expect.poll(() => page.locator('figure').count()).toBe(figures);
      await expect.poll(() => page.locator('#idf-2015-12 > .figure-objectif > figure').isVisible()).toBe(true);
    });
  });

  test('every figure goes home before it is printed', async () => {
    await visit(site, TEXTE, { viewport: DESKTOP }, async ({ page }) => {
      await lire(page, 'idf-2015-123');
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await expect.poll(() => page.locator('.regard > figure').count()).toBe(0);
      await expect.poll(() => page.locator('.figure-objectif > figure:visible').count()).toBeGreaterThan(4);
    });
  });
});

describe('the register', () => {
  test('is whole without JavaScript, and filtered with it', async () => {
    const lignes = await visit(site, TEXTE, { javaScriptEnabled: false }, async ({ page }) => {
      await expect.poll(() => page.locator('.filtres').isVisible()).toBe(false);
      return page.locator('.registre tbody tr').count();
    });
    await visit(site, TEXTE, {}, async ({ page }) => {
      await page.selectOption('select[name="statut"]', 'partiel');
      const gardees = await page.locator('.registre tbody tr:visible').count();
      expect(gardees).toBeGreaterThan(0);
      expect(gardees).toBeLessThan(lignes);
      await page.fill('.filtres input[name="q"]', 'rien de tel');
      await expect.poll(() => page.locator('.filtres [role="status"]').innerText()).toBe('Aucune ligne ne répond à cette demande.');
    });
  });

  test.each(EXPECTED.strategies)('%s has its register as a file, one line a passage', async (address) => {
    await visit(site, address, { javaScriptEnabled: false }, async ({ page }) => {
      const csv = await page.request.get(`${site.origin}${address}registre.csv`);
      expect(csv.ok()).toBe(true);
      const lignes = (await csv.text()).trim().split('\n').length - 1;
      expect(lignes).toBe(await page.locator('.registre tbody tr').count());
    });
  });
});
