import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/cli/browser.mjs';
import { bin, ROOT } from '../../scripts/cli/processes.mjs';
import { serve } from '../../scripts/serve.mjs';
import { drawn } from './atlas.ts';
import { DESKTOP, visit, type Site } from './browser.ts';

/**
 * A build is made for one base, so this is a second one, by the same configuration and code: without the pages made by the
 * hundred, but for one of each kind (ATLAS_PAGES).
 */
const BASE = '/sous/chemin';
const DEPARTEMENT = '/territoires/departements/01/';
const PAGES = [DEPARTEMENT, '/territoires/regions/84/', '/territoires/epci/240100883/', '/indicateurs/equipement-rsa/'];
const DOSSIER = '.cache/sous-chemin';

/** What vitest says of its own run (`BASE_URL`, `PROD`…), and the build would take for itself. */
const DE_VITEST = /^(VITEST.*|TEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL)$/;

async function construire(): Promise<void> {
  const heritees = Object.entries(process.env).filter(([nom]) => !DE_VITEST.test(nom));
  const env = { ...Object.fromEntries(heritees), ATLAS_BASE: BASE, ATLAS_PAGES: PAGES.join(','), ASTRO_TELEMETRY_DISABLED: '1' };
  // An exit code other than 0 rejects, with what the build said.
  await promisify(execFile)(process.execPath, [bin('astro/bin/astro.mjs'), 'build', '--outDir', DOSSIER], { cwd: ROOT, env });
}

let site: Site;
beforeAll(async () => {
  await construire();
  const server = await serve({ folder: join(ROOT, DOSSIER), port: 0, base: BASE });
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: [...BROWSER_FLAGS] });
  site = { origin: server.origin, browser, close: () => browser.close().then(server.close) };
}, 300_000);
afterAll(async () => {
  await site.close();
  rmSync(join(ROOT, DOSSIER), { recursive: true });
});

/** With the service worker, whose requests are judged too. */
const SERVICE = { viewport: DESKTOP, serviceWorkers: 'allow' } as const;

/** Acts on a page, then judges all it asked: nothing outside the base, nothing missing, no complaint of the content policy. */
async function ouvrir(adresse: string, agir: (page: Page) => Promise<unknown>): Promise<void> {
  await visit(site, BASE + adresse, SERVICE, async ({ page, status, complaints, requests, settled }) => {
    const manques: string[] = [];
    const duService: string[] = [];
    page.context().on('response', (r) => {
      if (r.status() >= 400) manques.push(`${r.status()} ${r.url()}`);
    });
    page.context().on('request', (r) => duService.push(r.url()));
    expect(status).toBe(200);
    await agir(page);
    await settled();
    expect(manques).toEqual([]);
    expect(complaints).toEqual([]);
    const dehors = (url: string) => !url.startsWith(`${site.origin}${BASE}/`) && !/^(data|blob):/.test(url);
    expect([...requests, ...duService].filter(dehors)).toEqual([]);
    expect(requests.length).toBeGreaterThan(3);
  });
}

const gardees = (page: Page) => page.locator('hors-ligne-garde:visible').waitFor();

describe(`the site built for ${BASE}`, () => {
  test('has one page of each kind, and the whole data', () => {
    for (const page of [...PAGES, '/', '/atlas/', '/methode/'])
      expect(existsSync(join(ROOT, DOSSIER, page, 'index.html')), page).toBe(true);
    expect(existsSync(join(ROOT, DOSSIER, 'donnees/manifest.json'))).toBe(true);
    // the files of figures stand where their links lead, as the pages do
    for (const fichier of ['carte.csv', 'carte.svg']) expect(existsSync(join(ROOT, DOSSIER, DEPARTEMENT, 'figures', fichier))).toBe(true);
  });

  test.each(['/', ...PAGES, '/donnees/', '/mentions-legales/'])('%s reads from there alone', async (adresse) => {
    await ouvrir(adresse, async (page) => {
      await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      const hrefs = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
      expect(hrefs.length).toBeGreaterThan(5);
      expect(hrefs.filter((href) => !href.startsWith(`${BASE}/`)).slice(0, 10)).toEqual([]);
    });
  });

  test('/atlas/ changes indicator and level, and is kept for reading offline', async () => {
    await ouvrir('/atlas/', async (page) => {
      await drawn(page);
      await page.goto(`${site.origin}${BASE}/atlas/?v=1&i=siae-nombre&n=commune&d=39`);
      await drawn(page);
      expect(await page.locator('.carte-vive .territoires path').count()).toBeGreaterThan(400);
      await gardees(page);
      const portees = await page.evaluate(async () =>
        (await navigator.serviceWorker.getRegistrations()).map((i) => new URL(i.scope).pathname),
      );
      expect(portees).toEqual([`${BASE}/`]);
    });
  });

  test('/explorer/ starts the engine and answers', async () => {
    const sql = 'select c.nom, count(*) as n from siae s join communes c using (commune) group by c.nom order by n desc limit 3';
    await ouvrir(`/explorer/#${new URLSearchParams({ v: '1', sql }).toString()}`, async (page) => {
      await page.getByRole('button', { name: 'Exécuter', exact: true }).click();
      const etat = page.locator('[data-piece="etat"]');
      await etat.filter({ hasText: /calcul\.|abouti/ }).waitFor({ timeout: 100_000 });
      expect(await etat.innerText()).toMatch(/^3\s+lignes/);
    });
  });

  test('/comparer/ compares, and finds a place', async () => {
    await ouvrir('/comparer/?v=1&lieux=departement-39,france-FR', async (page) => {
      await page.locator('.etat-comparaison', { hasText: 'porte sur le Jura' }).waitFor();
      await page.getByRole('combobox').first().fill('bourg en bresse');
      await page.getByRole('option').filter({ hasText: 'Bourg-en-Bresse' }).first().waitFor();
    });
  });

  test('« Vos données » reads a file in its worker', async () => {
    await ouvrir('/atlas/', async (page) => {
      await drawn(page);
      const fichier = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('departement;n\n01;3\n39;4\n') };
      await page.locator('input[type="file"]').first().setInputFiles(fichier);
      await page
        .locator('vos-donnees')
        .filter({ hasText: /2\s+lignes lues/ })
        .waitFor();
    });
  });
});
