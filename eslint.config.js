// @ts-check
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

const BELOW_COMPONENTS = /** @type {const} */ ([
  'lib',
  'domain',
  'geometry',
  'db',
  'zones-blanches',
  'indicateurs',
  'charts',
  'lecture',
  'phrases',
  'vues',
  'islands',
  'styles',
]);

/**
 * The floors. Imports go down only: a folder may import those of lower rank that are not on its `never` list.
 * `domain` stands on `lib`; `geometry` and `db` ignore each other, as do `indicateurs` and `charts` (charts never query,
 * indicators never draw); content imports components, and the schemas that check it.
 */
export const FLOORS = /** @type {const} */ ({
  lib: [],
  domain: ['lib'],
  geometry: ['lib', 'domain'],
  db: ['lib', 'domain'],
  // The rules of the zones blanches: indicators take their defaults and their thresholds from them, islands run them.
  'zones-blanches': ['lib', 'domain', 'geometry'],
  // Reading a reader's own file: a feature, of which nothing else knows but its island.
  apport: ['lib', 'domain'],
  indicateurs: ['lib', 'domain', 'geometry', 'db', 'zones-blanches'],
  charts: ['lib', 'domain', 'geometry'],
  // What the build reads: tables, content, base maps.
  lecture: ['lib', 'domain', 'geometry', 'db', 'zones-blanches', 'indicateurs', 'charts'],
  // What was read, said in words.
  phrases: ['lib', 'domain', 'geometry', 'db', 'zones-blanches', 'indicateurs', 'lecture'],
  // Models of figures: rows, words and the options of a drawing.
  vues: ['lib', 'domain', 'geometry', 'db', 'zones-blanches', 'indicateurs', 'charts', 'lecture', 'phrases'],
  islands: ['lib', 'domain', 'geometry', 'db', 'zones-blanches', 'apport', 'indicateurs', 'charts'],
  components: [...BELOW_COMPONENTS],
  layouts: [...BELOW_COMPONENTS, 'components'],
  content: ['lib', 'domain', 'components'],
  styles: [],
  pages: [...BELOW_COMPONENTS, 'components', 'layouts', 'content'],
});

/**
 * The only modules of src that run on Node, at build: the native engine, the server document, what opens the files that data:build
 * wrote or the environment, and what leaves the files of figures. Everything else must also run in a browser.
 */
export const NODE_ONLY = [
  'src/db/native.ts',
  'src/charts/server.ts',
  'src/lecture/donnees.ts',
  'src/lecture/pages-voulues.ts',
  'src/lecture/fonds-de-carte.ts',
  'src/lecture/documentation/fichiers.ts',
  'src/lecture/fichiers-contenu.ts',
  'src/vues/depot-figure.ts',
];
/** The only modules that may touch the page. */
export const BROWSER_ONLY = ['src/islands/**', 'src/db/browser.ts'];
/** Longer than 400 lines, each with its reason. */
export const LONG_FILES = /** @type {readonly { file: string, reason: string }[]} */ ([]);

/**
 * The rooms of the islands. Each imports its own folder and these: the parts kit, the map kit, and what two islands share under its own name.
 * A room that is not named has the two kits.
 */
export const ISLAND_ROOMS = /** @type {const} */ ({
  pieces: [],
  'carte-vive': ['pieces'],
  // The state of the pages of the zones blanches, its address and its files: their map and « Et si ? » stand on them.
  couverture: ['pieces', 'carte-vive'],
  'zones-blanches': ['pieces', 'carte-vive', 'couverture'],
  'et-si': ['pieces', 'carte-vive', 'couverture'],
});
const KITS = ['pieces', 'carte-vive'];
/** A function is read at one glance. */
const FUNCTION_LINES = 60;

const BUILT_AT_BUILD = ['lecture', 'phrases', 'vues', 'components', 'layouts', 'content', 'pages'];
/** Tests and what compares them to their goldens. */
const TESTS = ['**/*.test.ts', '**/goldens/*.ts'];
const NODE_BUILTIN =
  '^(node:|(assert|buffer|child_process|crypto|events|fs|http|https|module|net|os|path|process|stream|url|util|worker_threads|zlib)(/|$))';

