import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REQUETES } from '../../src/indicateurs/requetes.ts';
import { DESKTOP, openSite, PHONE, violationsInBothSchemes, visit, type Site, type Visit } from './browser.ts';
import { weighPage } from './weight.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const adresseDe = (sql: string) => `/explorer/#${new URLSearchParams({ v: '1', sql }).toString()}`;
const piece = (page: Page, nom: string) => page.locator(`[data-piece="${nom}"]`);
const etat = (page: Page) => piece(page, 'etat');

/** Opens a query by its address and runs it. */
async function lancer(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Exécuter', exact: true }).click();
  await etat(page)
    .filter({ hasText: /calcul\.|abouti|annulée|mémoire/i })
    .waitFor({ timeout: 60_000 });
  return (await etat(page).innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
}

async function avec<T>(
  sql: string,
  regarder: (v: Visit) => Promise<T>,
  options: BrowserContextOptions = { viewport: DESKTOP },
): Promise<T> {
  return visit(site, adresseDe(sql), options, async (v) => {
    v.page.setDefaultTimeout(60_000);
    await v.page.waitForFunction(() => document.querySelector<HTMLElement>('[data-piece="atelier"]')?.hidden === false);
    await v.page.locator('.hote-editeur .cm-content').waitFor();
    const lu = await regarder(v);
    expect(v.complaints).toEqual([]);
    expect(v.requests.filter((url) => !url.startsWith(`${site.origin}/`) && !/^(data|blob):/.test(url))).toEqual([]);
    return lu;
  });
}

describe('the page', () => {
  test('loads neither the editor nor the engine before a gesture', async () => {
    expect((await weighPage(site, '/explorer/')).scripts).toBeLessThanOrEqual(11);
    await visit(site, '/explorer/', { viewport: DESKTOP }, async ({ page, requests }) => {
      await page.waitForLoadState('networkidle');
      expect(requests.filter((url) => /wasm|duckdb|editeur|parquet/.test(url))).toEqual([]);
    });
  });

  test('without JavaScript shows the contracts and the twelve queries with their files', async () => {
    await visit(site, '/explorer/', { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('[data-question] pre code').count()).toBe(12);
      expect(await page.locator('[data-table]').count()).toBeGreaterThan(20);
      expect(await page.locator('[data-question] a[href$=".csv"]').count()).toBeGreaterThanOrEqual(12);
      expect(await page.locator('button:visible').count()).toBe(0);
      expect(await page.locator('main').innerText()).toContain('demande JavaScript');
    });
  });

  test('the text area becomes the editor under the reader’s hands, by keyboard, and Tab leaves it', async () => {
    await visit(site, '/explorer/', { viewport: DESKTOP }, async ({ page, complaints }) => {
      await page.getByLabel('Requête SQL', { exact: true }).focus();
      await page.locator('.hote-editeur .cm-content').waitFor();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('select nom, si');
      const liste = page.locator('.cm-tooltip-autocomplete');
      await liste.filter({ hasText: 'siae' }).waitFor();
      expect(await liste.getAttribute('class')).not.toBeNull();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Exécuter');
      expect(complaints).toEqual([]);
    });
  });

  test('the schema inserts, the questions open', async () => {
    await visit(site, '/explorer/', { viewport: DESKTOP }, async ({ page, complaints }) => {
      await page.locator('[data-table="siae"] summary').click();
      await page.getByRole('button', { name: 'Insérer siret dans la requête' }).click();
      await page.locator('.cm-content').filter({ hasText: 'siret' }).waitFor();
      await page.getByRole('button', { name: /^Ouvrir dans l’éditeur.*cible/ }).click();
      await page.locator('.cm-content').filter({ hasText: 'iae_cibles' }).waitFor();
      expect(await piece(page, 'lecture').innerText()).toMatch(/décembre 2022/);
      expect(complaints).toEqual([]);
    });
  });
});

