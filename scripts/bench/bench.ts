/**
 * `npm run bench`: the numbers the project promises, each beside its goal. It only prints: a clock on a busy machine is no
 * judge, and what must never slip (weights, accessibility) is tested in tests/ without one. `npm run bench -- engine atlas`
 * takes only these.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DESKTOP, openSite, PHONE, violationsInBothSchemes, visit, type Site } from '../../tests/site/browser.ts';
import { KINDS } from '../../tests/site/dist.ts';
import { weighPage } from '../../tests/site/weight.ts';
import { ROOT } from '../cli/processes.mjs';
import { SORTIES } from '../etl/plan.ts';
import { benchAdresses } from './adresses.ts';
import { benchAtlas } from './atlas.ts';
import { benchConstruction } from './construction.ts';
import { CATEGORIES, lighthouse } from './lighthouse.ts';
import { measure } from './measure.ts';
import { benchKill } from './kill.ts';
import { benchTables } from './mauvaises-tables.ts';
import { benchMoteur, benchSql } from './moteur.ts';
import { benchEtSi } from './et-si.ts';
import { benchServeur } from './serveur.ts';
import { benchZonesBlanches } from './zones-blanches.ts';
import { atLeast, atMost, fact, formatTable, unmeasured, type Row } from './table.ts';

/** The heaviest. */
const DEPARTEMENT = '/territoires/departements/62/';
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
  for (const output of ['.cache/stamps', ...SORTIES]) rmSync(join(ROOT, output), { recursive: true, force: true });
  const { seconds, peakMiB } = await measure(['scripts/build-data.ts']);
  return [atMost('data:build, cold', seconds, 10, 's'), atMost('data:build, peak memory', peakMiB, 1024, 'MiB')];
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

async function benchLighthouses(site: Site): Promise<readonly Row[]> {
  const reports: Row[] = [];
  for (const address of ['/', DEPARTEMENT, INDICATEUR])
    reports.push(...(await rows(`Lighthouse ${address}`, () => benchLighthouse(site, address))));
  return reports;
}

/** What is measured, in order; a name on the command line keeps only that one. */
const BENCHES: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  data: benchData,
  construction: benchConstruction,
  tables: benchTables,
  kill: benchKill,
  sizes: benchSizes,
  engine: benchMoteur,
  sql: benchSql,
  atlas: () => onSite(benchAtlas),
  zones: benchZonesBlanches,
  'zones-blanches': () => onSite(benchEtSi),
  server: benchServeur,
  addresses: () => onSite(benchAdresses),
  weights: () => onSite(benchWeights),
  lighthouse: () => onSite(benchLighthouses),
  axe: () => onSite(benchAxe),
};

async function onSite(take: (site: Site) => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const site = await openSite();
  try {
    return await take(site);
  } finally {
    await site.close();
  }
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`no bench named ${unknown.join(', ')}: choose among ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}
const table: Row[] = [];
for (const [name, take] of Object.entries(BENCHES)) if (asked.length === 0 || asked.includes(name)) table.push(...(await rows(name, take)));
console.log(`\n${formatTable(table)}`);
