import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { csvFormatRows } from 'd3-dsv';
import { TYPES_SQL, type Contrat, type Ligne } from '../../src/domain/contrat.ts';
import { ouvrirMoteur, type DatabaseNatif } from '../../src/db/native.ts';
import { ErreurDonnees } from '../../src/lib/anomalie.ts';
import { texteSql } from '../../src/lib/sql.ts';
import { neutraliser } from '../../src/lib/csv.ts';
import { verifierTable } from '../import/verification.ts';
import type { Contexte } from './contexte.ts';
import { DOSSIER, formeDe, parquetDe, valeursDe, type FormeTable } from './sorties.ts';

/** A file of the build, in a folder that exists. */
export function sortie(contexte: Contexte, chemin: string): string {
  const ou = contexte.path(chemin);
  mkdirSync(dirname(ou), { recursive: true });
  return ou;
}

/** One thread an engine: the steps already run side by side. */
export async function ouvrirSeul(): Promise<DatabaseNatif> {
  const db = await ouvrirMoteur();
  await db.executer('set threads = 1');
  return db;
}

/** Tables under their names, and as `valeurs` those of some indicators only: what a step did not declare does not exist for it. */
export async function ouvrirTables(
  contexte: Contexte,
  tables: readonly string[],
  indicateurs: readonly string[] = [],
): Promise<DatabaseNatif> {
  const db = await ouvrirSeul();
  const vue = (nom: string, fichiers: readonly string[]) =>
    db.executer(`create view ${nom} as select * from read_parquet([${fichiers.map((f) => texteSql(contexte.path(f))).join(', ')}])`);
  for (const table of tables) await vue(table, [parquetDe(table)]);
  if (indicateurs.length > 0) await vue('valeurs', indicateurs.map(valeursDe));
  return db;
}

/** Loads a CSV of ours as a table of the contract’s name and types. */
export async function charger(db: DatabaseNatif, { table, colonnes }: FormeTable, fichier: string): Promise<void> {
  const types = colonnes.map((c) => `'${c.nom}': '${TYPES_SQL[c.type]}'`).join(', ');
  await db.executer(
    `create or replace table ${table} as select * from read_csv(${texteSql(fichier)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${types}})`,
  );
}

const PARQUET = 'format parquet, compression zstd, parquet_version v2, row_group_size 122880';
const CSV = 'format csv, header true';

/** Any query as a Parquet file. */
export async function publierParquet(db: DatabaseNatif, sql: string, chemin: string): Promise<void> {
  await db.executer(`copy (${sql}) to ${texteSql(chemin)} (${PARQUET})`);
}

/** Texts that a spreadsheet would run are kept as texts, as in the files that readers save: a letter or a digit begins none of them. */
async function neutraliserTextes(db: DatabaseNatif, table: string): Promise<void> {
  const colonnes = await db.query(
    `select column_name as nom from duckdb_columns() where table_name = '${table}' and data_type = 'VARCHAR'`,
  );
  for (const nom of colonnes.map((c) => String(c['nom']))) {
    const suspects = await db.query(
      `select distinct ${nom} as texte from ${table} where ${nom} <> '' and not regexp_matches(${nom}, '^[\\pL\\pN]')`,
    );
    for (const texte of suspects.map((s) => String(s['texte'])))
      if (neutraliser(texte) !== texte)
        await db.executer(`update ${table} set ${nom} = ${texteSql(neutraliser(texte))} where ${nom} = ${texteSql(texte)}`);
  }
}

/** Any query as a CSV file. */
export async function publierCsv(db: DatabaseNatif, sql: string, chemin: string): Promise<void> {
  await db.executer(`create or replace temp table exportee as ${sql}`);
  await neutraliserTextes(db, 'exportee');
  await db.executer(`copy (select * from exportee) to ${texteSql(chemin)} (${CSV})`);
}

/** A loaded table → its two files: columns in the contract’s order and types, rows sorted by key. */
export async function publier(db: DatabaseNatif, contexte: Contexte, { table, colonnes, cle }: FormeTable): Promise<void> {
  const choix = colonnes.map((c) => `cast(${c.nom} as ${TYPES_SQL[c.type]}) as ${c.nom}`);
  await db.executer(`create or replace temp table publiee as select ${choix.join(', ')} from ${table} order by ${cle.join(', ')}`);
  await publierParquet(db, 'select * from publiee', sortie(contexte, parquetDe(table)));
  await publierCsv(db, 'select * from publiee', sortie(contexte, `${DOSSIER}/${table}.csv`));
}

/** Rows made here, held to their contract as those of a producer are → the two files of their table. */
export async function publierLignes(db: DatabaseNatif, contexte: Contexte, contrat: Contrat, lignes: readonly Ligne[]): Promise<void> {
  const fautes = verifierTable(contrat, lignes, { etatDeLigne: true });
  if (fautes.length > 0) throw new ErreurDonnees(`${contrat.table}: rows that break its contract`, fautes);
  const noms = contrat.colonnes.map((c) => c.nom);
  const fichier = sortie(contexte, `${DOSSIER}/${contrat.table}.csv`);
  writeFileSync(fichier, `${csvFormatRows([noms, ...lignes.map((l) => noms.map((n) => String(l[n] ?? '')))])}\n`);
  await charger(db, formeDe(contrat), fichier);
  await publier(db, contexte, formeDe(contrat));
}
