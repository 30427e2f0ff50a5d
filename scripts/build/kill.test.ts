import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesUnder } from './files.mjs';

/** A build of sixty files in three folders, which all hold the number of the input: a whole state is one number everywhere. */
const FOLDERS = ['out/a', 'out/b', 'out/c'];
const FILES = 20;
const POINTS = 20;

let root = '';
const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).pathname);
const builder = () => `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { withLock } from ${module('./lock.mjs')};
import { runSteps } from ${module('./graph.mjs')};
const root = ${JSON.stringify(root)};
const steps = ${JSON.stringify(FOLDERS)}.map((folder) => ({ name: folder, code: ['code.ts'], reads: ['input'], writes: [folder] }));
const openPool = ({ staging }) => ({ size: 2, close: async () => {}, run: async ({ name }) => {
  mkdirSync(root + '/' + staging + '/' + name, { recursive: true });
  for (let k = 0; k < ${FILES}; k++) {
    writeFileSync(root + '/' + staging + '/' + name + '/' + k, readFileSync(root + '/input', 'utf8'));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return 'done';
} });
console.log('begins');
await withLock(root, 'test', () => runSteps(steps, { root, outputs: ${JSON.stringify(FOLDERS)}, say() {}, openPool }));
`;

/** Runs the build; kills it some milliseconds after it began. Resolves to how long it took. */
async function build(killAfter?: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', builder()], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const start = performance.now();
  const timer = killAfter === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (timer !== null) clearTimeout(timer);
  expect([code, signal]).toContainEqual(code === 0 ? 0 : 'SIGKILL');
  return performance.now() - start;
}

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const contents = () => FOLDERS.map((folder) => filesUnder(root, folder).map((file) => readFileSync(join(root, file), 'utf8')));

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'atlas-kill-'));
  for (const [file, text] of [
    ['package.json', '{}'],
    ['code.ts', ''],
    ['input', '0'],
  ] as const)
    write(file, text);
});
afterAll(() => rmSync(root, { recursive: true }));

test(`killed at ${POINTS} points, a build loses no file and leaves no folder half made; the next one ends it`, async () => {
  await build();
  const ms = await (write('input', '1'), build());
  for (let k = 0; k < POINTS; k++) {
    const input = String(k + 2);
    write('input', input);
    await build((ms * (k + 0.5)) / POINTS);
    for (const folder of contents()) expect([folder.length, new Set(folder).size]).toEqual([FILES, 1]);
    await build();
    expect(contents()).toEqual(FOLDERS.map(() => Array.from({ length: FILES }, () => input)));
    expect(filesUnder(root, '.cache').filter((file) => !file.startsWith('.cache/stamps/'))).toEqual([]);
  }
});
