import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from '../cli/install.mjs';
import { ROOT } from '../cli/processes.mjs';

const COPIED = [
  'scripts',
  'src',
  'data',
  'public',
  '.cache/stamps',
  '.cache/valeurs',
  'astro.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** A second checkout to break at will: its own data, code and outputs, the installed packages of this one. */
export function makeCopy(): { readonly root: string; readonly remove: () => void } {
  // a command would install in the copy, that is through its link over the packages of this checkout
  if (!isInstalled(ROOT)) throw new Error('the packages are not those of package-lock.json: run npm ci first');
  const root = mkdtempSync(join(tmpdir(), 'atlas-copy-'));
  for (const path of COPIED)
    if (existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(root, path), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
