/**
 * `npm run bench`: the numbers the project promises, each beside its goal. It only prints: a clock on a busy machine is no
 * judge, and what must never slip (weights, accessibility) is tested in tests/ without one.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DESKTOP, openSite, PHONE, violationsInBothSchemes, visit, type Site } from '../../tests/site/browser.ts';
import { distFiles, KINDS } from '../../tests/site/dist.ts';
import { weighPage } from '../../tests/site/weight.ts';
import { bin, ROOT } from '../cli/processes.mjs';
import { markFresh } from '../cli/freshness.mjs';
import { DATA, SITE } from '../cli/steps.mjs';
import { CATEGORIES, lighthouse } from './lighthouse.ts';
import { measure } from './measure.ts';
import { benchMoteur } from './moteur.ts';
import { benchEtSi } from './et-si.ts';
import { benchZonesBlanches } from './zones-blanches.ts';
import { atLeast, atMost, fact, formatTable, unmeasured, type Row } from './table.ts';

const DEPARTEMENT = '/territoires/departements/01/';
const INDICATEUR = '/indicateurs/equipement-rsa/';

/** Takes a measure; one that cannot be taken becomes a row that says why. */
async function rows(what: string, take: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  console.error(`▸ ${what}`);
  try {
    return await take();
  } catch (error) {
    return [unmeasured(what, error)];
  }
}

async function benchData(): Promise<readonly Row[]> {
  for (const output of ['.cache/data-build.json', 'public/donnees', 'public/geo', 'public/indicateurs', 'public/zones-blanches']) {
    rmSync(join(ROOT, output), { recursive: true, force: true });
  }
  const { seconds, peakMiB } = await measure(['scripts/build-data.ts']);
  markFresh(ROOT, DATA);
  return [atMost('data:build, cold', seconds, 15, 's'), atMost('data:build, peak memory', peakMiB, 1024, 'MiB')];
}

async function benchBuild(): Promise<readonly Row[]> {
  const { seconds, peakMiB } = await measure([bin('astro/bin/astro.mjs'), 'build']);
  markFresh(ROOT, SITE);
  const pages = distFiles().filter((file) => file.endsWith('.html')).length;
  return [
    atMost('site build, data fresh', seconds, 90, 's'),
    atMost('site build, peak memory', peakMiB, 2048, 'MiB'),
    fact('pages', String(pages)),
  ];
}

async function benchWeights(site: Site): Promise<readonly Row[]> {
  const departement = await weighPage(site, DEPARTEMENT);
  const home = await weighPage(site, '/');
  const indicateur = await weighPage(site, INDICATEUR);
  return [
    atMost('département: HTML, brotli', departement.html, 40, 'kB'),
    atMost('département: first view, brotli', departement.firstView, 110, 'kB'),
    atMost('département: JavaScript, brotli', departement.scripts, 10, 'kB'),
    atMost('home: first view, brotli', home.firstView, 140, 'kB'),
    fact('indicator: HTML, first view', `${indicateur.html.toFixed(1)} kB, ${indicateur.firstView.toFixed(1)} kB`),
  ];
}

async function benchLighthouse(site: Site, address: string): Promise<readonly Row[]> {
  const scores = await lighthouse(site.origin + address);
  return CATEGORIES.map((category) => atLeast(`Lighthouse mobile ${address}: ${category}`, scores[category], 98));
}

async function benchAxe(site: Site): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (const kind of KINDS) {
    let violations = 0;
    for (const viewport of [PHONE, DESKTOP]) {
      const options = { viewport, colorScheme: 'light' } as const;
      violations += (await visit(site, kind, options, ({ page }) => violationsInBothSchemes(page))).length;
    }
    found.push(atMost(`axe ${kind}: phone, desktop, light, dark`, violations, 0, 'violations'));
  }
  return found;
}

function folderSize(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0);
}

async function benchSizes(): Promise<readonly Row[]> {
  const megabytes = (folder: string) => folderSize(join(ROOT, folder)) / 1e6;
  return [
    atMost('data/tables', megabytes('data/tables'), 15, 'MB'),
    atMost('data/geometrie', megabytes('data/geometrie'), 10, 'MB'),
    fact('public/donnees', `${megabytes('public/donnees').toFixed(1)} MB`),
    fact('dist', `${megabytes('dist').toFixed(1)} MB`),
  ];
}

const table = [...(await rows('data:build', benchData)), ...(await rows('site build', benchBuild)), ...(await rows('sizes', benchSizes))];
table.push(...(await rows('zones blanches', benchZonesBlanches)));
table.push(...(await rows('DuckDB in the browser', benchMoteur)));
const site = await openSite();
try {
  table.push(...(await rows('weights', () => benchWeights(site))));
  table.push(...(await rows('zones blanches in the browser', () => benchEtSi(site))));
  for (const address of ['/', DEPARTEMENT, INDICATEUR])
    table.push(...(await rows(`Lighthouse ${address}`, () => benchLighthouse(site, address))));
  table.push(...(await rows('axe', () => benchAxe(site))));
} finally {
  await site.close();
}
console.log(`\n${formatTable(table)}`);
