import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { hash, hashFile, filesUnder } from '../build/files.mjs';
import { makeCopy } from './copie.ts';
import { atMost, fact, unmeasured, type Row } from './table.ts';

/**
 * `kill -9` at points spread over the time of a build, in a copy of the checkout. Between the kill and the next run what is published
 * must be whole, of before or of after (lost: a file is missing; half: some of each); the next run must give the bytes of an undisturbed one.
 */
const POINTS = Number(process.env['KILL_POINTS'] ?? 20);
/** Words of the names of the trials that are wanted; all of them when there is none. */
const WANTED = (process.env['KILL_TRIALS'] ?? '').split(',');
const ORIGINAUX = process.env['ORIGINAUX'] ?? fileURLToPath(new URL('../../../shared/open-data/', import.meta.url));
/** Enough filters to write several tables at once. */
const FILTRES = ['siae', 'iae-salaries', 'frr', 'zones-emploi'];

interface Trial {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folders that must never be lost nor half made. */
  readonly outputs: readonly string[];
  /** Makes the next run write again, and other bytes. */
  readonly disturb: (root: string, k: number) => void;
}

const edit = (root: string, file: string, change: (text: string) => string) =>
  writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')));

const TRIALS: readonly Trial[] = [
  {
    name: 'data:build',
    args: ['scripts/build-data.ts'],
    outputs: ['public/donnees', 'public/indicateurs', 'public/zones-blanches'],
    disturb: (root, k) => edit(root, 'data/tables/iae_cibles.csv', (t) => t.replace(/\n01,\d+,/, `\n01,${1800 + (k % 2)},`)),
  },
  {
    name: 'data:import',
    args: ['scripts/import-sources.ts', ORIGINAUX, ...FILTRES],
    outputs: ['data/tables'],
    disturb: (root, k) =>
      edit(root, 'data/tables/iae_salaries.csv', (t) =>
        t.replace(/\ndepartement,01,2017-01-31,\d+,/, `\ndepartement,01,2017-01-31,${975 + (k % 2)},`),
      ),
  },
  {
    name: 'site build, some pages',
    args: ['scripts/cli/build.mjs'],
    env: { ATLAS_PAGES: '/territoires/departements/62/', ASTRO_TELEMETRY_DISABLED: '1' },
    outputs: ['.cache/dist-partiel'],
    disturb: (root, k) => edit(root, 'src/pages/404.astro', (t) => t.replace(/<h2>Ou bien(?: \d)?</, `<h2>Ou bien ${k % 2}<`)),
  },
];

/** One hash of all the files under some folders; what a build signs with its own time or place is none of them. */
const stateOf = (root: string, folders: readonly string[]) =>
  hash(
    folders
      .flatMap((f) => filesUnder(root, f))
      .map((f) => `${f} ${hashFile(join(root, f))}`)
      .join('\n'),
  );

/** Runs a command and, after a while, kills it and all it started. Resolves to the milliseconds it took, or null when it was killed. */
function run(root: string, { args, env }: Trial, killAfter: number | null): Promise<number | null> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const kill = () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL');
  const timer = killAfter === null ? null : setTimeout(kill, killAfter);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      if (signal === 'SIGKILL') resolve(null);
      else if (code === 0) resolve(performance.now() - start);
      else reject(new Error(`${args.join(' ')} ended with exit code ${code}: ${said.slice(-500)}`));
    });
  });
}

async function tryOne(root: string, trial: Trial): Promise<readonly Row[]> {
  const states: string[] = [];
  let ms = 0;
  for (const k of [0, 1]) {
    trial.disturb(root, k);
    ms = (await run(root, trial, null)) ?? 0;
    states.push(stateOf(root, trial.outputs));
  }
  let [killed, broken, different] = [0, 0, 0];
  for (let k = 0; k < POINTS; k++) {
    trial.disturb(root, k);
    const before = stateOf(root, trial.outputs);
    if ((await run(root, trial, (ms * (k + 0.5)) / POINTS)) === null) killed += 1;
    if (![before, states[k % 2]].includes(stateOf(root, trial.outputs))) broken += 1;
    await run(root, trial, null);
    if (stateOf(root, trial.outputs) !== states[k % 2]) different += 1;
    console.error(`  ${trial.name}: ${k + 1} of ${POINTS}, ${broken} lost or half made, ${different} of other bytes`);
  }
  return [
    fact(`kill -9, ${trial.name}: killed before its end`, `${killed} of ${POINTS}`),
    atMost(`kill -9, ${trial.name}: lost or half made`, broken, 0, 'times'),
    atMost(`kill -9, ${trial.name}: next run of other bytes`, different, 0, 'times'),
  ];
}

export async function benchKill(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const trial of TRIALS.filter(({ name }) => WANTED.some((word) => name.includes(word)))) {
    const copy = makeCopy();
    try {
      rows.push(...(await tryOne(copy.root, trial)));
    } catch (error) {
      rows.push(unmeasured(`kill -9, ${trial.name}`, error));
    } finally {
      copy.remove();
    }
  }
  return rows;
}
