// @ts-check
/**
 * `npm test`: installs what is missing, then gates, data, build, unit tests and browser tests. Every stage runs as far as
 * it can, so that one run tells everything; the last line is the total alone. A gate or a stage counts as one test.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { gates } from './gates.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { bin, main, ROOT, run, step } from './processes.mjs';
import { countTests } from './report.mjs';
import { buildData, buildSite, DATA, refresh, SITE } from './steps.mjs';

const total = { passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]) };

/** @param {string} name @param {number} code */
function countStage(name, code) {
  if (code === 0) total.passed++;
  else fail(`${name}: failed, see its output above`);
  return code === 0;
}

/** @param {string} failure */
function fail(failure) {
  total.failed++;
  total.failures.push(failure);
}

/** @param {string} node @param {'unit' | 'site'} project @param {Record<string, string>} [env] */
async function runVitest(node, project, env = {}) {
  const report = join(ROOT, '.cache', 'tests', `${project}.json`);
  mkdirSync(join(ROOT, '.cache', 'tests'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const code = await step(`tests: ${project}`, () =>
    run(node, [bin('vitest/vitest.mjs'), 'run', '--project', project, ...reporters], { env }),
  );
  if (!existsSync(report)) return fail(`tests: ${project}: vitest wrote no report (exit code ${code})`);
  const counts = countTests(JSON.parse(readFileSync(report, 'utf8')), ROOT);
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  counts.failures.forEach(fail);
  // An error outside any test (an unhandled rejection) fails the run without failing a test.
  if (code !== 0 && counts.failed === 0) fail(`tests: ${project}: vitest ended with exit code ${code}, see above`);
}

/** @param {string} node @returns {Promise<boolean>} whether dist is there to test */
async function build(node) {
  countStage('data:check', await step('data:check', () => run(node, ['scripts/check-data.ts'])));
  if (!countStage('data:build', await refresh(DATA, 'data:build', () => buildData(node)))) return false;
  return countStage('site build', await refresh(SITE, 'site build', () => buildSite(node)));
}

async function stages() {
  await ensureInstalled();
  const node = findNode();
  const browser = await ensureBrowser();
  for (const { name, work } of gates(node)) countStage(name, await step(name, work));
  const isBuilt = await build(node);
  await runVitest(node, 'unit');
  if (isBuilt) await runVitest(node, 'site', { CHROME_PATH: browser });
  else fail('tests: site: not run, since there is no site to test');
}

await main(async () => {
  try {
    await stages();
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  for (const failure of total.failures) console.log(`\n✗ ${failure}`);
  if (total.skipped > 0) console.log(`\n${total.skipped} skipped (each says why beside its test)`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