/** @typedef {{ regex: string, message: string }} Pattern */
/** @param {string} regex @param {string} message */
const pattern = (regex, message) => ({ regex, message });

/** What every module of src must not import, whatever its floor. */
const EVERYWHERE = [
  pattern('^(\\.\\./)+scripts/', 'src never imports scripts: the contract between them is domain/tables and the manifest'),
  pattern(`^(\\.\\./)+(${Object.keys(FLOORS).join('|')})/`, 'across folders of src, import #folder/file.ts'),
  pattern('^(\\./|\\.\\./|#).*(?<!\\.(ts|mjs|js|astro|css|json|svg|mdx|woff2\\?url))$', 'write the extension of the file'),
  pattern('/index\\.ts$', 'no barrels: import the file that holds the thing'),
];
const NO_NODE = pattern(NODE_BUILTIN, 'src is isomorphic: Node modules belong in scripts, db/native.ts or charts/server.ts');

/** @param {keyof typeof FLOORS} floor */
function forbiddenImports(floor) {
  const above = Object.keys(FLOORS).filter(
    (other) => other !== floor && !(/** @type {readonly string[]} */ (FLOORS[floor]).includes(other)),
  );
  const patterns = [...EVERYWHERE, pattern(`^#(${above.join('|')})/`, `${floor} may not import this folder: imports go down only`)];
  if (!BUILT_AT_BUILD.includes(floor)) {
    patterns.push(
      pattern('^#(db/native|charts/server)\\.ts$', 'Node-only: imported by lecture, vues, components, layouts, pages, scripts and tests'),
    );
    patterns.push(pattern('^astro(:|/|$)', `${floor} knows nothing of Astro`));
  }
  if (floor !== 'islands') patterns.push(pattern('^#db/browser\\.ts$', 'browser-only: imported by islands'));
  if (floor !== 'db') patterns.push(pattern('^(@duckdb/|apache-arrow)', 'an engine is reached through db/database.ts'));
  if (floor === 'lib') patterns.push(pattern('^@etalab/', 'lib knows nothing of France'));
  return patterns;
}

/**
 * @param {Pattern[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const restrict = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

const floors = /** @type {(keyof typeof FLOORS)[]} */ (Object.keys(FLOORS)).flatMap((floor) => {
  const patterns = forbiddenImports(floor);
  // A test may read its goldens and open the native engine, but stands on the same floor as the code beside it.
  const inTests = patterns.filter(({ regex }) => !/db\/native|@duckdb/.test(regex));
  return [
    { name: `atlas/floor/${floor}`, files: [`src/${floor}/**/*.{ts,astro}`], rules: restrict([...patterns, NO_NODE]) },
    {
      name: `atlas/floor/${floor}/node-only`,
      files: NODE_ONLY.filter((file) => file.startsWith(`src/${floor}/`)),
      rules: restrict(patterns),
    },
    { name: `atlas/floor/${floor}/tests`, files: TESTS.map((glob) => `src/${floor}/${glob}`), rules: restrict(inTests) },
  ].filter(({ files }) => files.length > 0);
});

/** @param {string} name @param {string[]} files @param {readonly string[]} kits */
function islandRoom(name, files, kits) {
  const inside = [
    pattern('^\\.\\./', 'an island imports its own folder and, by #islands/, the kits'),
    pattern(
      `^#islands/(?!(${kits.join('|') || 'none'})/)`,
      'an island shares with another through pieces, carte-vive or a room named for it',
    ),
  ];
  const patterns = [...forbiddenImports('islands'), ...inside];
  const inTests = patterns.filter(({ regex }) => !/db\/native|@duckdb/.test(regex));
  const tests = files.flatMap((file) => TESTS.map((glob) => file.replace('**/*.ts', glob)));
  return [
    { name: `atlas/island/${name}`, files, rules: restrict([...patterns, NO_NODE]) },
    { name: `atlas/island/${name}/tests`, files: tests, rules: restrict(inTests) },
  ];
}

