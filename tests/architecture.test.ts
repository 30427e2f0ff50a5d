import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { FLOORS, ISLAND_ROOMS, LONG_FILES, NODE_ONLY } from '../eslint.config.js';
import { findCycle, importsOf, readSource, repositoryFiles, resolveImport, ROOT } from './source-tree.ts';

const files = repositoryFiles();
const code = files.filter((path) => /\.(ts|mjs|js|astro)$/.test(path));

/**
 * Rules that need no types, over text that exists nowhere: the type-checked ones cannot read a file outside the project,
 * so the sample keeps the floors, the syntax and the globals of the real configuration and drops the parser's project.
 */
const eslint = new ESLint({
  cwd: ROOT,
  ruleFilter: ({ ruleId }) => /no-restricted-|max-lines|eqeqeq/.test(ruleId),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: false } } },
});
async function rulesBrokenBy(filePath: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(ROOT, filePath) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? `fatal: ${message.message}`);
}
const IMPORTS = '@typescript-eslint/no-restricted-imports';

describe('a floor that cannot fail guards nothing', () => {
  const folders = Object.keys(FLOORS) as (keyof typeof FLOORS)[];
  const pairs = folders.flatMap((floor) => folders.filter((other) => other !== floor).map((other) => [floor, other] as const));

  test.each(pairs)('src/%s importing #%s', async (floor, other) => {
    const allowed = (FLOORS[floor] as readonly string[]).includes(other);
    const broken = await rulesBrokenBy(`src/${floor}/exemple.ts`, `import '#${other}/chose.ts';\n`);
    expect(broken).toEqual(allowed ? [] : [IMPORTS]);
  });

  test('the floors themselves go down only: no two folders import each other', () => {
    expect(findCycle(new Map(Object.entries(FLOORS)))).toBeNull();
  });

  test.each([
    ['src/lib/a.ts', "import '../domain/cellule.ts';"],
    ['src/domain/tables/a.ts', "import '../../charts/theme.ts';"],
    ['src/domain/a.ts', "import '../../scripts/serve.mjs';"],
    ['src/pages/a.ts', "import '../../scripts/serve.mjs';"],
    ['src/domain/a.ts', "import './tables/index.ts';"],
    ['src/domain/a.ts', "import './cellule';"],
    ['src/domain/a.ts', "import 'node:fs';"],
    ['src/pages/a.ts', "import 'fs/promises';"],
    ['src/domain/a.ts', "import 'astro:content';"],
    ['src/lib/a.ts', "import '@etalab/decoupage-administratif/data/epci.json' with { type: 'json' };"],
    ['src/indicateurs/a.ts', "import '#db/native.ts';"],
    ['src/islands/a.ts', "import '#db/native.ts';"],
    ['src/islands/a.ts', "import '#charts/server.ts';"],
    ['src/components/a.ts', "import '#db/browser.ts';"],
    ['src/components/a.ts', "import '@duckdb/node-api';"],
    ['src/phrases/a.ts', "import '#charts/ranked-bars.ts';"],
    ['src/phrases/a.ts', "import 'node:fs';"],
    ['src/vues/a.ts', "import '#islands/pieces/balise.ts';"],
    ['src/islands/a.ts', "import '#lecture/donnees.ts';"],
    ['src/lib/a.test.ts', "import '#domain/cellule.ts';"],
  ])('%s refuses %s', async (path, text) => {
    expect(await rulesBrokenBy(path, `${text}\n`)).toContain(IMPORTS);
  });

  test.each([
    ['src/domain/tables/a.ts', "import '../contrat.ts';"],
    ['src/db/native.ts', "import 'node:fs';\nimport '@duckdb/node-api';"],
    ['src/charts/server.ts', "import 'node:fs';"],
    ['src/charts/a.test.ts', "import 'node:fs';"],
    ['src/indicateurs/a.test.ts', "import '#db/native.ts';"],
    ['src/components/a.ts', "import '#db/native.ts';"],
    ['src/islands/a.ts', "import '#db/browser.ts';"],
    ['scripts/a.ts', "import 'node:fs';\nimport '../src/db/native.ts';"],
  ])('%s accepts %s', async (path, text) => {
    expect(await rulesBrokenBy(path, `${text}\n`)).toEqual([]);
  });

  test('an .astro page is on its floor too', async () => {
    expect(await rulesBrokenBy('src/layouts/A.astro', "---\nimport '#pages/a.ts';\n---\n<p>a</p>\n")).toContain(IMPORTS);
    expect(await rulesBrokenBy('src/pages/a.astro', "---\nimport 'node:fs';\n---\n<p>a</p>\n")).toContain(IMPORTS);
  });

  test.each([
    ['export default 1;', 'no-restricted-syntax'],
    ["export * from './cellule.ts';", 'no-restricted-syntax'],
    ['export const a = Date.now();', 'no-restricted-syntax'],
    ['export const a = new Date();', 'no-restricted-syntax'],
    ['export const a = performance.now();', 'no-restricted-syntax'],
    ['export const a = Math.random();', 'no-restricted-syntax'],
    ['export const a = window.innerWidth;', 'no-restricted-globals'],
    ['export const a = document.title;', 'no-restricted-globals'],
    ['export const a = process.env;', 'no-restricted-globals'],
    ['export const a = 1 == 2; // eslint-disable-line', 'eqeqeq'],
  ])('src/domain refuses %s', async (text, rule) => {
    expect(await rulesBrokenBy('src/domain/exemple.ts', `${text}\n`)).toContain(rule);
  });

  test('an island never decodes an address without care', async () => {
    expect(await rulesBrokenBy('src/islands/a.ts', 'export const a = decodeURIComponent(location.hash);\n')).toContain(
      'no-restricted-syntax',
    );
  });

  test('no file of more than 400 lines', async () => {
    expect(await rulesBrokenBy('src/domain/exemple.ts', 'export const a = 1;\n'.repeat(401))).toEqual(['max-lines']);
    expect(await rulesBrokenBy('src/domain/exemple.ts', 'export const a = 1;\n'.repeat(400))).toEqual([]);
  });

  test.each([
    ['src/islands/atlas/a.ts', "import '#islands/explorer/page.ts';"],
    ['src/islands/atlas/a.ts', "import '#islands/couverture/etat.ts';"],
    ['src/islands/atlas/a.ts', "import '../explorer/page.ts';"],
    ['src/islands/et-si/a.ts', "import '#islands/zones-blanches/fiche.ts';"],
    ['src/islands/carte-vive/a.ts', "import '#islands/atlas/carte-lue.ts';"],
    ['src/islands/pieces/a.ts', "import '#islands/carte-vive/carte.ts';"],
    ['src/islands/pieces/a.test.ts', "import '#islands/carte-vive/carte.ts';"],
    ['src/islands/nouvelle/a.ts', "import '#islands/atlas/carte-lue.ts';"],
    ['src/islands/nouvelle/a.ts', "import '#vues/carte.ts';"],
    ['src/islands/nouvelle/a.ts', "import 'node:fs';"],
  ])('an island room: %s refuses %s', async (path, text) => {
    expect(await rulesBrokenBy(path, `${text}\n`)).toContain(IMPORTS);
  });

  test.each([
    ['src/islands/atlas/a.ts', "import './carte-lue.ts';\nimport '#islands/carte-vive/carte.ts';\nimport '#islands/pieces/menu.ts';"],
    ['src/islands/nouvelle/a.ts', "import '#islands/carte-vive/carte.ts';\nimport '#islands/pieces/menu.ts';\nimport '#db/browser.ts';"],
    ['src/islands/et-si/a.ts', "import '#islands/couverture/etat.ts';"],
    ['src/islands/explorer/a.test.ts', "import '#db/native.ts';"],
  ])('an island room: %s accepts %s', async (path, text) => {
    expect(await rulesBrokenBy(path, `${text}\n`)).toEqual([]);
  });

  test('an island never drops the cause of a failure', async () => {
    const dropped = 'export function a() {\n  try {\n    b();\n  } catch {\n    c();\n  }\n}\n';
    expect(await rulesBrokenBy('src/islands/atlas/a.ts', dropped)).toEqual(['no-restricted-syntax']);
    expect(await rulesBrokenBy('src/islands/atlas/a.ts', dropped.replace('catch {', 'catch (cause) {'))).toEqual([]);
  });

  test.each(['src/islands/atlas/a.ts', 'src/vues/a.ts', 'scripts/etl/a.ts'])('a function has 60 lines at most in %s', async (path) => {
    const long = (lines: number) => `export function a() {\n${'  b();\n'.repeat(lines - 2)}}\n`;
    expect(await rulesBrokenBy(path, long(61))).toEqual(['max-lines-per-function']);
    expect(await rulesBrokenBy(path, long(60))).toEqual([]);
  });

  test('islands may touch the page, and a date that is given is not a clock', async () => {
    expect(await rulesBrokenBy('src/islands/a.ts', 'export const a = document.title;\n')).toEqual([]);
    expect(await rulesBrokenBy('src/domain/a.ts', "export const a = new Date('2019-07-01');\n")).toEqual([]);
  });
});

