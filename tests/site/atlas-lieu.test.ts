import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, change, moreSettings, path, read, search, title } from './atlas.ts';
import { openSite, PHONE, violationsInBothSchemes, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe('a territory', () => {
  test('hover and keyboard give the same card, and Mayotte has neither rank nor class', async () => {
    await read(site, '', async ({ page }) => {
      await path(page, '38').hover();
      await page.getByText(/Besoin/).waitFor();
      const hovered = await card(page);
      expect(hovered).toMatch(/Isère[^]*‰[^]*valeur la plus haute sur 100\sdépartements[^]*du \d+e au \d+e rang[^]*demandeurs d’emploi/);
      await path(page, '01').focus();
      await expect.poll(() => card(page)).toMatch(/^Ain/);
      await path(page, '38').focus();
      await expect.poll(() => card(page)).toBe(hovered);
      await path(page, '976').focus();
      await expect.poll(() => card(page)).toMatch(/Mayotte\s+non disponible[^]*sans rang ni classe/);
      await expect.poll(() => card(page)).not.toMatch(/plus haute/);
    });
  });

  test('away from the map the card stays, so that its link can be reached', async () => {
    await read(site, '', async ({ page }) => {
      await path(page, '38').hover();
      await page.getByText(/Besoin/).waitFor();
      await page.getByRole('link', { name: 'Fiche du territoire' }).hover();
      await expect.poll(() => card(page)).toMatch(/^Isère/);
      await path(page, '01').focus();
      await page.locator('[data-panneau="tableau"] summary').click();
      await page.locator('[data-panneau="tableau"] tbody tr').first().waitFor();
    });
  });

  test('by keyboard alone: Tab, arrows, Enter, plus, Escape', async () => {
    await read(site, '', async ({ page }) => {
      await page.locator('.plus summary').focus();
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-code') ?? null);
      for (let k = 0; k < 12 && (await focused()) === null; k++) await page.keyboard.press('Tab');
      const first = await focused();
      expect(first).not.toBeNull();
      await page.keyboard.press('ArrowDown');
      const second = await focused();
      expect(second).not.toBe(first);
      await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toMatch(/‰/);
      await expect.poll(() => page.locator('.carte-vive [tabindex="0"]').count()).toBe(1);
      await page.keyboard.press('Enter');
      await expect.poll(() => search(page)).toContain(`s=${second}`);
      await expect.poll(() => page.locator(':focus').getAttribute('aria-pressed')).toBe('true');
      await page.locator('[data-panneau="classement"] svg').waitFor();
      await page.keyboard.press('+');
      await page.waitForFunction(() => location.search.includes('z='));
      await page.keyboard.press('Escape');
      await expect.poll(() => search(page)).not.toContain('s=');
    });
  });

  test('is found by its name and pinned in the ranking, the distribution and the table', async () => {
    await read(site, '?v=1&i=siae-nombre&n=epci', async ({ page }) => {
      await page.getByLabel('Choisir un territoire de la carte').fill('bourg en bresse');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.search.includes('s=200071751'));
      for (const panel of ['distribution', 'classement'])
        await expect.poll(() => page.locator(`[data-panneau="${panel}"] svg`).innerHTML()).toMatch(/Bourg-en-Bresse/);
      await page.locator('[data-panneau="tableau"] summary').click();
      await expect.poll(() => page.locator('tr.courant').innerText()).toMatch(/Bourg-en-Bresse/);
    });
  });

  test('is framed with its région by the list, and the map comes back whole', async () => {
    await read(site, '', async ({ page }) => {
      await moreSettings(page);
      await page.getByLabel('Cadrer sur').selectOption('region:84');
      await page.waitForFunction(() => document.querySelector('.mobile')?.getAttribute('transform')?.includes('scale') ?? false);
      await expect.poll(() => search(page)).toContain('z=region-84');
      await expect.poll(() => page.locator('.mobile').getAttribute('transform')).not.toContain('scale(1)');
      await page.getByRole('button', { name: 'Tout voir' }).click();
      await page.waitForFunction(() => document.querySelector('.mobile')?.getAttribute('transform')?.includes('scale(1)') ?? false);
      await expect.poll(() => search(page)).toBe('');
    });
  });
});