const islands = [
  ...islandRoom('default', ['src/islands/*/**/*.ts'], KITS),
  ...Object.entries(ISLAND_ROOMS).flatMap(([room, kits]) => islandRoom(room, [`src/islands/${room}/**/*.ts`], kits)),
];

const SYNTAX = [
  { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
  { selector: 'ExportAllDeclaration', message: 'no barrels: import the file that holds the thing' },
];
/** An error that nobody looks at was a bug told as a broken connection. */
const CATCHES = [
  {
    selector: 'CatchClause[param=null]',
    message: 'keep the cause: pieces/signaler.ts tells it, pieces/permission.ts holds what a browser may refuse',
  },
];
/** An address is written by anyone: `#%` is one. */
const ADDRESS = [
  {
    selector: 'CallExpression[callee.name=/^decodeURI(Component)?$/]',
    message: 'throws on an address that is not well encoded: use #lib/fragment.ts or URLSearchParams',
  },
];
const CLOCK = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'no clock: take the date as an argument' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'no clock: take the date as an argument' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'no clock: take the date as an argument' },
  {
    selector: 'CallExpression[callee.object.name="performance"][callee.property.name="now"]',
    message: 'no clock: take the time as an argument',
  },
  { selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]', message: 'no chance: the build is reproducible' },
];
const GLOBALS = [
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'process',
  'Buffer',
  '__dirname',
  'require',
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.astro/', '.cache/', 'public/', 'data/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedInlineConfigs: 'error' } },
  {
    name: 'atlas/typed',
    files: ['**/*.ts', '**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-restricted-syntax': ['error', ...SYNTAX],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An `undefined` or a `NaN` that reaches a reader is caught on the page itself (tests/site).
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNullish: true, allowBoolean: true }],
      // It asks for the `!` that the rule above refuses.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // An engine or a step honours an asynchronous interface even when it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // noPropertyAccessFromIndexSignature-style access keeps a table's columns visibly text keys.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  ...astro.configs['flat/recommended'],
  { name: 'atlas/astro', files: ['**/*.astro'], rules: { 'max-lines': ['error', { max: 400 }], 'astro/no-set-html-directive': 'off' } },
  // The floors also judge .astro files, where the typed rules above do not load the plugin.
  { name: 'atlas/plugin', files: ['src/**/*.{ts,astro}'], plugins: { '@typescript-eslint': tseslint.plugin } },
  ...floors,
  ...islands,
  {
    name: 'atlas/isomorphic',
    files: ['src/**/*.{ts,astro}'],
    ignores: [...NODE_ONLY, ...BROWSER_ONLY, ...TESTS, 'src/lib/fragment.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...SYNTAX, ...CLOCK, ...ADDRESS],
      'no-restricted-globals': ['error', ...GLOBALS.map((name) => ({ name, message: 'src is isomorphic outside islands and db/native' }))],
    },
  },
  {
    name: 'atlas/addresses',
    files: BROWSER_ONLY,
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', ...SYNTAX, ...ADDRESS] },
  },
  {
    name: 'atlas/islands',
    files: ['src/islands/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...SYNTAX, ...ADDRESS, ...CATCHES],
    },
  },
  {
    name: 'atlas/functions',
    files: ['src/**/*.ts', 'scripts/**/*.{ts,mjs}'],
    ignores: TESTS,
    rules: { 'max-lines-per-function': ['error', { max: FUNCTION_LINES }] },
  },
  {
    name: 'atlas/plain-js',
    // JSDoc types in plain JavaScript: the compiler checks them, but JSON and process values are `any` there.
    files: ['**/*.mjs', '**/*.js'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    name: 'atlas/tests',
    // Tests read JSON, other people's formats and the page's own world, and assert what they find there.
    files: TESTS.concat('tests/**/*.ts'),
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // Astro, ESLint and vitest read a default export.
  { name: 'atlas/configs', files: ['*.{js,mjs,ts}', 'src/content.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  ...LONG_FILES.map(({ file }) => ({ name: 'atlas/long', files: [file], rules: { 'max-lines': /** @type {const} */ ('off') } })),
);
