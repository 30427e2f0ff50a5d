/** The build of the site: its time, its processor, its memory, and how it grows with the number of EPCI. */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ouvrirMoteur } from '../../src/db/native.ts';
import { texteSql } from '../../src/lib/sql.ts';
import { making } from '../build/graph.mjs';
import { openStaging, swapIn } from '../build/swap.mjs';
import { filesUnder } from '../build/files.mjs';
import { bin, ROOT } from '../cli/processes.mjs';
import { SITE_ENV, siteStep } from '../cli/steps.mjs';
import { measure, type Run } from './measure.ts';
import { atMost, fact, type Row } from './table.ts';

const TABLES = 'public/donnees';
const DOUBLED = '.cache/bench-epci';

/** No real SIREN of an EPCI begins with 9. */
const twin = (column: string) => `'9' || substr(${column}, 2)`;

/** Every EPCI has a twin that takes every other commune of it, and all its values: as many communes and twice the pages. */
const GENERATED: Readonly<Record<string, (table: string) => string>> = {
  epci: (t) => `select * from ${t} union all select * replace (${twin('epci')} as epci, nom || ' bis' as nom) from ${t} order by epci`,
  communes: (t) =>
    `select * replace (case when row_number() over (partition by epci order by commune) % 2 = 0 then ${twin('epci')} else epci end as epci)
     from ${t} order by commune`,
  valeurs: (t) => `select * from ${t} union all select * replace (${twin('code')} as code) from ${t} where niveau = 'epci'`,
};

/** The published tables with twice the EPCI, in the cache. */
export async function doubleEpci(from: string, to: string): Promise<void> {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const engine = await ouvrirMoteur();
  for (const file of readdirSync(from).filter((name) => name.endsWith('.parquet') || name === 'manifest.json')) {
    const select = GENERATED[file.replace('.parquet', '')];
    if (select === undefined) copyFileSync(join(from, file), join(to, file));
    else
      await engine.executer(
        `copy (${select(`read_parquet(${texteSql(join(from, file))})`)}) to ${texteSql(join(to, file))} (format parquet)`,
      );
  }
  await engine.close();
}

const build = (out: string, env: Readonly<Record<string, string>> = {}): Promise<Run> =>
  measure([bin('astro/bin/astro.mjs'), 'build', '--outDir', out], { ...SITE_ENV, ...env });

const pagesIn = (folder: string) => filesUnder(ROOT, folder).filter((file) => file.endsWith('.html')).length;

/** The site of today, put in place as `npm run build` does. */
async function buildNow(): Promise<Run> {
  const runs: Run[] = [];
  await making(ROOT, siteStep(), async () => {
    const staging = openStaging(ROOT);
    runs.push(await build(`${staging}/dist`));
    swapIn(ROOT, staging, ['dist']);
    return 0;
  });
  const [run] = runs;
  if (run === undefined) throw new Error('the build was not measured');
  return run;
}

export async function benchConstruction(): Promise<readonly Row[]> {
  const now = await buildNow();
  await doubleEpci(join(ROOT, TABLES), join(ROOT, DOUBLED));
  const doubled = await build(`${DOUBLED}/dist`, { ATLAS_DONNEES: DOUBLED });
  const pages = { now: pagesIn('dist'), doubled: pagesIn(`${DOUBLED}/dist`) };
  rmSync(join(ROOT, DOUBLED), { recursive: true });
  return [
    atMost('site build, data fresh', now.seconds, 40, 's'),
    fact('site build, processor', `${now.cpuSeconds.toFixed(0)} s`),
    atMost('site build, peak memory', now.peakMiB, 1536, 'MiB'),
    fact('pages', String(pages.now)),
    atMost(`site build, 2 × the EPCI (${pages.doubled} pages): time`, doubled.seconds / now.seconds, 2.2, '×'),
    fact('site build, 2 × the EPCI: processor', `× ${(doubled.cpuSeconds / now.cpuSeconds).toFixed(1)}`),
    fact('site build, 2 × the EPCI: peak memory', `${doubled.peakMiB.toFixed(0)} MiB`),
  ];
}
