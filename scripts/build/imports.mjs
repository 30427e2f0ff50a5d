// @ts-check
/**
 * What a module is made of: the modules it imports, transitively, the packages they name and the variables of the environment
 * they read. The inputs of a step are derived from here, so that no list written by hand can forget one.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { hashFile } from './files.mjs';

/** `import type` leaves nothing at run time. */
const STATIC = /^[ \t]*(?:import|export)(?!\s+type\b)\b[^'"`;]*?from\s*(['"])([^'"\n]+)\1|^[ \t]*import\s*(['"])([^'"\n]+)\3/gm;
const DYNAMIC = /\bimport\(\s*(['"])([^'"\n]+)\1|new URL\(\s*(['"])(\.[^'"\n]+)\3\s*,\s*import\.meta\.url/g;
/** Any text that begins like a path inside a package: `require`, `resolve` and template strings name packages too. */
const QUOTED = /['"`](?:node_modules\/)?((?:@[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*)(?:\/[^'"`\n]*)?['"`]/g;
const ENVIRONMENT = /\benv(?:\.|\[['"])([A-Z][A-Z0-9_]*)/g;

/**
 * @typedef {object} Closure
 * @property {readonly string[]} files relative to the root, sorted
 * @property {readonly string[]} packages names, sorted
 * @property {readonly string[]} environment names of variables, sorted
 */

/** @param {string} text */
export function importsOf(text) {
  return [...text.matchAll(STATIC), ...text.matchAll(DYNAMIC)].map((m) => (m[2] ?? m[4] ?? '').replace(/\?.*$/, ''));
}

/** What does not change while one command runs, read once.
 * @param {string} root */
function readProject(root) {
  const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const { imports = {}, dependencies = {}, devDependencies = {} } = read('package.json');
  const aliases = Object.entries(imports).map(([from, to]) => ({ from: from.replace('*', ''), to: posix.normalize(to.replace('*', '')) }));
  const lock = existsSync(join(root, 'package-lock.json')) ? read('package-lock.json').packages : {};
  return { aliases, packages: new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]), lock };
}

/**
 * @param {string} specifier @param {string} from @param {ReturnType<typeof readProject>} project
 * @returns {string | null} a file of the project; null for a package or a module of Node
 */
function resolve(specifier, from, { aliases }) {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const alias = aliases.find((a) => specifier.startsWith(a.from));
  return alias === undefined ? null : posix.join(alias.to, specifier.slice(alias.from.length));
}

/**
 * A reader of closures over one project; what it read is kept.
 * @param {string} root
 */
export function openImports(root) {
  const project = readProject(root);
  /** @type {Map<string, { next: string[], packages: string[], environment: string[] }>} */
  const known = new Map();

  /** @param {string} file */
  function scan(file) {
    const kept = known.get(file);
    if (kept !== undefined) return kept;
    const text = /\.(ts|mjs|js|astro|mdx)$/.test(file) ? readFileSync(join(root, file), 'utf8') : '';
    const named = [...text.matchAll(QUOTED)].map((m) => m[1] ?? '');
    const found = {
      next: importsOf(text).flatMap((s) => resolve(s, file, project) ?? []),
      packages: named.filter((name) => project.packages.has(name)),
      environment: [...text.matchAll(ENVIRONMENT)].map((m) => m[1] ?? ''),
    };
    known.set(file, found);
    return found;
  }

  /** @param {readonly string[]} entries @returns {Closure} */
  function closureOf(entries) {
    const files = new Set(entries);
    const [packages, environment] = [new Set(), new Set()];
    for (const file of files) {
      // what is not there is for who runs the module to say; it counts as soon as it is
      if (statSync(join(root, file), { throwIfNoEntry: false })?.isFile() !== true) files.delete(file);
      else addTo(scan(file));
    }
    /** @param {ReturnType<typeof scan>} found */
    function addTo(found) {
      for (const next of found.next) files.add(next);
      for (const name of found.packages) packages.add(name);
      for (const name of found.environment) environment.add(name);
    }
    return { files: [...files].sort(), packages: [...packages].sort(), environment: [...environment].sort() };
  }

  return { closureOf, versions: (/** @type {readonly string[]} */ names) => lockedVersions(project.lock, names) };
}

/**
 * Where Node would find a package, from the folder of another.
 * @param {Readonly<Record<string, unknown>>} lock @param {string} name @param {string} from
 */
function locate(lock, name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = folder === '.' || folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in lock) return path;
    if (folder === '.' || folder === '') return null;
  }
}

/**
 * Packages and all they stand on, as the lock pins them: another linter changes nothing to the data.
 * @param {Readonly<Record<string, any>>} lock @param {readonly string[]} names
 * @returns {readonly string[]}
 */
function lockedVersions(lock, names) {
  const paths = new Set(names.map((name) => locate(lock, name, '')).filter((path) => path !== null));
  for (const path of paths) {
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = lock[path];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const found = locate(lock, name, path);
      if (found !== null) paths.add(found);
    }
  }
  return [...paths].sort().map((path) => `${path} ${lock[path].version} ${lock[path].integrity ?? ''}`);
}

/** Path → hash of the content, read once a command. @param {string} root */
export function openHashes(root) {
  /** @type {Map<string, string>} */
  const known = new Map();
  return {
    /** @param {string} path @param {string} [full] */
    of(path, full = join(root, path)) {
      const kept = known.get(path);
      if (kept !== undefined) return kept;
      const value = hashFile(full);
      known.set(path, value);
      return value;
    },
  };
}
