import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFresh, making, runSteps, type Pool } from './graph.mjs';
import { withLock } from './lock.mjs';
import type { Step } from './stamps.mjs';

let root = '';
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Two tables, a value of each, and a list of all: the shape of data:build. The module of a step is only looked at here, never run. */
const step = (name: string, code: string, reads: readonly string[], writes: readonly string[], params: unknown = null): Step => ({
  name,
  code: [`code/${code}.ts`],
  params,
  reads,
  writes,
});
const STEPS: readonly Step[] = [
  step('table a', 'table', ['data/a.csv'], ['out/a.csv']),
  step('table b', 'table', ['data/b.csv'], ['out/b.csv']),
  step('value a', 'value', ['out/a.csv'], ['out/value-a.csv'], { words: 'one' }),
  step('value b', 'value', ['out/b.csv'], ['out/value-b.csv']),
  step('list', 'list', ['out/value-a.csv', 'out/value-b.csv'], ['out/list.csv']),
];

/** Each output is what was read, in upper case; `fail` names a step that stops half way. */
const pool =
  (fail = '') =>
  ({ staging }: { readonly staging: string }): Pool => ({
    size: 2,
    close: async () => undefined,
    run: async ({ name, reads }) => {
      const { writes } = STEPS.find((s) => s.name === name) ?? { writes: [] };
      const staged = (path: string) => (path.startsWith('out/') ? `${staging}/${path}` : path);
      const text = reads.map((path) => read(staged(path)).toUpperCase().trim()).join('+');
      for (const path of writes) write(staged(path), text);
      if (name === fail) throw new Error(`${name} stopped half way`);
      return 'done';
    },
  });
const options = (fail?: string) => ({ root, outputs: ['out'], say: () => undefined, openPool: pool(fail) });
const build = (steps = STEPS, fail?: string) => withLock(root, 'test', () => runSteps(steps, options(fail)));

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'atlas-graph-'));
  write('package.json', JSON.stringify({ imports: { '#lib/*': './lib/*' } }));
  write('code/table.ts', '');
  write('code/value.ts', "import { words } from '../lib/deep.ts';");
  write('code/list.ts', '');
  write('lib/deep.ts', "export { words } from '#lib/words.ts';\nimport type { Shape } from './shape.ts';");
  write('lib/words.ts', "export const words = process.env['ATLAS_WORDS'];");
  write('lib/shape.ts', '');
  write('data/a.csv', 'a');
  write('data/b.csv', 'b');
  await build();
});
afterEach(() => rmSync(root, { recursive: true }));

describe('what runs', () => {
  test('everything once, then nothing', async () => {
    expect([read('out/list.csv'), await build()]).toEqual(['A+B', []]);
  });

  test.each([
    ['one table', () => write('data/a.csv', 'c'), ['table a', 'value a', 'list']],
    ['a table whose outcome stays the same', () => write('data/a.csv', 'A'), ['table a']],
    ['a module that a module imports, by an alias', () => write('lib/words.ts', '// other words'), ['value a', 'value b']],
    ['a type, which leaves nothing at run time', () => write('lib/shape.ts', 'export type Shape = 1'), []],
    ['a damaged output', () => write('out/a.csv', 'B'), ['table a']],
    ['an output cut to nothing', () => write('out/list.csv', ''), ['list']],
    ['a lost output', () => rmSync(join(root, 'out/value-b.csv')), ['value b']],
    ['a stamp cut short', () => write('.cache/stamps/table-b.json', '{"key":'), ['table b']],
  ])('after %s, only what depends on it', async (_, change, expected) => {
    change();
    expect(await build()).toEqual(expected);
    expect([read('out/list.csv').length, await build()]).toEqual([3, []]);
  });

  test('after a change of the environment that a module reads, what this module makes', async () => {
    process.env['ATLAS_WORDS'] = 'others';
    const ran = await build();
    delete process.env['ATLAS_WORDS'];
    expect(ran).toEqual(['value a', 'value b']);
  });

  test('after other parameters, the step they are given to', async () => {
    expect(await build(STEPS.map((s) => (s.name === 'value a' ? { ...s, params: { words: 'two' } } : s)))).toEqual(['value a']);
  });

  test('what no step writes any more leaves the outputs', async () => {
    write('out/former.csv', 'x');
    expect([await build(), existsSync(join(root, 'out/former.csv'))]).toEqual([[], false]);
  });
});

describe('a build that fails', () => {
  test('publishes nothing, not even what was well made, and is not up to date', async () => {
    write('data/a.csv', 'c');
    await expect(build(STEPS, 'list')).rejects.toThrow('list stopped half way');
    expect(['a', 'value-a', 'list'].map((name) => read(`out/${name}.csv`))).toEqual(['A', 'A', 'A+B']);
    expect(await build()).toEqual(['table a', 'value a', 'list']);
  });

  test('then put back as it was, it is up to date, with the bytes of before', async () => {
    write('data/a.csv', 'c');
    await expect(build(STEPS, 'value a')).rejects.toThrow();
    write('data/a.csv', 'a');
    expect([await build(), read('out/a.csv')]).toEqual([[], 'A']);
  });

  test('leaves nothing beside', async () => {
    write('data/a.csv', 'c');
    await expect(build(STEPS, 'list')).rejects.toThrow();
    await build();
    expect([readdirSync(join(root, '.cache')).sort(), readdirSync(join(root, 'out')).length]).toEqual([['stamps'], 5]);
  });
});

test('steps that check all speak, and nothing else runs once one complains', async () => {
  const checks: readonly Step[] = ['a', 'b'].map((t) => step(`check ${t}`, 'table', [`data/${t}.csv`], []));
  const ran: string[] = [];
  const complaining = (): Pool => ({
    size: 1,
    close: async () => undefined,
    run: async ({ name }) => {
      ran.push(name);
      throw new Error(`${name} complains`);
    },
  });
  const steps = [...checks, ...STEPS.map((s) => ({ ...s, params: 'new', after: checks.map((c) => c.name) }))];
  const work = () => runSteps(steps, { ...options(), openPool: complaining });
  await expect(withLock(root, 'test', work)).rejects.toThrow('check a complains\ncheck b complains');
  expect(ran).toEqual(['check a', 'check b']);
});

test('a source saved while a step is made leaves it stale: what was written did not read it', async () => {
  const [one] = STEPS;
  if (one === undefined) throw new Error('no step to make');
  const make = (meanwhile: () => void) =>
    making(root, one, async () => {
      write('out/a.csv', read('data/a.csv').toUpperCase());
      meanwhile();
      return 0;
    });
  expect([await make(() => undefined), isFresh(root, one)]).toEqual([{ code: 0, fresh: true }, true]);
  expect([await make(() => write('data/a.csv', 'saved meanwhile\n')), isFresh(root, one)]).toEqual([{ code: 0, fresh: false }, false]);
});
