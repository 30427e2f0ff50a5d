import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, Entry>> };

/** `npm ci` refuses the whole lock for one entry that is not there, those of other systems included. */
test('the lock has an entry for every package that another asks for', () => {
  const held = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => (held.has(name) ? [] : [`${path} asks for ${name}`])),
  );
  expect(missing).toEqual([]);
});
