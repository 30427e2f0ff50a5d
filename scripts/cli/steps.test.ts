import { expect, test } from 'vitest';
import { CommandError, run } from './processes.mjs';
import { DATA, everyHundredthPage, SITE } from './steps.mjs';

test('the page log keeps one line in a hundred and everything that is not a page', () => {
  const line = everyHundredthPage();
  const shown = [...Array.from({ length: 250 }, (_, i) => `  ├─ /territoires/${i}/index.html (+5ms)`), ' (+8ms) ', '[build] Complete!'].map(
    line,
  );
  expect(shown.filter((text) => text !== null)).toEqual(['  100 pages', '  200 pages', '[build] Complete!']);
});

test('a command’s exit code comes back, its lines pass through the filter', async () => {
  const seen: string[] = [];
  const line = (text: string) => (seen.push(text), null);
  const code = await run(process.execPath, ['-e', 'console.log("un\\ndeux"); process.exit(3)'], { line });
  expect([code, seen]).toEqual([3, ['un', 'deux']]);
});

test('a command that does not exist is told, not thrown as a stack', async () => {
  await expect(run('no-such-command', [])).rejects.toBeInstanceOf(CommandError);
});

test('the site reads what data:build writes by name and size, its manifest by content', () => {
  for (const output of DATA.outputs.slice(1)) expect(SITE.listed).toContain(output);
  expect(SITE.ignored.test('public/donnees/siae.parquet')).toBe(true);
  expect(SITE.ignored.test('public/donnees/manifest.json')).toBe(false);
  expect(SITE.ignored.test('src/pages/index.astro')).toBe(false);
  expect(SITE.ignored.test('src/domain/cellule.test.ts')).toBe(true);
});
