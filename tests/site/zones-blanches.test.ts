import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { weigh } from './weight.ts';
import { DESKTOP, openSite, PHONE, violationsInBothSchemes, visit, type Site, type Visit } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const search = (page: Page) => page.evaluate(() => location.search);
const title = (page: Page) => page.locator('zones-blanches-carte figure h2').innerText();
const slider = (page: Page) => page.locator('#zb-portee');
/** Digits of the first number of a French sentence. */
const firstNumber = (text: string) => Number(/\d[\d\s]*/.exec(text)?.[0].replace(/\s/g, ''));
const count = (page: Page, tag: string) => page.locator(tag).getAttribute('data-dessine');

/** Waits for the first drawing of an island, or for one after `before`. */
async function drawn(page: Page, tag: 'zones-blanches-carte' | 'et-si', before: string | null = null): Promise<void> {
  await page.waitForFunction(
    ([name, seen]) => {
      const now = document.querySelector(name ?? '')?.getAttribute('data-dessine') ?? null;
      return now !== null && now !== seen;
    },
    [tag, before],
  );
}

type Reading = Pick<Visit, 'page' | 'requests' | 'settled'>;

/** Opens an address, runs the test, and asks that nothing was complained of at the end. */
async function read(address: string, look: (reading: Reading) => Promise<void>, viewport: { width: number; height: number } = DESKTOP) {
  await visit(site, address, { viewport }, async ({ page, requests, complaints, settled }) => {
    await look({ page, requests, settled });
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(site.origin) && !/^(blob|data):/.test(url))).toEqual([]);
  });
}

