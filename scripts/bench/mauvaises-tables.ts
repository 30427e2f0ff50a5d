import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAUVAISES } from '../import/mauvaises-tables.ts';
import { makeCopy } from './copie.ts';
import { atLeast, fact, type Row } from './table.ts';

const COMMANDS = ['check-data.ts', 'build-data.ts'];

/** Every kind of bad table, on both commands, in a copy of the checkout: refused means an exit code and a message that names the table. */
export async function benchTables(): Promise<readonly Row[]> {
  const { root, remove } = makeCopy();
  try {
    const accepted = COMMANDS.map(() => [] as string[]);
    for (const { genre, table, abimer } of MAUVAISES) {
      const file = join(root, `data/tables/${table}.csv`);
      const good = readFileSync(file, 'utf8');
      writeFileSync(file, abimer(good));
      for (const [k, command] of COMMANDS.entries()) {
        const { status, stderr } = spawnSync(process.execPath, [`scripts/${command}`], { cwd: root, encoding: 'utf8' });
        if (status !== 1 || !stderr.includes(`data/tables/${table}.csv`)) accepted[k]?.push(genre);
      }
      writeFileSync(file, good);
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
