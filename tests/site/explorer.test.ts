import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REQUETES } from '../../src/indicateurs/requetes.ts';
import { arrive, DESKTOP, openSite, visit, type Site, type Visit } from './browser.ts';
import { adresseDe, auRepos, avec, cellules, etat, juger, lancer, piece, proposee } from './explorer.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

let vive: Visit | null = null;

/**
 * The page whose engine has started, for what is not about its start: ten queries there cost less than one start. A test that fails
 * does not give it back, and the next opens another.
 */
async function sur(sql: string, regarder: (v: Visit) => Promise<unknown>): Promise<void> {
  const v = vive ?? (await arrive(site, '/explorer/', { viewport: DESKTOP }));
  vive = null;
  try {
    await piece(v.page, 'atelier').waitFor();
    await v.page.evaluate((adresse) => {
      document.querySelector('[data-piece="avis"]')?.setAttribute('hidden', '');
      // the address of the former run may be the same: then it would not change
      history.replaceState(null, '', location.pathname);
      location.href = adresse;
    }, adresseDe(sql));
    await proposee(v, sql);
    const tableau = v.page.getByRole('tab', { name: 'Tableau' });
    if (await tableau.isVisible()) await tableau.click();
    await regarder(v);
    juger(site, v);
  } catch (cause) {
    await v.close();
    throw cause;
  }
  vive = v;
}

describe('the page', () => {
  test('loads neither the editor nor the engine before a gesture', async () => {
    await visit(site, '/explorer/', { viewport: DESKTOP }, async ({ requests, settled }) => {
      await settled();
      expect(requests.filter((url) => /wasm|duckdb|editeur|parquet/.test(url))).toEqual([]);
    });
  });

  test('without JavaScript shows the contracts and the twelve queries with their files', async () => {
    await visit(site, '/explorer/', { javaScriptEnabled: false }, async ({ page }) => {
      await expect.poll(() => page.locator('[data-question] pre code').count()).toBe(12);
      await expect.poll(() => page.locator('[data-table]').count()).toBeGreaterThan(20);
      await expect.poll(() => page.locator('[data-question] a[href$=".csv"]').count()).toBeGreaterThanOrEqual(12);
      await expect.poll(() => page.locator('button:visible').count()).toBe(0);
      await expect.poll(() => page.locator('main').innerText()).toContain('demande JavaScript');
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
      await expect.poll(() => liste.getAttribute('class')).not.toBeNull();
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
      await expect.poll(() => piece(page, 'lecture').innerText()).toMatch(/décembre 2022/);
      expect(complaints).toEqual([]);
    });
  });
});

