/** The engine of the browser, beside its goals: a page of its own, on localhost, brotli as the host sends it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { ouvrirMoteur } from '../../src/db/native.ts';
import { texteSql } from '../../src/lib/sql.ts';
import { ouvrirBanc, ouvrirPoste, type Banc, type Poste } from '../../tests/parity/banc.ts';
import { ECRITURES, passees, tenter } from '../../tests/parity/ecritures.ts';
import { atMost, fact, unmeasured, type Row } from './table.ts';

/** What a reader's first question looks like: three tables, one of them the largest. */
const PREMIERE = `select d.nom, count(*) as siae from siae s join communes c on c.commune = s.commune
  join departements d on d.departement = c.departement group by d.nom order by siae desc`;
const MILLION = 'million';
const COLONNES = [
  { nom: 'code', type: 'texte' },
  { nom: 'periode', type: 'texte' },
  { nom: 'valeur', type: 'nombre' },
  { nom: 'rang', type: 'entier' },
  { nom: 'connu', type: 'booleen' },
];

/** A table that the site does not have, a million rows, published beside the others of the bench. */
async function publierMillion(banc: Banc): Promise<void> {
  const fichier = join(banc.dossier, 'donnees', `${MILLION}.parquet`);
  const db = await ouvrirMoteur();
  await db.executer(`copy (select lpad(cast(i % 35000 as varchar), 5, '0') as code, cast(2000 + i % 25 as varchar) as periode,
    (i * 7919) % 100003 / 7.0 as valeur, cast(i as integer) as rang, i % 3 = 0 as connu from range(1000000) t(i))
    to ${texteSql(fichier)} (format parquet, compression zstd, parquet_version v2, row_group_size 122880)`);
  await db.close();
  const octets = readFileSync(fichier);
  const sha256 = createHash('sha256').update(octets).digest('hex');
  const parquet = { chemin: `/donnees/${MILLION}.parquet`, octets: octets.length, sha256 };
  const chemin = join(banc.dossier, 'donnees/manifest.json');
  const manifeste = JSON.parse(readFileSync(chemin, 'utf8')) as { tables: unknown[] };
  manifeste.tables.push({ table: MILLION, lignes: 1_000_000, colonnes: COLONNES, parquet });
  writeFileSync(chemin, JSON.stringify(manifeste));
}

/** Click to first result in a context without cache; and the bytes it took, as they travelled. */
async function froid(banc: Banc): Promise<{ readonly secondes: number; readonly octets: number }> {
  const poste = await ouvrirPoste(banc);
  const reponses: Promise<number>[] = [];
  poste.context.on('response', (r) => reponses.push(r.headerValue('content-length').then(Number)));
  try {
    const ms = await poste.page.evaluate(async (sql) => {
      const debut = performance.now();
      await (await essai.demarrer({ sql })).query(sql);
      return performance.now() - debut;
    }, PREMIERE);
    const octets = (await Promise.all(reponses)).reduce((a, b) => a + b, 0);
    return { secondes: ms / 1000, octets };
  } finally {
    await poste.context.close();
  }
}

const mediane = (valeurs: readonly number[]): number => valeurs.toSorted((a, b) => a - b)[valeurs.length >> 1] ?? NaN;

/** Milliseconds of a query on a started engine, five times over. */
function duree({ page }: Poste, sql: string): Promise<readonly number[]> {
  return page.evaluate(async (texte) => {
    const m = await essai.demarrer();
    const mesures: number[] = [];
    for (let i = 0; i < 5; i++) {
      const debut = performance.now();
      await m.query(texte);
      mesures.push(performance.now() - debut);
    }
    return mesures;
  }, sql);
}

/** Peak resident memory of the heaviest renderer, in MB; the kernel keeps it, on Linux only. */
async function picRendu({ browser }: Banc): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pics = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? NaN));
  return (Math.max(...pics) * 1024) / 1e6;
}

async function dixMille(banc: Banc): Promise<readonly Row[]> {
  const poste = await ouvrirPoste(banc);
  try {
    const dix = 'from (select * from valeurs limit 10000)';
    await poste.page.evaluate(async () => (await essai.demarrer()).ouvrir(['valeurs']));
    const groupees = await duree(poste, `select indicateur, niveau, count(*) as n, avg(valeur) as m ${dix} group by all order by all`);
    const rendues = await duree(poste, `select * ${dix}`);
    return [
      atMost('DuckDB: second query, group-by on 10 000 rows', mediane(groupees), 50, 'ms'),
      fact('DuckDB: 10 000 rows × 9 columns handed to the page', `${mediane(rendues).toFixed(0)} ms`),
    ];
  } finally {
    await poste.context.close();
  }
}

async function unMillion(banc: Banc): Promise<readonly Row[]> {
  const poste = await ouvrirPoste(banc);
  const groupe = `select periode, count(*) as n, sum(valeur) as s, avg(rang) as r from ${MILLION} where connu group by periode order by periode`;
  try {
    await poste.page.evaluate(() => essai.demarrer());
    const [premiere = NaN, ...suivantes] = await duree(poste, groupe);
    const pic = await picRendu(banc).catch((cause: unknown) => unmeasured('DuckDB: peak memory of the renderer', cause));
    return [
      atMost('DuckDB: group-by over 1 000 000 rows of Parquet, download to result', premiere / 1000, 1.5, 's'),
      fact('DuckDB: the same again', `${mediane(suivantes).toFixed(0)} ms`),
      typeof pic === 'number' ? atMost('DuckDB: peak memory of the renderer', pic, 600, 'MB') : pic,
    ];
  } finally {
    await poste.context.close();
  }
}

export async function benchMoteur(): Promise<readonly Row[]> {
  const banc = await ouvrirBanc();
  try {
    await publierMillion(banc);
    // The server compresses each file once; that is no part of what a reader waits for.
    await froid(banc);
    const mesures = [await froid(banc), await froid(banc), await froid(banc)];
    return [
      atMost('DuckDB: click to first result, cold, three tables', mediane(mesures.map((m) => m.secondes)), 2.5, 's'),
      atMost('DuckDB: bytes of the first query, all files', mediane(mesures.map((m) => m.octets)) / 1e6, 7.5, 'MB'),
      ...(await dixMille(banc)),
      ...(await unMillion(banc)),
    ];
  } finally {
    await banc.close();
  }
}

/** Statements that write, tried one after the other on the engine of the page. */
export async function benchSql(): Promise<readonly Row[]> {
  const banc = await ouvrirBanc();
  try {
    const poste = await ouvrirPoste(banc);
    const passent = passees(await tenter(poste, ECRITURES));
    return [
      atMost(`SQL: statements that pass, of ${ECRITURES.length} that write`, passent.length, 0, 'statements'),
      ...passent.map((sql) => fact('passes', sql)),
    ];
  } finally {
    await banc.close();
  }
}