describe('a layer of someone else', () => {
  test('is drawn with legend, ranking and note; what has no value stays so; the indicator comes back', async () => {
    await read(site, '', async ({ page }) => {
      const first = await title(page);
      await change(page, () =>
        page.evaluate(() => {
          const valeurs = new Map([
            ['01', { valeur: 12, etat: 'valeur' }],
            ['38', { valeur: 0, etat: 'zero' }],
            ['69', { valeur: null, etat: 'secret' }],
          ]);
          const detail = { titre: 'Ma couche', unite: 'places', niveau: 'departement', valeurs, note: 'Fichier du lecteur, lu ici.' };
          document.dispatchEvent(new CustomEvent('atlas:couche', { detail }));
        }),
      );
      await expect.poll(() => title(page)).toMatch(/De 0 \(Isère\) à 12,0 \(Ain\)/);
      await expect.poll(() => page.locator('figure .source').innerText()).toBe('Fichier du lecteur, lu ici.');
      await expect.poll(() => path(page, '69').getAttribute('fill')).toBe('url(#vive-secret)');
      await expect.poll(() => path(page, '75').getAttribute('fill')).toBe('url(#vive-indisponible)');
      await change(page, () => page.getByRole('button', { name: 'Revenir à l’indicateur' }).click());
      await expect.poll(() => title(page)).toBe(first);
    });
  });
});

describe('files', () => {
  const download = async (page: Page, name: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.actions').getByRole('button', { name }).click()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };

  test('CSV has a line a territory with its state; SVG stands alone with its source', async () => {
    await read(site, '?v=1&i=equipement-defm&n=departement&s=38&i2=siae-nombre&mode=symboles', async ({ page }) => {
      const csv = await download(page, 'CSV');
      expect(csv.name).toBe('atlas-equipement-defm-departement.csv');
      expect(csv.text.trim().split('\n')).toHaveLength(102);
      expect(csv.text).toMatch(/departement,976,Mayotte,[^\n]*,,indisponible,/);
      const svg = await download(page, 'SVG');
      expect(svg.text).toMatch(/^<svg xmlns/);
      expect(svg.text).toMatch(/Source/);
      expect(svg.text).not.toMatch(/NaN|undefined|var\(--|data-code/);
      const fault = await page.evaluate(
        (text) => {
          const error = new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror');
          return error?.textContent ?? null;
          // the policy of this page would refuse the style of the file, which stands alone
        },
        svg.text.replace(/<style>[^]*?<\/style>/, ''),
      );
      expect(fault).toBeNull();
    });
  });
});

describe('for every reader', () => {
  test.each([
    ['', 'as it opens'],
    ['?v=1&i=equipement-defm&n=departement&s=38&i2=chomage-localise&mode=croise', 'crossed, all open'],
    ['?v=1&i=siae-nombre&n=epci&i2=defm&mode=symboles&s=200071751', 'circles, all open'],
    ['?i=nope', 'with a notice'],
  ])('axe finds nothing at %s (%s)', async (query) => {
    await read(site, query, async ({ page, settled }) => {
      if (query.includes('i2'))
        await page.locator('atlas-carte details').evaluateAll((all) => all.forEach((d) => d.setAttribute('open', '')));
      await settled();
      expect(await violationsInBothSchemes(page)).toEqual([]);
    });
  });

  test.each([PHONE.width, 320])('does not overflow sideways at %i px with everything open', async (width) => {
    const state = '?v=1&i=chomage-localise&n=departement&s=38&i2=siae-nombre&mode=symboles';
    await read(
      site,
      state,
      async ({ page }) => {
        await page.locator('atlas-carte details').evaluateAll((all) => all.forEach((d) => d.setAttribute('open', '')));
        await page.locator('[data-panneau="classement"] svg').waitFor();
        const { scrollWidth, clientWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          clientWidth: document.documentElement.clientWidth,
        }));
        expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      },
      { width, height: 844 },
    );
  });
});
