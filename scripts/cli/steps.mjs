// @ts-check
/** The data and the site, in this order: how each is brought up to date. */
import { isFresh, making } from '../build/graph.mjs';
import { isHeld, withLock } from '../build/lock.mjs';
import { openStaging, swapIn } from '../build/swap.mjs';
import { filesUnder } from '../build/files.mjs';
import { bin, CommandError, ROOT, run, step } from './processes.mjs';
import { siteFaults } from './whole-site.mjs';

/** Only some pages, to look at: never the site. See ATLAS_PAGES in CONTRIBUTING. */
const isPartial = () => (process.env['ATLAS_PAGES'] ?? '') !== '';

/** What makes the site, and where it goes. The environment that its modules read is part of its key. @returns {import('../build/stamps.mjs').Step} */
export function siteStep() {
  const entries = filesUnder(ROOT, 'src/pages').filter((file) => /\.(astro|ts)$/.test(file));
  const out = isPartial() ? '.cache/dist-partiel' : 'dist';
  return {
    name: isPartial() ? 'site partiel' : 'site',
    code: ['astro.config.mjs', 'src/middleware.ts', 'src/content.config.ts', ...entries],
    // more than what is imported: contents, styles and public files are found by their folder
    reads: ['src', 'data', 'public', 'tsconfig.json', 'package.json', 'package-lock.json'],
    ignored: /\.test\.ts$|\/goldens\/|\/fixtures\//,
    writes: [out],
  };
}

/** Brings the tables and all that is made of them up to date; the command says itself what it did. @param {string} node */
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

/** The bundler gives back at once the memory it frees: the threads that render need it next. */
export const SITE_ENV = { MIMALLOC_PURGE_DELAY: '0' };

/**
 * The site built beside, looked at, and put in the place of the former one: what is served is never empty nor half made.
 * @param {string} node
 * @returns {Promise<number>} exit code
 */
export async function buildSite(node) {
  const site = siteStep();
  const [out = 'dist'] = site.writes;
  const { code, fresh } = await making(ROOT, site, () => renderAndSwap(node, out));
  if (code !== 0) return code;
  if (!fresh) console.log('a source was saved while the site was built: the next command builds it again');
  if (isPartial()) console.log(`some pages only, in ${out}: node scripts/serve.mjs ${out} shows them; the site itself was not touched`);
  return 0;
}

/** @param {string} node @param {string} out @returns {Promise<number>} */
async function renderAndSwap(node, out) {
  const staging = openStaging(ROOT);
  const args = [bin('astro/bin/astro.mjs'), 'build', '--outDir', `${staging}/${out}`];
  const code = await run(node, args, { line: everyHundredthPage(), env: { NO_COLOR: '1', ...SITE_ENV } });
  if (code !== 0) return code;
  const faults = siteFaults(ROOT, `${staging}/${out}`);
  if (faults.length > 0) {
    console.error(`the site that was built is not whole, and was not put in place:\n  ${faults.slice(0, 20).join('\n  ')}`);
    return 1;
  }
  if (!isHeld(ROOT))
    throw new CommandError(
      'the lock of this build is gone (.cache was removed, or another build took it): nothing was put in place, run it again',
    );
  swapIn(ROOT, staging, [out]);
  return 0;
}

/** Builds the site unless what it was made from and what it holds are unchanged. @param {string} node */
export async function refreshSite(node) {
  if (!isFresh(ROOT, siteStep())) return step('site build', () => buildSite(node));
  console.log('▸ site build: up to date');
  return 0;
}

/** @param {string} node */
export async function ensureData(node) {
  if ((await step('data:build', () => buildData(node))) !== 0)
    throw new CommandError('data:build failed: its message above names what to mend; npm run data:check lists every bad row');
}

/** @param {string} node */
export const ensureSite = (node) =>
  withLock(ROOT, 'npm start', async () => {
    await ensureData(node);
    if ((await refreshSite(node)) !== 0) throw new CommandError('the site build failed: see above; the former site is still in place');
  });