describe('a run', () => {
  test('a shared query is shown, never run before the reader says so; then it is, under the content policy', async () => {
    await avec('select 1 as un, null as rien', async ({ page, requests }) => {
      expect(await piece(page, 'avis').innerText()).toMatch(/rien n’a encore tourné/);
      expect(requests.filter((url) => url.includes('wasm'))).toEqual([]);
      expect(await lancer(page)).toMatch(/^1 ligne, 2 colonnes, en \d+ ms de calcul\.$/);
      expect(await page.locator('.cadre-table tbody td').allInnerTexts()).toEqual(['1', 'null']);
      expect(requests.some((url) => url.includes('wasm'))).toBe(true);
    });
  });

  test('every starter query answers in the browser', async () => {
    await avec('select 1', async ({ page }) => {
      for (const r of REQUETES) {
        await page.locator(`[data-question="${r.id}"] button`).click();
        expect(await lancer(page), r.id).toMatch(/^\d[\d ]* lignes/);
      }
    });
  });

  test('100 000 rows: few in the page, all reachable by keyboard, the table says how many', async () => {
    await avec('select i, i * 2 as double from range(100000) t(i)', async ({ page }) => {
      expect(await lancer(page)).toMatch(/^100 000 lignes/);
      const cadre = page.locator('.cadre-table');
      expect(await page.locator('.cadre-table table').getAttribute('aria-rowcount')).toBe('100001');
      await cadre.focus();
      await page.keyboard.press('End');
      await page.locator('.cadre-table tr[aria-rowindex="100001"]').waitFor();
      expect(await page.locator('.cadre-table tr[aria-rowindex="100001"] td').first().innerText()).toBe('99\u202f999');
      expect(await page.locator('.cadre-table tbody tr').count()).toBeLessThan(80);
      const images = await cadre.evaluate(compterImages);
      expect(images).toBeGreaterThan(20);
    });
  });

  test('the chart and the map are drawn, with their words, and say what they leave out', async () => {
    const densite = REQUETES.find((r) => r.id === 'densite-departements');
    await avec(densite?.sql ?? '', async ({ page }) => {
      await lancer(page);
      await page.getByRole('tab', { name: 'Tableau' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('#resultat-graphique svg[role="img"]').waitFor();
      expect((await page.locator('#resultat-graphique').innerText()).replaceAll(/\s/g, ' ')).toMatch(/50 lignes dessinées sur 101/);
      await page.keyboard.press('ArrowRight');
      await page.locator('#resultat-carte svg[role="img"]').first().waitFor();
      expect(await page.locator('#resultat-carte path.courant').count()).toBe(0);
      expect(await page.locator('#resultat-carte .dessin svg path').count()).toBeGreaterThan(100);
      expect(await page.locator('#resultat-carte').innerText()).toContain('La Réunion');
    });
  });

  test('communes are mapped one département at a time', async () => {
    const distance = REQUETES.find((r) => r.id === 'distance-lozere');
    await avec(distance?.sql ?? '', async ({ page }) => {
      await lancer(page);
      await page.getByRole('tab', { name: 'Carte' }).click();
      await page.locator('#resultat-carte svg[role="img"]').first().waitFor();
      expect(await page.locator('#resultat-carte .dessin svg path').count()).toBeGreaterThan(140);
    });
  });

  test.each([
    ['csv', /^nom,n\n'=1\+1,3\n/],
    ['json', /^\[\n\{"nom":"=1\+1","n":3\}\n\]/],
    ['parquet', /^PAR1/],
  ])('exports %s', async (format, attendu) => {
    await avec("select '=1+1' as nom, 3 as n", async ({ page }) => {
      await lancer(page);
      const [telechargement] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-export="${format}"]`).click()]);
      expect(telechargement.suggestedFilename()).toBe(`resultat.${format}`);
      expect(readFileSync(await telechargement.path(), 'latin1')).toMatch(attendu);
    });
  });

  test('a wrong query: DuckDB’s words, the line marked, a hint in French; the next query works', async () => {
    await avec('select nom,\n  departemnt\nfrom communes', async ({ page }) => {
      expect(await lancer(page)).toMatch(/n’a pas abouti/);
      const dit = await piece(page, 'erreur').innerText();
      expect(dit).toMatch(/Ligne 2\..*departement/s);
      expect(dit).toMatch(/Binder Error/);
      expect((await page.locator('.cm-faute').allInnerTexts()).map((t) => t.trim())).toEqual(['departemnt']);
      await page.locator('[data-question="types-par-region"] button').click();
      expect(await lancer(page)).toMatch(/lignes/);
    });
  });

  test.each([
    ['select * from saie', /« siae »/],
    ["select * from read_csv('https://example.org/a.csv')", /ni fichier ni adresse/],
    ['select 1; select 2', /Une seule requête/],
    ["copy (select 1) to 'a.csv'", /ne fait que lire/],
    ['select * from communes where departement = 1', /'01' et non 1/],
  ])('%s is explained', async (sql, conseil) => {
    await avec(sql, async ({ page }) => {
      await lancer(page);
      expect((await piece(page, 'erreur').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(conseil);
    });
  });

  test('a query that runs too long is cancelled, one that would take all memory is refused; the next one works', async () => {
    await avec('select 1', async ({ page }) => {
      await lancer(page);
      const ecrire = async (sql: string) => {
        await page.locator('.cm-content').focus();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.insertText(sql);
        await page.keyboard.press('ControlOrMeta+Enter');
      };
      await ecrire('select count(*) from range(100000000000) a(i), range(1000000) b(j) where i % 7 = j % 5');
      await etat(page)
        .filter({ hasText: /Calcul en cours/ })
        .waitFor();
      await page.getByRole('button', { name: 'Annuler' }).click();
      await etat(page)
        .filter({ hasText: /annulée/ })
        .waitFor({ timeout: 30_000 });
      await ecrire('select list(i) as l from (select i, random() as r from range(400000000) t(i) order by r)');
      await etat(page)
        .filter({ hasText: /mémoire/ })
        .waitFor({ timeout: 100_000 });
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText('select count(*) as n from siae');
      expect(await lancer(page)).toMatch(/^1 ligne/);
    });
  });

  test('the reader’s own file becomes a table beside those of the atlas', async () => {
    await avec(
      'select count(*) as n, sum(d.population) as population from mes_lieux m join departements d on d.departement = m.code',
      async ({ page }) => {
        const buffer = Buffer.from('code;effectif\n01;10\n39;20\n2A;30\n');
        await page.locator('#vos-donnees-fichier').setInputFiles({ name: 'lieux.csv', mimeType: 'text/csv', buffer });
        await page.getByRole('button', { name: 'Interroger en SQL' }).click();
        await page.locator('[data-table="mes_lieux"]').waitFor();
        expect(await lancer(page)).toMatch(/^1 ligne/);
        expect(await page.locator('.cadre-table tbody td').first().innerText()).toBe('3');
      },
    );
  });

  test('history stays here and is erased; a share is an address', async () => {
    await avec('select 7 as sept', async ({ page }) => {
      await lancer(page);
      await page.getByText('Vos dernières requêtes').click();
      await page.getByRole('button', { name: 'select 7 as sept' }).waitFor();
      await page.getByRole('button', { name: 'Partager' }).click();
      expect(await page.getByLabel('Adresse de cette requête').inputValue()).toMatch(/\/explorer\/#v=1&sql=select\+7/);
      await page.getByRole('button', { name: 'Effacer l’historique' }).click();
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      expect(await piece(page, 'historique').isVisible()).toBe(false);
    });
  });
});

const nombreDeBalises = () => document.querySelectorAll('main *').length;

/** Frames drawn during one second of continuous scrolling; runs in the page. */
async function compterImages(cadre: Element): Promise<number> {
  const debut = performance.now();
  let images = 0;
  while (performance.now() - debut < 1000) {
    cadre.scrollTop = (images * 4001) % (cadre.scrollHeight - cadre.clientHeight);
    await new Promise((suite) => requestAnimationFrame(suite));
    images += 1;
  }
  return images;
}

describe('« recalculer ce chiffre »', () => {
  test.each([
    ['?indicateur=equipement-rsa&niveau=departement&code=39&periode=2019-12', 'Jura', '262,1'],
    ['?indicateur=siae-nombre&niveau=epci&code=240100883&periode=2019-07&modalite=ACI', '240100883', 'SIAE'],
    ['?indicateur=chomage-localise&niveau=france&code=FR&periode=2025-T4', 'France', '%'],
    ['?indicateur=defm&niveau=departement&code=976&periode=2023', 'Mayotte', 'non disponible'],
  ])('%s: the printed value and the recomputed one are the same', async (recherche, lieu, valeur) => {
    await visit(site, `/explorer/${recherche}`, { viewport: DESKTOP }, async ({ page, complaints }) => {
      const encart = piece(page, 'recalcul');
      await encart.filter({ hasText: 'Valeur imprimée' }).waitFor();
      expect(await encart.innerText()).toContain(lieu);
      expect(await encart.innerText()).toContain(valeur);
      await lancer(page);
      expect(await encart.getByRole('status').innerText()).toMatch(/C’est la même\.$/);
      expect(complaints).toEqual([]);
    });
  });

  test.each(['?indicateur=inconnu&niveau=epci&code=1&periode=2019', '?indicateur=rsa&niveau=departement&code=99&periode=2019-12-31'])(
    '%s points to nothing: a notice, and a page that works',
    async (recherche) => {
      await visit(site, `/explorer/${recherche}`, {}, async ({ page }) => {
        await piece(page, 'avis')
          .filter({ hasText: /ne désigne/ })
          .waitFor();
        expect(await lancer(page)).toMatch(/lignes/);
      });
    },
  );
});

describe('hostile addresses', () => {
  test('a hundred of them: nothing runs, nothing is inserted as HTML, the page works', async () => {
    const morceau = fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '</textarea><script>alert(1)</script>',
      "'--",
      'javascript:alert(1)',
      '%00',
      '\u202e',
      '{{',
      '&sql=',
      '#',
      '[object Object]',
      'select 1',
    );
    const adresses = fc.sample(
      fc.array(morceau, { minLength: 1, maxLength: 5 }).map((m) => m.join('')),
      { numRuns: 100, seed: 3 },
    );
    await visit(site, '/explorer/', { viewport: PHONE }, async ({ page, complaints, requests }) => {
      const scripts = await page.locator('main img, main script:not([type])').count();
      const balises = await page.evaluate(nombreDeBalises);
      let dialogues = 0;
      page.on('dialog', (d) => {
        dialogues += 1;
        void d.dismiss();
      });
      for (const [k, a] of adresses.entries()) {
        const fragment = k % 2 === 0 ? `v=1&sql=${encodeURIComponent(a)}` : `v=1&${a}`;
        await page.evaluate((f) => void (location.hash = f), fragment);
      }
      await page.waitForTimeout(500);
      expect(await page.locator('main img, main script:not([type])').count()).toBe(scripts);
      expect(await page.evaluate(nombreDeBalises)).toBeLessThan(balises + 10);
      expect([dialogues, requests.filter((url) => url.includes('wasm')).length, complaints]).toEqual([0, 0, []]);
    });
  });
});

describe('everyone', () => {
  const SQL = `select departement, nom, population, null as vide from departements order by departement`;
  test.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('axe on a %s: at rest, with a result in each view, with an error, light and dark', async (_, viewport) => {
    await avec(
      SQL,
      async ({ page }) => {
        const fautes = async (quand: string) => (await violationsInBothSchemes(page)).map((f) => `${quand}: ${f}`);
        const trouvees = await fautes('at rest');
        await lancer(page);
        trouvees.push(...(await fautes('table')));
        for (const nom of ['Graphique', 'Carte']) {
          await page.getByRole('tab', { name: nom }).click();
          await page.locator('[role="tabpanel"]:not([hidden]) svg[role="img"]').first().waitFor();
          trouvees.push(...(await fautes(nom)));
        }
        await page.locator('[data-table="siae"] summary').click();
        await page.getByText('Vos dernières requêtes').click();
        await page.evaluate(() => void (location.hash = 'v=1&sql=select+nme+from+siae'));
        await page.locator('.cm-content').filter({ hasText: 'nme' }).waitFor();
        await lancer(page);
        trouvees.push(...(await fautes('error')));
        expect(trouvees).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(
          0,
        );
      },
      { viewport, colorScheme: 'light' },
    );
  });

  test('works when the browser stores nothing', async () => {
    await visit(site, '/explorer/', { viewport: DESKTOP }, async ({ page }) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      });
      await page.goto(`${site.origin}${adresseDe('select 1 as a')}`);
      await page.reload();
      expect(await lancer(page)).toMatch(/^1 ligne/);
    });
  });
});
