import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, openSite, PHONE, violationsInBothSchemes, visit, type Site } from './browser.ts';
import { weigh, weighPage } from './weight.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const drawings = (page: Page) => page.locator('atlas-carte').getAttribute('data-dessine');

/** Waits for the first drawing, or for the one after `before`. */
async function drawn(page: Page, before: string | null = null): Promise<void> {
  await page.waitForFunction((seen) => {
    const now = document.querySelector('atlas-carte')?.getAttribute('data-dessine') ?? null;
    return now !== null && now !== seen;
  }, before);
}

interface Reading {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

/** Opens the map in a state, waits for it, and asks that nothing was complained of at the end. */
async function read(query: string, look: (reading: Reading) => Promise<void>, viewport: { width: number; height: number } = DESKTOP) {
  await visit(site, `/atlas/${query}`, { viewport }, async ({ page, complaints, requests }) => {
    await drawn(page);
    await look({ page, complaints, requests });
    expect(complaints).toEqual([]);
  });
}

const search = (page: Page) => new URL(page.url()).search;
const title = (page: Page) => page.locator('atlas-carte figure h2').innerText();
const card = (page: Page) => page.locator('[data-fiche]').innerText();
const path = (page: Page, code: string) => page.locator(`.carte-vive path[data-code="${code}"]`);
/** Code and class of each territory: what a reader sees of the map. */
const colours = (page: Page) =>
  page
    .locator('.carte-vive .territoires path')
    .evaluateAll((all) => all.map((p) => `${p.getAttribute('data-code')} ${p.getAttribute('class')} ${p.getAttribute('fill') ?? ''}`));

async function change(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await drawings(page);
  await act();
  await drawn(page, before);
}

const moreSettings = (page: Page) => page.locator('.plus summary').click();

describe('without JavaScript', () => {
  test('is a page with the map, its legend, its table and a link to every indicator', async () => {
    await visit(site, '/atlas/', { javaScriptEnabled: false, viewport: DESKTOP }, async ({ page }) => {
      const box = await page.locator('figure .dessin svg').boundingBox();
      expect(box !== null && box.width > 300 && box.height > 300).toBe(true);
      expect(await page.locator('figure .cle svg').count()).toBe(1);
      expect(await page.locator('figure tbody tr').count()).toBe(101);
      const links = await page.locator('main a[href*="/indicateurs/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      expect(new Set(links.filter((href) => /\/indicateurs\/[a-z0-9-]+\/$/.test(href ?? ''))).size).toBeGreaterThanOrEqual(35);
      expect(await page.locator('.reglages').isVisible()).toBe(false);
    });
  });
});

describe('weight and speed', () => {
  test('ships ≤ 60 kB of JavaScript before the reader touches anything', async () => {
    expect((await weighPage(site, '/atlas/')).scripts).toBeLessThanOrEqual(60);
  });

  test('another indicator costs ≤ 60 kB and no SQL engine', async () => {
    await read('', async ({ page, requests }) => {
      const before = requests.length;
      await change(page, () => page.getByLabel('Indicateur', { exact: true }).selectOption('iae-evolution'));
      const fetched = requests.slice(before).map((url) => new URL(url).pathname);
      expect(fetched.some((p) => p.endsWith('.parquet'))).toBe(true);
      expect(fetched.filter((p) => /duckdb|wasm/.test(p))).toEqual([]);
      expect(fetched.reduce((sum, p) => sum + weigh(p), 0)).toBeLessThanOrEqual(60);
    });
  });

  test('from data at hand to a drawn map of 1 255 territories in ≤ 100 ms', async () => {
    await read('?v=1&i=siae-nombre&n=epci', async ({ page }) => {
      const wait = await page.evaluate(async () => {
        const [map, menu] = [document.querySelector('atlas-carte'), document.querySelector<HTMLSelectElement>('[name="m"]')];
        if (map === null || menu === null) return Infinity;
        const waits: number[] = [];
        for (const kind of ['ACI', 'AI', 'EI', 'ETTI', '']) {
          const start = performance.now();
          const done = new Promise((resolve) => new MutationObserver(resolve).observe(map, { attributeFilter: ['data-dessine'] }));
          menu.value = kind;
          menu.dispatchEvent(new Event('change', { bubbles: true }));
          await done;
          waits.push(performance.now() - start);
        }
        return waits.sort((a, b) => a - b)[2] ?? Infinity;
      });
      expect(wait).toBeLessThanOrEqual(100);
    });
  });
});

describe('the address holds the state', () => {
  test.each([
    '?v=1&i=equipement-defm&n=departement&p=2019-12&c=jenks-7&s=38',
    '?v=1&i=chomage-localise&n=region&p=2010-T2&c=egal-4&z=region-84',
    '?v=1&i=siae-nombre&n=epci&p=2019-07&m=ACI&c=bornes&b=1,2,5&z=departement-38',
    '?v=1&i=siae-nombre&n=commune&d=974&p=2019-07&s=97411',
    '?v=1&i=siae-densite-habitants&n=zone-emploi&p=2019-07&i2=pauvrete&mode=croise',
    '?v=1&i=deld-part&n=departement&p=2023&z=2.5,400,300&i2=siae-nombre&mode=symboles',
  ])('%s opens the same, twice', async (query) => {
    await read(query, async ({ page }) => {
      expect(search(page)).toBe(query);
      expect(await page.locator('[data-avis]').innerText()).toBe('');
      const before = [await colours(page), await title(page), await page.locator('.mobile').getAttribute('transform')];
      await page.reload();
      await drawn(page);
      await page.waitForLoadState('networkidle');
      expect([await colours(page), await title(page), await page.locator('.mobile').getAttribute('transform')]).toEqual(before);
    });
  });

  test.each([
    ['?v=9', /version/],
    ['?i=<script>alert(1)</script>', /indicateur/],
    ['?i=equipement-defm&s=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E', /territoire/],
    ['?c=quantiles-5&c=jenks-3', /classes/],
    ['?z=1e99,NaN,../../', /cadrage/],
    [`?p=${'0'.repeat(1001)}`, /longueur/],
  ])('%s gives the first state and a notice, and runs nothing', async (query, word) => {
    await read(query, async ({ page }) => {
      expect(await page.locator('[data-avis]').innerText()).toMatch(word);
      expect(await page.locator('[data-avis] *').count()).toBe(0);
      expect(await page.getByLabel('Indicateur', { exact: true }).inputValue()).toBe('equipement-defm');
      expect(await colours(page)).toHaveLength(101);
    });
  });

  test('a territory that does not exist is left out, and said', async () => {
    await read('?v=1&i=siae-nombre&n=epci&s=200000000', async ({ page }) => {
      expect(await page.locator('[data-avis]').innerText()).toMatch(/territoire/);
    });
  });

  test('back undoes a step', async () => {
    await read('', async ({ page }) => {
      const first = await title(page);
      await change(page, () => page.getByLabel('Indicateur', { exact: true }).selectOption('siae-nombre'));
      await change(page, () => page.getByLabel('Niveau').selectOption('epci'));
      expect(search(page)).toContain('n=epci');
      await change(page, () => page.goBack());
      expect(search(page)).toContain('i=siae-nombre&n=departement');
      await change(page, () => page.goBack());
      expect([search(page), await title(page)]).toEqual(['', first]);
    });
  });
});

describe('settings', () => {
  test('the timeline answers to keys, marks its break and says when it is crossed', async () => {
    await read('', async ({ page }) => {
      const range = page.getByRole('slider', { name: 'Période' });
      expect(await range.getAttribute('aria-valuetext')).toBe('décembre 2021');
      expect(await page.locator('.coupures span').count()).toBe(1);
      await range.focus();
      for (const year of [2020, 2019, 2018]) {
        await change(page, () => page.keyboard.press('ArrowLeft'));
        expect(search(page)).toContain(`p=${year}-12`);
      }
      expect(await page.locator('[data-annonce]').textContent()).toBe('');
      await change(page, () => page.keyboard.press('ArrowLeft'));
      expect(search(page)).toContain('p=2017-12');
      expect(await page.locator('[data-annonce]').textContent()).toMatch(/Rupture.*ne se comparent pas/);
      expect(await page.locator('[data-ruptures]').innerText()).toMatch(/décembre 2018/);
    });
  });

  test('plays from a period to the next, and stops at a break and at the end', async () => {
    await read('?v=1&i=equipement-defm&n=departement&p=2017-12', async ({ page }) => {
      const play = page.locator('[data-defiler]');
      await play.click();
      await page.waitForFunction(() => location.search.includes('p=2018-12'));
      await page.waitForFunction(() => document.querySelector('[data-defiler]')?.getAttribute('aria-pressed') === 'false');
      await play.click();
      await page.waitForFunction(() => location.search === '');
      expect(await play.getAttribute('aria-pressed')).toBe('false');
    });
  });

  test('classes by hand start from those drawn, refuse what is not a list, and keep missing territories out', async () => {
    await read('', async ({ page }) => {
      await moreSettings(page);
      await change(page, () => page.getByLabel('Classes', { exact: true }).selectOption('bornes'));
      const breaks = page.getByLabel(/Seuils/);
      expect(await breaks.inputValue()).toMatch(/^\d+(,\d+)?( ; \d+(,\d+)?){3}$/);
      await change(page, async () => {
        await breaks.fill('20 ; 40,5');
        await breaks.press('Enter');
      });
      expect(search(page)).toContain('c=bornes&b=20,40.5');
      expect(new Set((await colours(page)).map((c) => c.split(' ')[1]))).toEqual(new Set(['o1', 'o7', 'o13', 'vide']));
      await breaks.fill('beaucoup');
      await breaks.press('Enter');
      expect(await page.locator('[data-avis]').innerText()).toMatch(/seuils/);
      expect(await breaks.getAttribute('aria-invalid')).toBe('true');
      expect(await path(page, '976').getAttribute('class')).toBe('vide');
    });
  });

  test('a rate has no circles; crossed with another it has nine colours, and the card says both classes', async () => {
    await read('', async ({ page }) => {
      await moreSettings(page);
      await change(page, () => page.getByLabel('Second indicateur').selectOption('chomage-localise'));
      expect(search(page)).toContain('i2=chomage-localise&mode=croise');
      expect(await page.getByLabel('des cercles').isDisabled()).toBe(true);
      expect((await colours(page)).every((c) => /x[012]{2}|vide/.test(c))).toBe(true);
      await path(page, '38').hover();
      expect(await card(page)).toMatch(/Classe (basse|moyenne|haute)[^]*chômage[^]*classe (basse|moyenne|haute)/);
      await change(page, () => page.getByLabel('Second indicateur').selectOption('siae-nombre'));
      await change(page, () => page.getByLabel('des cercles').check());
      expect(await page.locator('.carte-vive .cercle').count()).toBe(101);
    });
  });

  test('communes of one département, and circles or ranks never for what is missing', async () => {
    await read('?v=1&i=siae-nombre&n=departement&s=38', async ({ page }) => {
      await change(page, () => page.getByLabel('Niveau').selectOption('commune'));
      expect(search(page)).toContain('n=commune&d=38');
      expect((await colours(page)).every((c) => c.startsWith('38'))).toBe(true);
      await change(page, () => page.getByLabel('Communes de').selectOption('971'));
      expect((await colours(page)).every((c) => c.startsWith('971'))).toBe(true);
    });
  });
});

describe('a territory', () => {
  test('hover and keyboard give the same card, and Mayotte has neither rank nor class', async () => {
    await read('', async ({ page }) => {
      await path(page, '38').hover();
      await page.getByText(/Besoin/).waitFor();
      const hovered = await card(page);
      expect(hovered).toMatch(/Isère[^]*‰[^]*valeur la plus haute sur 100\sdépartements[^]*du \d+e au \d+e rang[^]*demandeurs d’emploi/);
      await path(page, '01').focus();
      expect(await card(page)).toMatch(/^Ain/);
      await path(page, '38').focus();
      expect(await card(page)).toBe(hovered);
      await path(page, '976').focus();
      expect(await card(page)).toMatch(/Mayotte\s+non disponible[^]*sans rang ni classe/);
      expect(await card(page)).not.toMatch(/plus haute/);
    });
  });

  test('away from the map the card stays, so that its link can be reached', async () => {
    await read('', async ({ page }) => {
      await path(page, '38').hover();
      await page.getByText(/Besoin/).waitFor();
      await page.getByRole('link', { name: 'Fiche du territoire' }).hover();
      expect(await card(page)).toMatch(/^Isère/);
      await path(page, '01').focus();
      await page.locator('[data-panneau="tableau"] summary').click();
      await page.locator('[data-panneau="tableau"] tbody tr').first().waitFor();
    });
  });

  test('by keyboard alone: Tab, arrows, Enter, plus, Escape', async () => {
    await read('', async ({ page }) => {
      await page.locator('.plus summary').focus();
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-code') ?? null);
      for (let k = 0; k < 12 && (await focused()) === null; k++) await page.keyboard.press('Tab');
      const first = await focused();
      expect(first).not.toBeNull();
      await page.keyboard.press('ArrowDown');
      const second = await focused();
      expect(second).not.toBe(first);
      expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/‰/);
      expect(await page.locator('.carte-vive [tabindex="0"]').count()).toBe(1);
      await page.keyboard.press('Enter');
      expect(search(page)).toContain(`s=${second}`);
      expect(await page.locator(':focus').getAttribute('aria-pressed')).toBe('true');
      await page.locator('[data-panneau="classement"] svg').waitFor();
      await page.keyboard.press('+');
      await page.waitForFunction(() => location.search.includes('z='));
      await page.keyboard.press('Escape');
      expect(search(page)).not.toContain('s=');
    });
  });

  test('is found by its name and pinned in the ranking, the distribution and the table', async () => {
    await read('?v=1&i=siae-nombre&n=epci', async ({ page }) => {
      await page.getByLabel('Choisir un territoire de la carte').fill('bourg en bresse');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.search.includes('s=200071751'));
      for (const panel of ['distribution', 'classement'])
        expect(await page.locator(`[data-panneau="${panel}"] svg`).innerHTML()).toMatch(/Bourg-en-Bresse/);
      await page.locator('[data-panneau="tableau"] summary').click();
      expect(await page.locator('tr.courant').innerText()).toMatch(/Bourg-en-Bresse/);
    });
  });

  test('is framed with its région by the list, and the map comes back whole', async () => {
    await read('', async ({ page }) => {
      await moreSettings(page);
      await page.getByLabel('Cadrer sur').selectOption('region:84');
      await page.waitForFunction(() => document.querySelector('.mobile')?.getAttribute('transform')?.includes('scale') ?? false);
      expect(search(page)).toContain('z=region-84');
      expect(await page.locator('.mobile').getAttribute('transform')).not.toContain('scale(1)');
      await page.getByRole('button', { name: 'Tout voir' }).click();
      await page.waitForFunction(() => document.querySelector('.mobile')?.getAttribute('transform')?.includes('scale(1)') ?? false);
      expect(search(page)).toBe('');
    });
  });
});