const dataRequests = (requests: readonly string[]) => requests.filter((url) => /\/zones-blanches\/\w+\.json|\.wasm|\/geo\//.test(url));

/** Moves the cursor as a reader does, and waits for the drawing that follows. */
async function reach(page: Page, km: number): Promise<void> {
  const before = await count(page, 'zones-blanches-carte');
  await slider(page).fill(String(km));
  await drawn(page, 'zones-blanches-carte', before);
}

describe('/zones-blanches/, the map', () => {
  test('reads nothing before the reader reaches for it', async () => {
    await read('/zones-blanches/', async ({ page, requests, settled }) => {
      await settled();
      expect(dataRequests(requests)).toEqual([]);
      await expect.poll(() => page.locator('zones-blanches-carte .reglages').isVisible()).toBe(true);
    });
  });

  test('follows the cursor: the finding, the address, the words, the lists; and comes back to what was built', async () => {
    await read('/zones-blanches/', async ({ page }) => {
      const built = firstNumber(await page.locator('h1').innerText());
      await reach(page, 15);
      const nearer = firstNumber(await title(page));
      expect(nearer).toBeGreaterThan(built);
      await page.waitForFunction(() => location.search === '?v=1&d=15');
      await page.locator('.zb-classements li').first().waitFor();
      await expect
        .poll(() => page.locator('zones-blanches-carte [aria-live]').innerText())
        .toMatch(/à plus de 15\skm de la SIAE la plus proche[^]*intercommunalités/);
      await reach(page, 40);
      expect(firstNumber(await title(page))).toBeLessThan(built);
      await reach(page, 20);
      expect(firstNumber(await title(page))).toBe(built);
      await page.waitForFunction(() => location.search === '');
    });
  });

  test('an address opens the same map; another definition says which controls it does not listen to', async () => {
    await read('/zones-blanches/?v=1&d=10&t=ETTI', async ({ page }) => {
      await drawn(page, 'zones-blanches-carte');
      await expect.poll(() => title(page)).toMatch(/habitants \(\d+,\d\s%\) vivent dans une commune à plus de 10\skm d’une ETTI/);
      await expect.poll(() => slider(page).inputValue()).toBe('10');
      const before = await count(page, 'zones-blanches-carte');
      await page.getByLabel('Définition', { exact: true }).selectOption('e');
      await drawn(page, 'zones-blanches-carte', before);
      await expect.poll(() => slider(page).isDisabled()).toBe(true);
      await expect.poll(() => page.locator('#zb-question').innerText()).toMatch(/N’en dépendent pas\s: la distance et le type/);
      await expect.poll(() => page.locator('.zb-legende').innerText()).toMatch(/zone blanche[^]*sans objet/);
    });
  });

  test('a type without any SIAE is named and cannot be chosen', async () => {
    await read('/zones-blanches/', async ({ page }) => {
      const eiti = page.locator('#zb-offre option[value="EITI"]');
      await expect.poll(() => eiti.innerText()).toMatch(/EITI\s: aucune dans cette liste/);
      await expect.poll(() => eiti.isDisabled()).toBe(true);
    });
  });

  test.each(['?d=3', '?v=9&d=10', '?dep=%3Cscript%3E', '?si=48095-ZZZ', `?d=20&${'x'.repeat(700)}`])(
    '%s is not followed, and the page says so',
    async (query) => {
      await read(`/zones-blanches/${query}`, async ({ page }) => {
        const before = await page.locator('zones-blanches-carte figure h2').innerText();
        await expect.poll(() => page.locator('zones-blanches-carte .avis').innerText()).toMatch(/L’adresse n’a pas été comprise \([^)]+\)/);
        await expect.poll(() => slider(page).inputValue()).toBe('20');
        await expect.poll(() => title(page)).toBe(before);
      });
    },
  );

  test('goes down to the communes of a département, and back by the button of the browser', async () => {
    await read('/zones-blanches/?v=1&d=15', async ({ page }) => {
      await drawn(page, 'zones-blanches-carte');
      const before = await count(page, 'zones-blanches-carte');
      await page.getByLabel('Carte', { exact: true }).selectOption('48');
      await drawn(page, 'zones-blanches-carte', before);
      await expect.poll(() => page.locator('.carte-vive .territoires path').count()).toBe(152);
      await expect.poll(() => title(page)).toMatch(/en Lozère \(SIAE de /);
      await expect.poll(() => search(page)).toContain('dep=48');
      const local = await count(page, 'zones-blanches-carte');
      await page.goBack();
      await drawn(page, 'zones-blanches-carte', local);
      await expect.poll(() => page.locator('.carte-vive .territoires path').count()).toBeGreaterThan(1000);
    });
  });

  test('priority places are marked, counted, kept in the address and in the file', async () => {
    await read('/zones-blanches/?v=1&d=15', async ({ page }) => {
      await drawn(page, 'zones-blanches-carte');
      await page.getByLabel('Repérer', { exact: true }).selectOption('qpv');
      await expect.poll(() => page.locator('.carte-vive .cercles circle').count()).toBeGreaterThan(300);
      const marked = await page.locator('.carte-vive .cercles circle').count();
      await expect.poll(() => page.locator('.zb-legende').innerText()).toMatch(new RegExp(`QPV \\(\\d{4}\\)\\s: [^(]*\\(${marked}\\)`));
      await expect.poll(() => page.locator('.zb-phrases').innerText()).toMatch(new RegExp(`Sur ${marked}\\sintercommunalités repérées`));
      await page.waitForFunction(() => location.search === '?v=1&d=15&z=qpv');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('zones-blanches-carte').getByRole('button', { name: 'SVG', exact: true }).click(),
      ]);
      const svg = readFileSync(await file.path(), 'utf8');
      expect(svg.match(/class="cercle disque"/g)?.length).toBe(marked + 1);
      for (const words of ['à plus de 15', 'Source', 'QPV (2024)']) expect(svg.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(words);
      expect(file.suggestedFilename()).toBe('zones-blanches-c-15km.svg');
    });
  });

  test('by keyboard: the cursor, then a place and its five answers', async () => {
    await read('/zones-blanches/', async ({ page }) => {
      await slider(page).focus();
      await drawn(page, 'zones-blanches-carte');
      const before = await count(page, 'zones-blanches-carte');
      await page.keyboard.press('ArrowLeft');
      await drawn(page, 'zones-blanches-carte', before);
      await expect.poll(() => slider(page).inputValue()).toBe('19');
      await page.locator('.zb-classements li').first().waitFor();
      await page.locator('.carte-vive path[tabindex="0"]').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator(':focus').getAttribute('aria-pressed')).toBe('true');
      await expect.poll(() => page.locator('.zb-place li').allInnerTexts()).toHaveLength(5);
    });
  });
});

