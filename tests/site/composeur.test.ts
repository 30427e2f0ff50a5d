import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, PHONE, violationsInBothSchemes, visit, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const DEFAULT_RATIO = '/atlas/#composer=1~iae-salaries~~~~rsa~departement~2019-12';
const words = (page: Page) => page.locator('.explication p').first().innerText();
const map = (page: Page) => page.getByRole('button', { name: 'Cartographier' }).click();
/** The sentence that ends a computation, whichever it is. */
async function outcome(page: Page): Promise<string> {
  await page.locator('.composeur button[type=submit]:enabled').waitFor({ timeout: 60_000 });
  return page.locator('.etat-calcul').innerText();
}

describe('the composer', () => {
  test('opens on the ratio of the address, shows its SQL, and loads no engine before the gesture', async () => {
    await visit(site, DEFAULT_RATIO, {}, async ({ page, requests }) => {
      await page.locator('.composeur').waitFor();
      await expect.poll(() => words(page)).toContain('Taux d’équipement');
      await expect.poll(() => page.locator('.requete code').textContent()).toContain("dispositif = 'rsa'");
      // the map around it reads its own slice: that is no table of the engine
      expect(requests.filter((url) => /duckdb|\.wasm|\/donnees\//.test(url))).toEqual([]);
    });
  });

  test('gives the map the published values of December 2019: 262,11 in the Jura', async () => {
    await visit(site, DEFAULT_RATIO, {}, async ({ page, complaints, requests }) => {
      await page.locator('.composeur').waitFor();
      const layer = page.evaluate(
        () =>
          new Promise<number | null | undefined>((done) => {
            const read = (e: Event) => {
              const { valeurs } = (e as CustomEvent<{ valeurs: ReadonlyMap<string, { valeur: number | null }> }>).detail;
              done(valeurs.get('39')?.valeur);
            };
            document.addEventListener('atlas:couche', read, { once: true });
          }),
      );
      await map(page);
      expect(await outcome(page)).toMatch(/101\u00a0départements avec une valeur.*France\u00a0: 70,3\u00a0‰/);
      expect(await layer).toBeCloseTo((1000 * 952) / 3632, 9);
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(site.origin) && !/^(blob|data):/.test(url))).toEqual([]);
    });
  });

  test('stops when asked, and starts again', async () => {
    await visit(site, DEFAULT_RATIO, {}, async ({ page }) => {
      await page.locator('.composeur').waitFor();
      await map(page);
      await page.getByRole('button', { name: 'Annuler' }).click();
      expect(await outcome(page)).toBe('Le calcul a été interrompu.');
      await map(page);
      expect(await outcome(page)).toMatch(/^La carte est dessinée/);
    });
  });

  test('what cannot be divided cannot be chosen, and the menu says why', async () => {
    await visit(site, DEFAULT_RATIO, { viewport: PHONE, colorScheme: 'light' }, async ({ page }) => {
      await page.locator('.composeur').waitFor();
      for (const details of await page.locator('.composeur details').all())
        await details.evaluate((d) => ((d as HTMLDetailsElement).open = true));
      const refused = page.locator('.refusee');
      await expect.poll(() => refused.count()).toBeGreaterThan(5);
      for (const line of await refused.all()) {
        expect(await line.locator('input').isDisabled()).toBe(true);
        expect(await line.locator('.raison').innerText()).toMatch(/^[A-ZÉ].*\.$/);
      }
      expect(await violationsInBothSchemes(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    });
  });

  test('the explorer is given the very SQL', async () => {
    await visit(site, DEFAULT_RATIO, {}, async ({ page }) => {
      await page.locator('.vers-explorateur:not([hidden])').waitFor();
      await expect.poll(() => page.locator('.vers-explorateur').getAttribute('href')).toMatch(/^\/explorer\/#v=1&sqlz?=/);
    });
  });

  test.each(['1~<script>alert(1)</script>~~~~~x~y', '9~~~~~~~', `1~siae~~~~rsa~departement~${'9'.repeat(400)}`])(
    'a hostile address gives the first ratio and a sentence: %s',
    async (state) => {
      await visit(site, `/atlas/#composer=${encodeURIComponent(state)}`, {}, async ({ page, complaints }) => {
        await page.locator('composeur-atlas > .encart', { hasText: 'Voici le rapport proposé au départ.' }).waitFor();
        await expect.poll(() => words(page)).toContain('allocataires du RSA');
        expect(complaints).toEqual([]);
      });
    },
  );
});
