import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';
import { openStaging, recover, swapIn } from './swap.mjs';

let root = '';
const FOLDERS = ['one', 'two', 'three'];
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const state = () => FOLDERS.map((folder) => readFileSync(join(root, folder, 'file'), 'utf8')).join(' ');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'atlas-swap-'));
  for (const folder of FOLDERS) write(`${folder}/file`, 'old');
});
afterEach(() => rmSync(root, { recursive: true }));

function stage(): string {
  const staging = openStaging(root);
  for (const folder of FOLDERS) write(`${staging}/${folder}/file`, 'new');
  return staging;
}

test('before the first move, a killed build has changed nothing', () => {
  stage();
  recover(root);
  expect([state(), readdirSync(join(root, '.cache'))]).toEqual(['old old old', []]);
});

test.each([1, 2, 3])('a move that fails, number %i, puts all back as it stood, and the next build begins anew', async (moves) => {
  let left = moves;
  const refuse = () => {
    if (--left === 0) throw new Error('busy');
  };
  const work = async () => swapIn(root, stage(), FOLDERS, refuse);
  await expect(withLock(root, 'a test', work)).rejects.toThrow('busy');
  expect(state()).toBe('old old old');
  await withLock(root, 'a test', async () => swapIn(root, stage(), FOLDERS));
  expect([state(), readdirSync(join(root, '.cache'))]).toEqual(['new new new', []]);
});

test.each([0, 1, 2])('killed after %i moves, the next command finishes them', (moves) => {
  const staging = stage();
  const journal = FOLDERS.map((to) => ({ from: `${staging}/${to}`, to, old: `${staging}/.old/${to}` }));
  write('.cache/swap.json', JSON.stringify(journal));
  for (const { from, to } of journal.slice(0, moves)) {
    rmSync(join(root, to), { recursive: true });
    renameSync(join(root, from), join(root, to));
  }
  recover(root);
  expect([state(), readdirSync(join(root, '.cache'))]).toEqual(['new new new', []]);
});

test('a folder whose new and former versions are both gone is told, not passed over', () => {
  write('.cache/swap.json', JSON.stringify([{ from: '.cache/staging/x/one', to: 'one', old: '.cache/staging/x/.old/one' }]));
  rmSync(join(root, 'one'), { recursive: true });
  expect(() => recover(root)).toThrow('one is lost');
});

test('what a command killed while it took the lock left is swept, and what a living one is taking is not', async () => {
  // no process has the greatest number, and this one lives
  const [dead, living] = ['.cache/build.lock.4194305.taking', `.cache/build.lock.${process.ppid}.taking`];
  for (const path of [dead, living]) write(path, '{}');
  await withLock(root, 'a test', async () => undefined);
  expect(readdirSync(join(root, '.cache')).map((name) => `.cache/${name}`)).toEqual([living]);
});

test('who lost the lock leaves what the new holder makes', async () => {
  const other = JSON.stringify({ pid: 1, begun: 'x', command: 'another', since: '' });
  await withLock(root, 'a test', async () => {
    write('.cache/build.lock', other);
    write('.cache/staging/of-another/file', 'new');
  });
  expect([
    readFileSync(join(root, '.cache/build.lock'), 'utf8'),
    readFileSync(join(root, '.cache/staging/of-another/file'), 'utf8'),
  ]).toEqual([other, 'new']);
});

test('stopped between the two renames of one move, the next command finishes it', () => {
  const staging = stage();
  const moves = FOLDERS.map((to) => ({ from: `${staging}/${to}`, to, old: `${staging}/.old/${to}` }));
  write('.cache/swap.json', JSON.stringify(moves));
  rmSync(join(root, 'one'), { recursive: true });
  recover(root);
  expect(state()).toBe('new new new');
});

test('a journal that cannot be read moves nothing', () => {
  stage();
  write('.cache/swap.json', '[{"from":');
  recover(root);
  expect(state()).toBe('old old old');
});

test.each(['[null]', '[{}]', '{"from": 1}', 'null'])('a journal that holds %s keeps no build from running', (journal) => {
  write('.cache/swap.json', journal);
  recover(root);
  expect([state(), readdirSync(join(root, '.cache'))]).toEqual(['old old old', []]);
});

const lockModule = new URL('./lock.mjs', import.meta.url).pathname;
const holder = (then: string) => `import { withLock } from ${JSON.stringify(lockModule)};
await withLock(${JSON.stringify(root)}, 'npm start', async () => { console.log('held'); ${then} });`;
const args = (then: string) => ['--input-type=module', '-e', holder(then)];

test('a second build says for whom it waits, then works', async () => {
  const first = spawn(process.execPath, args('await new Promise((r) => setTimeout(r, 1500));'));
  await once(first.stdout, 'data');
  const told: string[] = [];
  const done = await withLock(
    root,
    'data:build',
    async () => first.exitCode,
    (line) => told.push(line),
  );
  expect(done).toBe(0);
  expect(told).toEqual([expect.stringMatching(new RegExp(`waiting for “npm start” \\(process ${first.pid}, since `))]);
});

test('the lock of a killed build keeps nobody', async () => {
  const killed = spawnSync(process.execPath, args('process.kill(process.pid, "SIGKILL");'));
  expect(killed.signal).toBe('SIGKILL');
  const told: string[] = [];
  expect(
    await withLock(
      root,
      'data:build',
      async () => 'worked',
      (line) => told.push(line),
    ),
  ).toBe('worked');
  expect(told).toEqual([]);
});

test('what a holder starts works under its lock', async () => {
  const child = await withLock(root, 'npm start', async () => spawnSync(process.execPath, args(''), { encoding: 'utf8' }));
  expect(child.stdout).toBe('held\n');
});