describe('a layer of someone else', () => {
  test('is drawn with legend, ranking and note; what has no value stays so; the indicator comes back', async () => {
    await read('', async ({ page }) => {
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
      expect(await title(page)).toMatch(/De 0 \(Isère\) à 12,0 \(Ain\)/);
      expect(await page.locator('figure .source').innerText()).toBe('Fichier du lecteur, lu ici.');
      expect(await path(page, '69').getAttribute('fill')).toBe('url(#vive-secret)');
      expect(await path(page, '75').getAttribute('fill')).toBe('url(#vive-indisponible)');
      await change(page, () => page.getByRole('button', { name: 'Revenir à l’indicateur' }).click());
      expect(await title(page)).toBe(first);
    });
  });
});

describe('files', () => {
  const download = async (page: Page, name: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.actions').getByRole('button', { name }).click()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };

  test('CSV has a line a territory with its state; SVG stands alone with its source', async () => {
    await read('?v=1&i=equipement-defm&n=departement&s=38&i2=siae-nombre&mode=symboles', async ({ page }) => {
      const csv = await download(page, 'CSV');
      expect(csv.name).toBe('atlas-equipement-defm-departement.csv');
      expect(csv.text.trim().split('\r\n')).toHaveLength(102);
      expect(csv.text).toMatch(/departement,976,Mayotte,[^\n]*,,indisponible,/);
      const svg = await download(page, 'SVG');
      expect(svg.text).toMatch(/^<svg xmlns/);
      expect(svg.text).toMatch(/Source/);
      expect(svg.text).not.toMatch(/NaN|undefined|var\(--|data-code/);
      const fault = await page.evaluate((text) => {
        const error = new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror');
        return error?.textContent ?? null;
      }, svg.text);
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
    await read(query, async ({ page }) => {
      if (query.includes('i2'))
        await page.locator('atlas-carte details').evaluateAll((all) => all.forEach((d) => d.setAttribute('open', '')));
      await page.waitForLoadState('networkidle');
      expect(await violationsInBothSchemes(page)).toEqual([]);
    });
  });

  test.each([PHONE.width, 320])('does not overflow sideways at %i px with everything open', async (width) => {
    const state = '?v=1&i=chomage-localise&n=departement&s=38&i2=siae-nombre&mode=symboles';
    await read(
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