describe('a run', () => {
  test('a shared query is shown, never run before the reader says so; then it is, under the content policy', async () => {
    await avec(site, 'select 1 as un, null as rien', async ({ page, requests }) => {
      await expect.poll(() => piece(page, 'avis').innerText()).toMatch(/rien n’a encore tourné/);
      expect(requests.filter((url) => url.includes('wasm'))).toEqual([]);
      expect(await lancer(page)).toMatch(/^1 ligne, 2 colonnes, en \d+ ms de calcul\.$/);
      await expect.poll(() => cellules(page)).toEqual(['1', 'null']);
      expect(requests.some((url) => url.includes('wasm'))).toBe(true);
    });
  });

  test('every starter query answers in the browser', async () => {
    await sur('select 1', async ({ page }) => {
      for (const r of REQUETES) {
        await page.locator(`[data-question="${r.id}"] button`).click();
        expect(await lancer(page), r.id).toMatch(/^\d[\d ]* lignes/);
      }
    });
  });

  test('100 000 rows: few in the page, all reachable by keyboard, the table says how many', async () => {
    await sur('select i, i * 2 as double from range(100000) t(i)', async ({ page }) => {
      expect(await lancer(page)).toMatch(/^100 000 lignes/);
      const cadre = page.locator('.cadre-table');
      await page.locator('.cadre-table table[aria-rowcount="100001"]').waitFor();
      await cadre.focus();
      await page.keyboard.press('End');
      await page.locator('.cadre-table tr[aria-rowindex="100001"]').waitFor();
      await expect.poll(() => page.locator('.cadre-table tr[aria-rowindex="100001"] td').first().innerText()).toBe('99\u202f999');
      await expect.poll(() => page.locator('.cadre-table tbody tr').count()).toBeLessThan(80);
      expect(await cadre.evaluate(framesWithoutRow)).toBe(0);
    });
  });

  test('the chart and the map are drawn, with their words, and say what they leave out', async () => {
    const densite = REQUETES.find((r) => r.id === 'densite-departements');
    await sur(densite?.sql ?? '', async ({ page }) => {
      await lancer(page);
      await page.getByRole('tab', { name: 'Tableau' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('#resultat-graphique svg[role="img"]').waitFor();
      expect((await page.locator('#resultat-graphique').innerText()).replaceAll(/\s/g, ' ')).toMatch(/50 lignes dessinées sur 101/);
      await page.keyboard.press('ArrowRight');
      await page.locator('#resultat-carte svg[role="img"]').first().waitFor();
      await expect.poll(() => page.locator('#resultat-carte path.courant').count()).toBe(0);
      await expect.poll(() => page.locator('#resultat-carte .dessin svg path').count()).toBeGreaterThan(100);
      await expect.poll(() => page.locator('#resultat-carte').innerText()).toContain('La Réunion');
    });
  });

  test('communes are mapped one département at a time', async () => {
    const distance = REQUETES.find((r) => r.id === 'distance-lozere');
    await sur(distance?.sql ?? '', async ({ page }) => {
      await lancer(page);
      await page.getByRole('tab', { name: 'Carte' }).click();
      await page.locator('#resultat-carte svg[role="img"]').first().waitFor();
      await expect.poll(() => page.locator('#resultat-carte .dessin svg path').count()).toBeGreaterThan(140);
    });
  });

  test.each([
    ['csv', /^nom,n\n'=1\+1,3\n/],
    ['json', /^\[\n\{"nom":"=1\+1","n":3\}\n\]/],
    ['parquet', /^PAR1/],
  ])('exports %s', async (format, attendu) => {
    await sur("select '=1+1' as nom, 3 as n", async ({ page }) => {
      await lancer(page);
      const [telechargement] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-export="${format}"]`).click()]);
      expect(telechargement.suggestedFilename()).toBe(`resultat.${format}`);
      expect(readFileSync(await telechargement.path(), 'latin1')).toMatch(attendu);
    });
  });

  test('what no number holds is shown with all its digits, what is no text as DuckDB writes it', async () => {
    const sql = `select 9007199254740993 as b, 2::hugeint ** 100 as p, 170141183460469231731687303715884105727::hugeint as h, '\\xDE\\xAD'::blob as o,
  {'d': 1.10::decimal(30, 12), 'j': date '2019-07-01'} as s, interval 3 days as i, 'infinity'::double as f, 1 as b`;
    await sur(sql, async ({ page }) => {
      expect(await lancer(page)).toMatch(/^1 ligne, 8 colonnes/);
      expect((await cellules(page)).map((c) => c.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
        '9 007 199 254 740 993',
        '1,2676506002282294 × 10^30',
        '170 141 183 460 469 231 731 687 303 715 884 105 727',
        'octets : \\xDE\\xAD',
        "{'d': 1.100000000000, 'j': 2019-07-01}",
        '3 days',
        '+ infini',
        '1',
      ]);
    });
  });

  test('a wrong query: DuckDB’s words, the line marked, a hint in French; the next query works', async () => {
    await sur('select nom,\n  departemnt\nfrom communes', async ({ page }) => {
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
    ["copy (select 1) to 'a.csv'", /ni fichier ni adresse/],
    ['with x as (select 1) delete from siae', /ne fait que lire.*les tables sont intactes/],
    ['select nom from siae where type = ‘ACI’', /apostrophes droites/],
    ['select * from communes where departement = 1', /'01' et non 1/],
  ])('%s is explained', async (sql, conseil) => {
    await sur(sql, async ({ page }) => {
      await lancer(page);
      expect((await piece(page, 'erreur').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(conseil);
    });
  });

  test('a query that runs too long is cancelled, one that would take all memory is refused; the next one works', async () => {
    await avec(site, 'select 1', async ({ page }) => {
      await lancer(page);
      const ecrire = async (sql: string) => {
        await page.locator('.cm-content').focus();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.insertText(sql);
        await page.keyboard.press('ControlOrMeta+Enter');
      };
      // several times: a query after one that was cancelled was lost three times in eight
      for (let turn = 0; turn < 3; turn++) {
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
        await auRepos(page);
      }
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText('select count(*) as n from siae');
      expect(await lancer(page)).toMatch(/^1 ligne/);
    });
  });

  test('the reader’s own file becomes a table beside those of the atlas', async () => {
    await avec(
      site,
      'select count(*) as n, sum(d.population) as population from mes_lieux m join departements d on d.departement = m.code',
      async ({ page }) => {
        const buffer = Buffer.from('code;effectif\n01;10\n39;20\n2A;30\n');
        await page.locator('#vos-donnees-fichier').setInputFiles({ name: 'lieux.csv', mimeType: 'text/csv', buffer });
        await page.getByRole('button', { name: 'Interroger en SQL' }).click();
        await page.locator('[data-table="mes_lieux"]').waitFor();
        expect(await lancer(page)).toMatch(/^1 ligne/);
        await expect.poll(async () => (await cellules(page))[0]).toBe('3');
      },
    );
  });

  test('history stays here and is erased; a share is an address', async () => {
    await sur('select 7 as sept', async ({ page }) => {
      await lancer(page);
      await page.getByText('Vos dernières requêtes').click();
      await page.getByRole('button', { name: 'select 7 as sept' }).waitFor();
      await page.getByRole('button', { name: 'Partager' }).click();
      await expect.poll(() => page.getByLabel('Adresse de cette requête').inputValue()).toMatch(/\/explorer\/#v=1&sql=select\+7/);
      await page.getByRole('button', { name: 'Effacer l’historique' }).click();
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      await expect.poll(() => piece(page, 'historique').isVisible()).toBe(false);
    });
  });
});

/** Of sixty leaps, how many showed no row at the top of the frame two frames later; runs in the page. */
async function framesWithoutRow(cadre: Element): Promise<number> {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const { left, top } = cadre.getBoundingClientRect();
  let empty = 0;
  for (let leap = 0; leap < 60; leap++) {
    cadre.scrollTop = (leap * 40_011) % (cadre.scrollHeight - cadre.clientHeight);
    await frame();
    await frame();
    const rows = [...cadre.querySelectorAll('tbody tr[aria-rowindex]')].map((row) => row.getBoundingClientRect());
    if (!rows.some((row) => row.top <= top + 80 && row.bottom > top + 40 && row.right > left)) empty++;
  }
  return empty;
}
