import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, openSite, PHONE, violationsInBothSchemes, visit, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const status = (page: Page) => page.locator('.etat-comparaison').innerText();
const search = (page: Page) => page.evaluate(() => decodeURIComponent(location.search));

/** Waits for the comparison whose status line says this. */
async function compared(page: Page, words: RegExp): Promise<void> {
  await page.locator('.etat-comparaison', { hasText: words }).waitFor();
}

const AIN = '/comparer/?v=1&lieux=departement-01,region-84,france-FR';

describe('a comparison', () => {
  test('without JavaScript the page explains itself and shows one, with links to the sheets', async () => {
    await visit(site, '/comparer/', { javaScriptEnabled: false }, async ({ page }) => {
      await expect.poll(() => page.locator('table tbody tr').count()).toBeGreaterThan(6);
      await expect.poll(() => page.locator('main a[href*="/territoires/"]').count()).toBeGreaterThan(0);
    });
  });

  test('is the same when its address is opened again: words, strips, series and table', async () => {
    const read = () =>
      visit(site, AIN, { viewport: DESKTOP }, async ({ page, complaints, requests, settled }) => {
        await compared(page, /porte sur l’Ain/);
        await settled();
        expect(complaints).toEqual([]);
        expect(requests.filter((url) => !url.startsWith(site.origin))).toEqual([]);
        expect(requests.filter((url) => /duckdb|\.wasm/.test(url))).toEqual([]);
        return page.locator('.resultats').innerHTML();
      });
    const first = await read();
    expect(first).toContain('un peu moins qu’en France');
    expect(await read()).toBe(first);
  });

  test('prints what the sheet of the place prints', async () => {
    const sheet = await visit(site, '/comparer/', { javaScriptEnabled: false }, ({ page }) =>
      page.locator('tr', { hasText: 'Taux d’équipement en IAE, RSA' }).locator('td').nth(1).innerText(),
    );
    await visit(site, '/comparer/?v=1&lieux=departement-39,france-FR', {}, async ({ page }) => {
      await compared(page, /porte sur le Jura/);
      await expect
        .poll(() => page.locator('.resultats tr', { hasText: 'Taux d’équipement en IAE, RSA' }).locator('td').nth(1).innerText())
        .toBe(sheet);
      expect(sheet).toBe('262,1\u202f‰');
    });
  });

  test('is taken away: every row as CSV, a drawing as an SVG that says its source, the numbers behind a series', async () => {
    await visit(site, AIN, { viewport: DESKTOP }, async ({ page, complaints }) => {
      await compared(page, /porte sur l’Ain/);
      const take = async (name: string) => {
        const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).first().click()]);
        return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
      };
      const all = await take('Télécharger la comparaison (CSV)');
      expect(all.name).toBe('comparaison-departement-01-region-84-france-FR.csv');
      expect(all.text).toMatch(/^indicateur,chiffre,niveau,code,territoire,periode,valeur,etat,precision,unite,source\n/);
      expect(all.text).toMatch(/\nchomage-localise,[^\n]*,departement,01,Ain,2025-T4,[\d.]+,valeur,,/);
      const one = await take('CSV\u00a0: Taux de chômage localisé');
      expect(
        new Set(
          one.text
            .trim()
            .split('\n')
            .slice(1)
            .map((l) => l.split(',')[0]),
        ),
      ).toEqual(new Set(['chomage-localise']));
      const svg = await take('SVG\u00a0: Taux de chômage localisé');
      expect(svg.text).toMatch(/^<svg [\s\S]*Source\u00a0: Insee/);
      const table = page.locator('#comparer-temps ~ .figures details').first();
      await table.locator('summary').click();
      expect(await table.locator('tbody tr').count()).toBeGreaterThan(2);
      expect(complaints).toEqual([]);
    });
  });

  test('a lone place is read with its région, France and a comparable one', async () => {
    await visit(site, '/comparer/?lieux=departement-39', {}, async ({ page }) => {
      await compared(page, /Par défaut/);
      await expect.poll(() => search(page)).toMatch(/^\?v=1&lieux=departement-39,region-27,france-FR,departement-\w+$/);
      await expect.poll(() => page.locator('.lieux-choisis li').count()).toBe(4);
    });
  });

  test('says the levels and the states that have no figure, and draws no line across a break', async () => {
    await visit(site, '/comparer/?v=1&lieux=epci-200069193,departement-01,departement-976', {}, async ({ page }) => {
      await compared(page, /Dombes/);
      const table = await page.locator('[aria-labelledby=comparer-tableau] table').innerText();
      expect(table).toContain('non calculé à cet échelon');
      expect(table).toContain('secret statistique');
      expect(table).toContain('non disponible');
      await expect.poll(() => page.locator('.resultats').innerText()).toContain('les lignes s’y arrêtent');
    });
  });

  test('is made, changed and undone by keyboard alone', async () => {
    await visit(site, '/comparer/', { viewport: PHONE }, async ({ page, complaints }) => {
      await page.locator('#q').focus();
      await page.keyboard.type('jura');
      await page.locator('[role=option]').first().waitFor();
      await page.keyboard.press('Enter');
      await compared(page, /le Jura, la Bourgogne-Franche-Comté/);
      await page.locator('button', { hasText: 'Retirer' }).last().focus();
      await page.keyboard.press('Enter');
      await compared(page, /porte sur le Jura, la Bourgogne-Franche-Comté et la France\./);
      expect(await page.evaluate(() => document.activeElement?.className)).toContain('etat-comparaison');
      await page.goBack();
      await page.waitForFunction(() => document.querySelectorAll('.lieux-choisis li').length === 4);
      expect(complaints).toEqual([]);
    });
  });

  test.each([
    ['?v=9&lieux=departement-01', /n’est pas de celles/],
    ['?v=1&lieux=%3Cimg%20src=x%20onerror=alert(1)%3E', /aucun territoire/],
    ['?v=1&lieux=departement-01,epci-999999999,france-FR', /n’existe pas/],
    [`?lieux=${'departement-01,'.repeat(60)}`, /trop longue/],
  ])('%s ends in a sentence and a working page', async (query, words) => {
    await visit(site, `/comparer/${query}`, {}, async ({ page, complaints }) => {
      await page.locator('comparer-lieux > .encart', { hasText: words }).waitFor();
      expect(complaints).toEqual([]);
      await expect.poll(() => page.locator('#q').isEnabled()).toBe(true);
    });
  });

  test.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('axe on a comparison, %s: no violation, and nothing wider than the screen', async (_, viewport) => {
    await visit(site, AIN, { viewport, colorScheme: 'light' }, async ({ page }) => {
      await compared(page, /porte sur l’Ain/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      expect(await violationsInBothSchemes(page)).toEqual([]);
      await expect.poll(() => status(page)).toContain('la France');
    });
  });
});
