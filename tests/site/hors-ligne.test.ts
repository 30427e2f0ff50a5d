import { createServer } from 'node:http';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHandler } from '../../scripts/serve.mjs';
import { inventorier } from '../../scripts/site/service.ts';
import { drawn } from './atlas.ts';
import { DESKTOP, openSite, type Site } from './browser.ts';
import { DIST, distFiles, readDist } from './dist.ts';
import { weigh } from './weight.ts';

let site: Site;
/** Shared by all hosts, since it keeps what it has compressed. */
let repondre: Awaited<ReturnType<typeof createHandler>>;
beforeAll(async () => {
  site = await openSite();
  repondre = await createHandler(DIST);
});
afterAll(() => site.close());

/** A reader with a browser of their own, and a host of the site that may change, or go away. */
interface Lecteur {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly origin: string;
  /** Everything asked of the network by pages and by the worker. */
  readonly requetes: readonly string[];
  /** What the host sends from now on instead of a file. */
  readonly remplacer: (chemin: string, corps: string | Buffer) => void;
  readonly couper: () => Promise<void>;
}

/** The built site, but for some files of another deployment. */
async function heberger() {
  const autres = new Map<string, string | Buffer>();
  const serveur = createServer((demande, reponse) => {
    const autre = autres.get(demande.url ?? '');
    if (autre === undefined) return void repondre(demande, reponse).catch(() => reponse.destroy());
    const type = demande.url?.endsWith('.js') === true ? 'text/javascript' : 'application/octet-stream';
    reponse.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(autre);
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  const adresse = serveur.address();
  const fermer = () => {
    serveur.closeAllConnections();
    return new Promise<void>((ferme) => serveur.close(() => ferme()));
  };
  return { origin: `http://127.0.0.1:${typeof adresse === 'object' ? adresse?.port : ''}`, autres, fermer };
}

async function lire<T>(suivre: (lecteur: Lecteur) => Promise<T>): Promise<T> {
  const { origin, autres, fermer } = await heberger();
  const context = await site.browser.newContext({ locale: 'fr-FR', viewport: DESKTOP, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  const requetes: string[] = [];
  context.on('request', (r) => requetes.push(r.url()));
  const couper = async () => {
    await context.setOffline(true);
    await fermer();
  };
  const remplacer = (chemin: string, corps: string | Buffer) => void autres.set(chemin, corps);
  try {
    return await suivre({ context, page: await context.newPage(), origin, requetes, remplacer, couper });
  } finally {
    await context.close();
    await fermer();
  }
}

/** Waits until the interactive pages say that they are kept. */
const gardees = (page: Page) => page.locator('hors-ligne-garde:visible').waitFor();
const executer = async (page: Page) => {
  await page.getByRole('button', { name: 'Exécuter', exact: true }).click();
  const etat = page.locator('[data-piece="etat"]');
  await etat.filter({ hasText: /calcul\.|abouti|téléchargé/ }).waitFor();
  return (await etat.innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
};
const requete = (sql: string) => `/explorer/#${new URLSearchParams({ v: '1', sql }).toString()}`;
const titre = (page: Page) => page.locator('atlas-carte figure h2').innerText();
const DELAI = { timeout: 60_000, interval: 300 } as const;
/** Waits until this file is kept. */
const garde = (page: Page, chemin: string) =>
  expect.poll(() => page.evaluate(async (adresse) => (await caches.match(adresse)) !== undefined, chemin), DELAI).toBe(true);
const nomsDesCaches = (page: Page) => page.evaluate(() => caches.keys());

describe('after one visit online', () => {
  test('/atlas/ is reloaded without a network, in any state: indicator, level, series; and says what is not kept', async () => {
    await lire(async ({ page, origin, requetes, couper }) => {
      await page.goto(`${origin}/atlas/`);
      await drawn(page);
      await gardees(page);
      expect(requetes.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
      await couper();
      await page.reload();
      await drawn(page);
      const avant = await titre(page);
      await page.goto(`${origin}/atlas/?v=1&i=siae-nombre&n=epci`);
      await drawn(page);
      expect(await titre(page)).not.toBe(avant);
      expect(await page.locator('.carte-vive .territoires path').count()).toBeGreaterThan(1_200);
      await page.locator('[name="i"]').selectOption('defm');
      await page.waitForFunction(() => Number(document.querySelector('atlas-carte')?.getAttribute('data-dessine')) > 1);
      expect(await page.locator('[data-avis]').innerText()).toBe('');
      await page.goto(`${origin}/atlas/?v=1&i=siae-nombre&n=commune&d=39`);
      await page.locator('[data-avis]').filter({ hasText: 'Vous êtes hors ligne' }).waitFor();
      expect(await page.locator('[data-avis]').innerText()).toMatch(/n’a pas gardé «\u00a0.*, par commune \(département 39\)\u00a0»/);
    });
  });

  test('the communes of a département once seen are kept too', async () => {
    await lire(async ({ page, origin, couper }) => {
      await page.goto(`${origin}/atlas/`);
      await gardees(page);
      const communes = `${origin}/atlas/?v=1&i=siae-nombre&n=commune&d=39`;
      await page.goto(communes);
      await drawn(page);
      const avant = await titre(page);
      await couper();
      await page.goto(communes);
      await drawn(page);
      expect(await titre(page)).toBe(avant);
      expect(await page.locator('.carte-vive .territoires path').count()).toBeGreaterThan(400);
    });
  });

  test('/explorer/ starts the engine again and goes on over the tables it opened, by whatever columns', async () => {
    await lire(async ({ page, origin, couper }) => {
      await page.goto(origin + requete('select count(*) as n from siae join communes using (commune)'));
      const premier = await executer(page);
      expect(premier).toMatch(/^1 ligne/);
      await gardees(page);
      await garde(page, '/donnees/communes.parquet');
      await couper();
      await page.reload();
      expect(await executer(page)).toMatch(/^1 ligne/);
      // a column that the first query did not read, of a table read by ranges
      await page.goto('about:blank');
      await page.goto(origin + requete('select nom, population from communes order by population desc limit 3'));
      expect(await executer(page)).toMatch(/^3 lignes/);
      await page.goto('about:blank');
      await page.goto(origin + requete('select count(*) from filosofi_communes'));
      expect(await executer(page)).toMatch(/n’a pas pu être téléchargée/);
    });
  });

  test('/comparer/ compares places that were never compared, and finds others by name', async () => {
    await lire(async ({ page, origin, couper }) => {
      await page.goto(`${origin}/comparer/`);
      await gardees(page);
      await couper();
      await page.goto(`${origin}/comparer/?v=1&lieux=departement-39,france-FR`);
      await page.locator('.etat-comparaison', { hasText: 'porte sur le Jura' }).waitFor();
      await page.getByRole('combobox').first().fill('bourg en bresse');
      await page.getByRole('option').filter({ hasText: 'Bourg-en-Bresse' }).first().waitFor();
    });
  });

  test('a page read is kept; one never seen gives a page of ours that says so', async () => {
    await lire(async ({ page, origin, couper }) => {
      await page.goto(`${origin}/atlas/`);
      await gardees(page);
      await page.goto(`${origin}/territoires/departements/01/`);
      const lue = await page.locator('main').innerText();
      await couper();
      await page.reload();
      expect(await page.locator('main').innerText()).toBe(lue);
      const absente = await page.goto(`${origin}/territoires/departements/39/`);
      expect([absente?.status(), await page.locator('h1').innerText()]).toEqual([503, 'Sans connexion']);
      expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/Source/);
      await page.getByRole('link', { name: 'La carte', exact: true }).click();
      await drawn(page);
    });
  });
});

describe('what is kept', () => {
  test('is nothing after a page to be read, whose weight does not change', async () => {
    await lire(async ({ context, page, origin, requetes }) => {
      await page.goto(`${origin}/territoires/departements/01/`, { waitUntil: 'networkidle' });
      expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
      expect(await nomsDesCaches(page)).toEqual([]);
      expect(requetes.filter((url) => url.endsWith('/sw.js'))).toEqual([]);
      expect(await context.cookies()).toEqual([]);
    });
  });

  test('is every slice and level, in less than 2.5 MB on the wire, the worker in less than 10 kB', () => {
    const { lots } = inventorier(DIST, '/');
    const tranches = distFiles('/indicateurs').filter((f) => f.endsWith('.parquet'));
    expect(tranches.length).toBeGreaterThan(100);
    expect(tranches.filter((f) => !lots.interactif.includes(f.slice(1)))).toEqual([]);
    expect(lots.interactif.reduce((somme, chemin) => somme + weigh(`/${chemin}`), 0)).toBeLessThanOrEqual(2_500);
    expect(weigh('/sw.js')).toBeLessThanOrEqual(10);
  });

  test('is only what was read when the reader saves data', async () => {
    await lire(async ({ context, page, origin }) => {
      await context.addInitScript(() => {
        Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
        // the worker answers once it has kept what it keeps
        navigator.serviceWorker.addEventListener('message', () => document.documentElement.setAttribute('data-repondu', ''));
      });
      await page.goto(`${origin}/atlas/?v=1&i=siae-nombre&n=departement`);
      await drawn(page);
      const tranches = () =>
        page.evaluate(async () => {
          const noms = await caches.keys();
          const cles = await Promise.all(noms.map(async (nom) => (await caches.open(nom)).keys()));
          return cles.flat().flatMap(({ url }) => (url.endsWith('.parquet') ? [new URL(url).pathname] : []));
        });
      await garde(page, '/indicateurs/siae-nombre.departement.parquet');
      await page.locator('html[data-repondu]').waitFor();
      expect((await tranches()).length).toBeLessThan(10);
      expect(await page.locator('hors-ligne-garde').isHidden()).toBe(true);
    });
  });

  test('is told and deleted from the legal notice, and nothing comes back by itself', async () => {
    await lire(async ({ page, origin }) => {
      await page.goto(`${origin}/mentions-legales/`);
      const etat = page.locator('hors-ligne-menage [role="status"]');
      await etat.filter({ hasText: 'ne garde aucune page' }).waitFor();
      await page.goto(`${origin}/atlas/`);
      await gardees(page);
      await page.goto(`${origin}/mentions-legales/`);
      await etat.filter({ hasText: /garde \d+\s+pages et \d+\s+fichiers/ }).waitFor();
      await page.getByRole('button', { name: /^Effacer/ }).click();
      await etat.filter({ hasText: 'Tout est effacé' }).waitFor();
      await page.goto(`${origin}/methode/`, { waitUntil: 'networkidle' });
      expect(await nomsDesCaches(page)).toEqual([]);
      expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    });
  });
});

describe('another deployment', () => {
  const TRANCHE = '/indicateurs/siae-nombre.departement.parquet';
  const taille = (page: Page, gardee: boolean) =>
    page.evaluate(
      async ([adresse, depuis]) => {
        const reponse = depuis ? await caches.match(adresse) : await fetch(adresse);
        return (await reponse?.arrayBuffer())?.byteLength ?? 0;
      },
      [TRANCHE, gardee] as const,
    );

  test('is what an online reader gets, and never stands beside the files of the one that is kept', async () => {
    await lire(async ({ page, origin, remplacer, couper }) => {
      await page.goto(`${origin}/atlas/`);
      await gardees(page);
      const avant = await taille(page, true);
      expect(avant).toBeGreaterThan(0);
      remplacer(TRANCHE, Buffer.alloc(17));
      expect(await taille(page, false)).toBe(17);
      expect(await taille(page, true)).toBe(avant);
      await couper();
      expect(await taille(page, false)).toBe(avant);
    });
  });

  test('takes over once the pages of the former are closed, and its caches are all that is left', async () => {
    await lire(async ({ context, page, origin, remplacer }) => {
      await page.goto(`${origin}/atlas/`);
      await gardees(page);
      const [ancien = ''] = await nomsDesCaches(page);
      const version = /[0-9a-f]{16}/.exec(ancien)?.[0] ?? 'none';
      remplacer('/sw.js', readDist('/sw.js').replaceAll(version, 'ffffffffffffffff'));
      await page.reload();
      const attend = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state);
      await expect.poll(attend, DELAI).toBe('installed');
      expect((await nomsDesCaches(page)).filter((nom) => nom.includes(version))).not.toEqual([]);
      await page.close();
      const ensuite = async () => {
        const suivante = await context.newPage();
        await suivante.goto(`${origin}/methode/`);
        const noms = await nomsDesCaches(suivante);
        await suivante.close();
        return noms.map((nom) => nom.replace(' pages', ''));
      };
      await expect.poll(async () => new Set(await ensuite()), DELAI).toEqual(new Set(['atlas-iae / ffffffffffffffff']));
    });
  });
});
