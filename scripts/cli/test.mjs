// @ts-check
/**
 * `npm test [-- word…]`: installs what is missing, then gates, data, build, unit tests and browser tests. Every stage runs as far
 * as it can, so that one run tells everything; the last line is the total alone. A gate or a stage counts as one test. Words keep
 * the stages and the test files whose name holds one of them, and bring up to date what these need.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../build/lock.mjs';
import { ensureBrowser } from './browser.mjs';
import { gates } from './gates.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { bin, main, ROOT, run, step } from './processes.mjs';
import { countTests } from './report.mjs';
import { choose, testFiles } from './selection.mjs';
import { buildData, refreshSite } from './steps.mjs';

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

/** @param {string} node @param {'unit' | 'site'} project @param {readonly string[]} files none for all @param {Record<string, string>} [env] */
async function runVitest(node, project, files, env = {}) {
  const report = join(ROOT, '.cache', 'tests', `${project}.json`);
  mkdirSync(join(ROOT, '.cache', 'tests'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const code = await step(`tests: ${project}`, () =>
    run(node, [bin('vitest/vitest.mjs'), 'run', '--project', project, ...reporters, ...files], { env }),
  );
  if (!existsSync(report)) return fail(`tests: ${project}: vitest wrote no report (exit code ${code})`);
  const counts = countTests(JSON.parse(readFileSync(report, 'utf8')), ROOT);
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  counts.failures.forEach(fail);
  // An error outside any test (an unhandled rejection) fails the run without failing a test.
  if (code !== 0 && counts.failed === 0) fail(`tests: ${project}: vitest ended with exit code ${code}, see above`);
}

/**
 * The tables, then what is made of them, then the site. Resolves to whether the site is there to test.
 * @param {string} node @param {ReturnType<typeof choose>} chosen
 */
async function build(node, chosen) {
  if (chosen.has('data:check')) countStage('data:check', await step('data:check', () => run(node, ['scripts/check-data.ts'])));
  return withLock(ROOT, 'npm test', async () => {
    const needsData = chosen.has('data:build') || chosen.needsSite || chosen.unit !== null;
    if (needsData && !countStage('data:build', await step('data:build', () => buildData(node)))) return false;
    return !chosen.needsSite || countStage('site build', await refreshSite(node));
  });
}

/** The browser tests need a browser: without one they fail alone, and say why. @param {string} node @param {readonly string[]} files */
async function testSite(node, files) {
  try {
    await runVitest(node, 'site', files, { CHROME_PATH: await ensureBrowser() });
  } catch (error) {
    fail(`tests: site: not run: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function stages() {
  await ensureInstalled();
  const node = findNode();
  const checks = gates(node);
  const stageNames = [...checks.map(({ name }) => name), 'data:check', 'data:build', 'site build'];
  const chosen = choose(process.argv.slice(2), stageNames, testFiles(ROOT));
  for (const { name, work } of checks) if (chosen.has(name)) countStage(name, await step(name, work));
  const isBuilt = await build(node, chosen);
  if (chosen.unit !== null) await runVitest(node, 'unit', chosen.unit);
  if (chosen.site === null) return;
  if (isBuilt) await testSite(node, chosen.site);
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
