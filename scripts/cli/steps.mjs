// @ts-check
/** The two build steps, in order, and how to bring them up to date. */
import { bin, CommandError, ROOT, run, step } from './processes.mjs';
import { isFresh, markFresh } from './freshness.mjs';

const GENERATED = ['public/donnees', 'public/geo', 'public/indicateurs', 'public/zones-blanches', 'src/styles/polices'];
const NOT_BUILT = /\.test\.ts$|\/goldens\/|\/fixtures\//;

/** @type {import('./freshness.mjs').Step} */
export const DATA = {
  name: 'data',
  inputs: [
    ...['data/sources', 'data/tables', 'data/corrections', 'data/geometrie'],
    ...['src/lib', 'src/domain', 'src/geometry', 'src/db', 'src/zones-blanches', 'src/indicateurs'],
    ...['scripts/build-data.ts', 'scripts/build-zones-blanches.ts', 'scripts/etl', 'scripts/import', 'scripts/zones-blanches'],
    'package-lock.json',
  ],
  ignored: NOT_BUILT,
  outputs: ['public/donnees/manifest.json', ...GENERATED],
};

/** @type {import('./freshness.mjs').Step} */
export const SITE = {
  name: 'site',
  inputs: [
    'src',
    'data',
    'public',
    'scripts/recherche',
    'scripts/serve/types.mjs',
    'scripts/site',
    'astro.config.mjs',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
  ],
  listed: GENERATED,
  // What data:build generates is listed, not read: its manifest already carries every table's hash.
  ignored: new RegExp(`${NOT_BUILT.source}|^(${GENERATED.join('|')})/(?!manifest\\.json$)`),
  outputs: ['dist/index.html', 'dist'],
};

/** @param {string} node */
export const buildData = (node) => run(node, ['scripts/build-data.ts']);

/** Astro prints a line for each of 1 400 pages: one in a hundred is progress enough. */
export function everyHundredthPage() {
  let pages = 0;
  /** @param {string} line */
  return (line) => {
    if (!/[├└]─/.test(line)) return /^\s*\(\+\d+ms\)\s*$/.test(line) ? null : line;
    pages++;
    return pages % 100 === 0 ? `  ${pages} pages` : null;
  };
}

/** @param {string} node */
export const buildSite = (node) => run(node, [bin('astro/bin/astro.mjs'), 'build'], { line: everyHundredthPage(), env: { NO_COLOR: '1' } });

/**
 * Runs a step unless what it read and wrote is unchanged. Resolves to an exit code.
 * @param {import('./freshness.mjs').Step} what
 * @param {string} label
 * @param {() => Promise<number>} work
 */
export async function refresh(what, label, work) {
  if (isFresh(ROOT, what)) {
    console.log(`▸ ${label}: up to date`);
    return 0;
  }
  const code = await step(label, work);
  if (code === 0) markFresh(ROOT, what);
  return code;
}

/** @param {string} node */
export async function ensureData(node) {
  if ((await refresh(DATA, 'data:build', () => buildData(node))) !== 0)
    throw new CommandError('data:build failed: its message above names the table; npm run data:check lists every bad row');
}

/** @param {string} node */
export async function ensureSite(node) {
  await ensureData(node);
  if ((await refresh(SITE, 'site build', () => buildSite(node))) !== 0) throw new CommandError('the site build failed: see above');
}
