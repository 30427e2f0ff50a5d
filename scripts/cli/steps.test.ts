import { expect, test } from 'vitest';
import { openImports } from '../build/imports.mjs';
import { CommandError, ROOT, run } from './processes.mjs';
import { everyHundredthPage, siteStep } from './steps.mjs';

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

test('what shapes the site from outside is part of its key', () => {
  const { environment, files } = openImports(ROOT).closureOf(siteStep().code);
  expect(environment).toEqual(expect.arrayContaining(['ATLAS_BASE', 'ATLAS_EDITEUR', 'ATLAS_PAGES', 'ATLAS_SITE']));
  expect(files).toEqual(expect.arrayContaining(['scripts/recherche/index-texte.ts', 'scripts/site/service.ts']));
});

test('a build of some pages is never the site', () => {
  const site = siteStep();
  process.env['ATLAS_PAGES'] = '/territoires/departements/59/';
  const partial = siteStep();
  delete process.env['ATLAS_PAGES'];
  expect(site.writes).toEqual(['dist']);
  expect(partial.writes).not.toContain('dist');
  expect(partial.name).not.toBe(site.name);
});
