import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAUVAISES, type Mauvaise } from '../import/mauvaises-tables.ts';
import { makeCopy } from './copie.ts';
import { atLeast, fact, type Row } from './table.ts';

const COMMANDS = ['check-data.ts', 'build-data.ts'];

/** Resolves to whether a command refuses, in words that say the file, the column if one is at fault, why and what to do. */
function isRefused(root: string, command: string, { table, colonne }: Mauvaise): Promise<boolean> {
  // « lon, lat »: data:build tells the first faults only, which may be those of one of the two
  const named = colonne === undefined ? [] : [colonne, ...colonne.split(', ')];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`scripts/${command}`], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      const told = said.split('\n').filter((line) => line.includes(`data/tables/${table}.csv`) && / : .{5,} ; .{10,}/u.test(line));
      resolve(code === 1 && told.some((line) => named.length === 0 || named.some((name) => line.includes(`[${name}]`))));
    });
  });
}

/** Every kind of bad table, on both commands at once, in a copy of the checkout. */
export async function benchTables(): Promise<readonly Row[]> {
  const { root, remove } = makeCopy();
  try {
    const accepted = COMMANDS.map(() => [] as string[]);
    for (const [n, bad] of MAUVAISES.entries()) {
      const file = join(root, `data/tables/${bad.table}.csv`);
      const good = readFileSync(file, 'utf8');
      writeFileSync(file, bad.abimer(good));
      const refused = await Promise.all(COMMANDS.map((command) => isRefused(root, command, bad)));
      for (const [k, yes] of refused.entries()) if (!yes) accepted[k]?.push(bad.genre);
      writeFileSync(file, good);
      if (n % 10 === 9) console.error(`  ${n + 1} of ${MAUVAISES.length}`);
    }
    return COMMANDS.flatMap((command, k) => [
      atLeast(
        `kinds of bad table refused by ${command}, of ${MAUVAISES.length}`,
        MAUVAISES.length - (accepted[k]?.length ?? 0),
        MAUVAISES.length,
      ),
      ...(accepted[k] ?? []).map((genre) => fact(`  accepted by ${command}`, genre)),
    ]);
  } finally {
    remove();
  }
}