describe('the tree as it is', () => {
  const sources = new Map(code.map((path) => [path, readSource(path)]));
  const graph = new Map(
    [...sources].map(([path, text]) => [
      path,
      importsOf(text)
        .map((specifier) => resolveImport(path, specifier))
        .filter((target) => target !== null),
    ]),
  );

  test('the scan reads imports of every form', () => {
    const text =
      "import a from './a.ts';\nimport { type B,\n  c } from '#lib/b.ts';\nimport './c.css';\nexport { d } from '../d.ts';\nawait import('./e.ts');";
    expect(importsOf(text)).toEqual(['./a.ts', '#lib/b.ts', './c.css', '../d.ts', './e.ts']);
    expect(resolveImport('src/charts/x.ts', '../d.ts')).toBe('src/d.ts');
    expect(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b']);
    expect(graph.size).toBeGreaterThan(40);
  });

  test('no import cycle', () => {
    expect(findCycle(graph)).toBeNull();
  });

  test('no import leads upwards or out of src, wherever it is written', () => {
    const folderOf = (path: string) => /^src\/([\w-]+)\//.exec(path)?.[1];
    const wrong = [...graph].flatMap(([path, targets]) => {
      const floor = folderOf(path);
      if (floor === undefined || path.endsWith('.test.ts')) return [];
      const allowed: readonly string[] = [floor, ...(FLOORS[floor as keyof typeof FLOORS] ?? [])];
      return targets.filter((target) => !allowed.includes(folderOf(target) ?? '')).map((target) => `${path} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every folder of src has a floor', () => {
    const folders = new Set(code.map((path) => /^src\/([\w-]+)\//.exec(path)?.[1]).filter((folder) => folder !== undefined));
    expect([...folders].filter((folder) => !(folder in FLOORS))).toEqual([]);
  });

  test('a folder holds one kind of thing: components are .astro, content is text', () => {
    const strangers = files.filter((path) => /^src\/components\/.*(?<!\.astro)$|^src\/content\/.*\.(ts|mjs|js|astro)$/.test(path));
    expect(strangers).toEqual([]);
  });

  test('the islands stand in rooms, and those that are named exist', () => {
    const paths = files.filter((path) => path.startsWith('src/islands/'));
    expect(paths.filter((path) => path.split('/').length < 4)).toEqual([]);
    const rooms = new Set(paths.map((path) => path.split('/')[2]));
    expect(Object.keys(ISLAND_ROOMS).filter((room) => !rooms.has(room))).toEqual([]);
  });

  test('SQL is written where values are defined or read, never in a page, a sentence or a figure', () => {
    const above = /^src\/(phrases|vues|components|layouts|pages|content|charts)\//;
    const readsData = /\b(?:requete|query)\s*[<(]|\blireTable\s*[<(]/;
    const guilty = [...sources].filter(([path, text]) => above.test(path) && readsData.test(text));
    expect(guilty.map(([path]) => path)).toEqual([]);
    const forms = [
      'd.requete(`select 1`)',
      'd.requete<{ n: number }>(`select 1`)',
      'db.query (sql)',
      'db.query<R>(sql)',
      'lireTable(db, communes)',
    ];
    expect(forms.filter((form) => !readsData.test(form))).toEqual([]);
    expect(['lireTableau(lu)', 'querySelector(a)', 'la requete est'].filter((form) => readsData.test(form))).toEqual([]);
  });

  test('exceptions are real: a listed file exists, a long file is long and says why', () => {
    for (const { file, reason } of LONG_FILES) {
      expect(readSource(file).split('\n').length, file).toBeGreaterThan(400);
      expect(reason.length, file).toBeGreaterThan(20);
    }
    expect(NODE_ONLY.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test('no file of code past 400 lines', () => {
    const allowed = new Set(LONG_FILES.map(({ file }) => file));
    const long = [...sources].filter(([path, text]) => text.trimEnd().split('\n').length > 400 && !allowed.has(path));
    expect(long.map(([path]) => path)).toEqual([]);
  });

  test('the top level holds what the README says, and nothing else', () => {
    const visible = new Set(files.map((path) => path.split('/')[0] ?? '').filter((name) => !name.startsWith('.')));
    const known = ['CONTRIBUTING.md', 'LICENSE', 'README.md', 'astro.config.mjs', 'data', 'docs', 'eslint.config.js', 'package-lock.json'];
    known.push('package.json', 'public', 'scripts', 'src', 'tests', 'tsconfig.json', 'vitest.config.ts');
    expect([...visible].filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('documents', () => {
  const { dependencies, devDependencies, optionalDependencies, scripts } = JSON.parse(readSource('package.json')) as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >;

  const DOCS = ['README.md', 'CONTRIBUTING.md', ...files.filter((path) => path.startsWith('docs/'))];

  test('docs/dependencies.md says why each dependency is there, and names none that is gone', () => {
    const text = readSource('docs/dependencies.md');
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(names.filter((name) => !name.startsWith('@types/') && !text.includes(`\`${name}\``))).toEqual([]);
    const [reasons = ''] = text.split('## Held back');
    const named = [...reasons.matchAll(/`(@?[a-z][\w./-]+)`(?=[,:])/g)]
      .map(([, name = '']) => name)
      .filter((name) => !name.startsWith('.'));
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });

  test.each(DOCS)('%s names files that exist', (path) => {
    const paths = [...readSource(path).matchAll(/`((?:src|scripts|tests|data|docs)\/[\w./-]*)`/g)].map(([, named = '']) => named);
    expect(paths.filter((named) => !files.some((file) => file === named || file.startsWith(named.replace(/\/?$/, '/'))))).toEqual([]);
  });

  test('every decision is dated', () => {
    const decisions = files.filter((path) => path.startsWith('docs/decisions/'));
    expect(decisions.length).toBeGreaterThan(3);
    const undated = decisions.flatMap((path) =>
      readSource(path)
        .split('\n')
        .filter((line) => line.startsWith('- ') && !/^- 20\d\d-\d\d-\d\d/.test(line))
        .map((line) => `${path}: ${line}`),
    );
    expect(undated).toEqual([]);
  });

  test('CONTRIBUTING is read in one sitting', () => {
    expect(readSource('CONTRIBUTING.md').trimEnd().split('\n').length).toBeLessThanOrEqual(90);
  });

  test('the places that README counts are those of the tables', () => {
    const rows = (table: string) =>
      existsSync(join(ROOT, `public/donnees/${table}.csv`)) && readSource(`public/donnees/${table}.csv`).trimEnd().split('\n').length - 1;
    const counted = /its (\d+) régions, (\d+) départements and\s(\d+\s\d+) intercommunalités/.exec(readSource('README.md'));
    expect(counted?.slice(1).map((n) => Number(n.replace(/\s/g, '')))).toEqual([rows('regions'), rows('departements'), rows('epci')]);
  });

  test('README names every command and fits a screen', () => {
    const text = readSource('README.md');
    expect(Object.keys(scripts ?? {}).filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
    expect(text.split('\n').length).toBeLessThanOrEqual(50);
  });

  test('every dependency is pinned', () => {
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe('words that have no place here', () => {
  // Written with classes so that this file does not contain what it looks for.
  const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
    ['a path of somebody’s machine', /(^|[\s'"`(=:])\/(wor[k]|tm[p]|roo[t]|hom[e]|User[s])\//m],
    ['a silenced rule', /eslint-disabl[e]|@ts-ignor[e]|@ts-nochec[k]|@ts-expect-erro[r]|prettier-ignor[e]|istanbul ignor[e]/],
    ['an unfinished thought', /\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b|lorem ipsu[m]/],
    ['a registry host', /registry\.(npmj[s]|yarnpk[g])|npmmirro[r]|artifactor[y]/],
    ['how the work is organised', /\b(sub-?agen[t]|claud[e]|anthropi[c]|chatgp[t]|copilo[t]|issue [#]?\d)\b/i],
    ['a focused or disabled test', /\b(test|it|describe)\.(onl[y]|tod[o])\(/],
  ];
  const texts = files.filter((path) =>
    /\.(ts|mjs|js|astro|md|mdx|json|yaml|yml|css|html|sql|svg)$|^\.[a-z]+(rc|ignore)?$|^\.ci\//.test(path),
  );

  test.each(FORBIDDEN)('no file holds %s', (_, expression) => {
    const isSample = (path: string) => path === 'tests/architecture.test.ts' || path === 'package-lock.json';
    const guilty = texts
      .filter((path) => !isSample(path))
      .flatMap((path) => {
        const match = expression.exec(readSource(path));
        return match === null ? [] : [`${path}: ${match[0].trim()}`];
      });
    expect(guilty).toEqual([]);
  });

  test('the expressions find what they look for', () => {
    const guilty = [
      'see /wor' + 'k/main',
      '// eslint-dis' + 'able',
      '// TO' + 'DO',
      'registry.npm' + 'js.org',
      'a subag' + 'ent',
      'test.on' + 'ly(',
    ];
    expect(FORBIDDEN.map(([, expression], i) => expression.test(guilty[i] ?? ''))).toEqual(FORBIDDEN.map(() => true));
  });
});
