import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/cli/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import type { Essai } from './page.ts';

declare global {
  // What page.ts leaves on the page.
  var essai: Essai;
}

const ICI = fileURLToPath(new URL('.', import.meta.url));
const DONNEES = fileURLToPath(new URL('../../public/donnees', import.meta.url));

/** Under a sub-path, as some hosts serve it: an address that forgets its base is a missing file. */
const BASE = '/atlas/';

/** The engine in a page of its own, built as the site is and served under the same content policy, with a browser. */
export interface Banc {
  readonly origin: string;
  /** Address of the page. */
  readonly adresse: string;
  /** Its folder, with `donnees/` in it. */
  readonly dossier: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** An entry beside the page's HTML, both outside the repository; published tables beside them. */
async function construire(dossier: string): Promise<void> {
  const entree = join(dossier, 'entree');
  mkdirSync(entree);
  writeFileSync(
    join(entree, 'index.html'),
    `<!doctype html><title>moteur</title><link rel="icon" href="data:,"><script type="module" src="${join(ICI, 'page.ts')}"></script>`,
  );
  await build({
    root: entree,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    base: BASE,
    build: { outDir: join(dossier, 'site', BASE), assetsDir: '_astro', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  mkdirSync(join(dossier, 'site', BASE, 'donnees'));
  for (const nom of readdirSync(DONNEES).filter((n) => /\.parquet$|^manifest\.json$/.test(n)))
    cpSync(join(DONNEES, nom), join(dossier, 'site', BASE, 'donnees', nom));
}

export async function ouvrirBanc(): Promise<Banc> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium found: run npm test, which installs one, or set CHROME_PATH');
  const dossier = mkdtempSync(join(tmpdir(), 'atlas-moteur-'));
  await construire(dossier);
  const serveur = await serve({ folder: join(dossier, 'site'), port: 0 });
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
  const close = async () => {
    await browser.close();
    await serveur.close();
    rmSync(dossier, { recursive: true });
  };
  return { origin: serveur.origin, adresse: serveur.origin + BASE, dossier: join(dossier, 'site', BASE), browser, close };
}

/** A page with the engine at hand, not started, and what it asked of the network and complained of. */
export interface Poste {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requetes: readonly string[];
  readonly plaintes: readonly string[];
}

export async function ouvrirPoste(
  banc: Banc,
  preparer: (context: BrowserContext) => Promise<unknown> = async () => undefined,
): Promise<Poste> {
  const context = await banc.browser.newContext({ locale: 'fr-FR' });
  await preparer(context);
  const [requetes, plaintes]: [string[], string[]] = [[], []];
  context.on('request', (requete) => requetes.push(requete.url()));
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') plaintes.push(message.text());
  });
  page.on('pageerror', (cause) => plaintes.push(String(cause)));
  await page.goto(banc.adresse);
  await page.waitForFunction(() => 'essai' in globalThis);
  return { page, context, requetes, plaintes };
}