/** Opens « Et si ? » by its button. */
async function open(page: Page): Promise<void> {
  await page.locator('et-si > button').click();
  await drawn(page, 'et-si');
}

async function add(page: Page, commune: string): Promise<void> {
  const before = await count(page, 'et-si');
  await page.getByLabel('Commune d’implantation').fill(commune);
  await page.keyboard.press('Enter');
  await drawn(page, 'et-si', before);
}

const results = (page: Page) => page.locator('.es-resultats').innerText();
const found = (page: Page) => page.locator('.es-lieux li').first().waitFor();

describe('« Et si ? »', () => {
  test('on a département: what a structure changes, of what is known and nothing else; several; taken away', async () => {
    await read('/zones-blanches/48/', async ({ page, requests, settled }) => {
      await settled();
      expect(dataRequests(requests)).toEqual([]);
      await open(page);
      await add(page, 'langogne');
      const one = await results(page);
      expect(one).toMatch(/habitants de plus vivraient dans une commune à 20\skm au plus d’une SIAE en Lozère/);
      expect(one).toMatch(/Langogne\s+2\s836/);
      expect(one).toMatch(/allocataires du RSA[^]*ne sont pas publiés par commune/);
      await expect.poll(() => search(page)).toBe('?v=1&si=48080-ACI');
      await page.getByLabel('Type de la structure à poser').selectOption('EI');
      await add(page, '48061');
      await expect.poll(() => page.locator('.es-ajouts li').allInnerTexts()).toHaveLength(2);
      expect(firstNumber(await results(page).then((t) => t.split('\n')[2] ?? ''))).toBeGreaterThanOrEqual(
        firstNumber(one.split('\n')[2] ?? ''),
      );
      const address = page.url();
      const before = await count(page, 'et-si');
      await page.getByRole('button', { name: 'Retirer EI, Florac Trois Rivières' }).click();
      await drawn(page, 'et-si', before);
      await expect.poll(() => results(page)).toBe(one);
      await page.goto(address);
      await drawn(page, 'et-si');
      await expect.poll(() => page.locator('.es-ajouts li').allInnerTexts()).toHaveLength(2);
    });
  });

  test('a click on the map, whose contours are those of the page, puts a structure there; another takes it away', async () => {
    await read('/zones-blanches/48/', async ({ page, requests }) => {
      await open(page);
      expect(await page.locator('.es-carte .territoires path').count()).toBe(152);
      expect(requests.filter((url) => url.includes('/geo/'))).toEqual([]);
      const commune = page.locator('.es-carte path[data-code="48080"]');
      await commune.click();
      await page.waitForFunction(() => location.search.includes('si=48080-ACI'));
      // its mark stands inside the commune
      const [ring, shape] = await Promise.all([page.locator('.es-carte .cercles circle').boundingBox(), commune.boundingBox()]);
      if (ring === null || shape === null) throw new Error('the mark or its commune is not drawn');
      const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
      expect([x > shape.x, x < shape.x + shape.width, y > shape.y, y < shape.y + shape.height]).toEqual([true, true, true, true]);
      await commune.click();
      await page.waitForFunction(() => location.search === '');
      await expect.poll(() => page.locator('.es-resultats').innerText()).toBe('');
    });
  });

  test('costs ≤ 60 kB on the département with most communes, its map included', async () => {
    await read('/zones-blanches/62/?v=1&si=62041-ACI', async ({ page, requests }) => {
      await drawn(page, 'et-si');
      await page.locator('.es-carte .cercles circle').waitFor();
      const fetched = [...new Set(requests.map((url) => new URL(url).pathname))].filter((path) => /\.(?:js|json|wasm)$/.test(path));
      expect(fetched.reduce((sum, path) => sum + weigh(path), 0)).toBeLessThanOrEqual(60);
      expect(await page.locator('.es-carte .territoires path').count()).toBe(887);
    });
  });

  test('« Où d’abord ? » gives places with their guarantee, then the proved optimum, never less', async () => {
    await read('/zones-blanches/48/?v=1&t=ETTI', async ({ page, requests }) => {
      await open(page);
      await page.getByRole('button', { name: 'Chercher' }).click();
      await found(page);
      const state = page.locator('.es-ou > [role="status"]');
      const greedy = await page.locator('.es-lieux li').allInnerTexts();
      const sum = (lines: readonly string[]) => lines.reduce((n, l) => n + firstNumber(l.split(':')[1] ?? ''), 0);
      await expect.poll(() => page.locator('.es-lieux').innerText()).toMatch(/63,2\s%[^]*1 − 1\/e[^]*aucun choix d’autant de communes/);
      await page.getByRole('button', { name: 'Calculer l’optimum exact' }).click();
      await page.getByText(/Optimum prouvé, écart nul/).waitFor();
      expect(sum(await page.locator('.es-lieux li').allInnerTexts())).toBeGreaterThanOrEqual(sum(greedy));
      expect(requests.filter((url) => url.endsWith('.wasm'))).toHaveLength(1);
      await expect.poll(() => state.innerText()).toMatch(/3\scommunes gagneraient ensemble/);
      const before = await count(page, 'et-si');
      await page.getByRole('button', { name: 'Poser une structure dans chacune' }).click();
      await drawn(page, 'et-si', before);
      await expect.poll(() => page.locator('.es-ajouts li').allInnerTexts()).toHaveLength(3);
    });
  });

  test('the search may be cancelled, and started again', async () => {
    await read('/zones-blanches/62/?v=1&d=10&t=ETTI', async ({ page }) => {
      await open(page);
      await page.getByRole('button', { name: 'Calculer l’optimum exact' }).click();
      await page.getByRole('button', { name: 'Annuler' }).click();
      await page.getByText('Recherche annulée.').waitFor();
      await page.getByRole('button', { name: 'Chercher' }).click();
      await found(page);
    });
  });

  test('jobseekers are counted by EPCI, and those unknown are said', async () => {
    await read('/zones-blanches/?v=1&t=ETTI&k=2&w=demandeurs', async ({ page }) => {
      await drawn(page, 'et-si');
      await found(page);
      await expect.poll(() => page.locator('#es-poids-note').innerText()).toMatch(/connu par intercommunalité, non par commune/);
      await expect.poll(() => page.locator('.es-lieux').innerText()).toMatch(/demandeurs d’emploi de plus/);
    });
  });

  test('Guyane: nobody is gained across the river map, and an EITI counts among all', async () => {
    await read('/zones-blanches/973/?v=1&si=97353-EITI', async ({ page }) => {
      await drawn(page, 'et-si');
      await expect.poll(() => results(page)).toMatch(/habitants de plus vivraient|Aucune commune de plus/);
      await expect.poll(() => page.locator('.es-ajouts li').innerText()).toMatch(/^EITI, Maripasoula/);
    });
  });

  test('on paper the annex has every line and no control', async () => {
    await read('/zones-blanches/48/?v=1&si=48080-ACI,48061-ACI,48096-ACI', async ({ page }) => {
      await drawn(page, 'et-si');
      await page.emulateMedia({ media: 'print' });
      await expect.poll(() => page.locator('et-si button:visible, et-si select:visible, et-si input:visible').count()).toBe(0);
      const rows = page.locator('.es-resultats table').first().locator('tbody tr');
      expect(await rows.count()).toBeGreaterThan(12);
      for (const row of await rows.all()) expect(await row.isVisible()).toBe(true);
    });
  });
});

describe('for every reader', () => {
  test.each([
    ['/zones-blanches/?v=1&d=15', 'zones-blanches-carte'],
    ['/zones-blanches/?v=1&d=15&def=d&dep=973', 'zones-blanches-carte'],
    ['/zones-blanches/?v=1&def=e', 'zones-blanches-carte'],
    ['/zones-blanches/48/?v=1&si=48080-ACI,48061-EI&k=3', 'et-si'],
    ['/zones-blanches/?v=1&si=48080-ACI&k=3', 'et-si'],
  ] as const)('%s: no fault of accessibility in either scheme, nothing wider than a phone', async (address, tag) => {
    await read(
      address,
      async ({ page }) => {
        await drawn(page, tag);
        await page
          .locator(tag === 'et-si' ? '.es-lieux li' : '.zb-classements > *')
          .first()
          .waitFor();
        const table = page.locator('zones-blanches-carte summary').first();
        if (await table.isVisible()) await table.click();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
        expect(await violationsInBothSchemes(page)).toEqual([]);
      },
      PHONE,
    );
  });
});
