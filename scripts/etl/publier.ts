import { mkdirSync, renameSync } from 'node:fs';
import type { Colonne, Contrat } from '../../src/domain/contrat.ts';
import type { DatabaseNatif } from '../../src/db/native.ts';
import { texteSql } from '../../src/lib/sql.ts';

export const DOSSIER = 'public/donnees';
const TYPES_SQL: Readonly<Record<Colonne['type'], string>> = {
  texte: 'VARCHAR',
  etat: 'VARCHAR',
  entier: 'INTEGER',
  nombre: 'DOUBLE',
  booleen: 'BOOLEAN',
};

const colonnesSql = (contrat: Contrat) => contrat.colonnes.map((c) => `'${c.nom}': '${TYPES_SQL[c.type]}'`).join(', ');

/** Loads a committed CSV as a table of the contract’s name and types. */
export async function charger(db: DatabaseNatif, contrat: Contrat, fichier: string): Promise<void> {
  await db.executer(
    `create or replace table ${contrat.table} as select * from read_csv(${texteSql(fichier)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${colonnesSql(contrat)}})`,
  );
}

async function copier(db: DatabaseNatif, requete: string, chemin: string, format: string): Promise<void> {
  await db.executer(`copy (${requete}) to ${texteSql(`${chemin}.tmp`)} (${format})`);
  renameSync(`${chemin}.tmp`, chemin);
}

/** Columns in the contract’s order and types, rows sorted by key: the same bytes for the same rows. */
const requete = (contrat: Contrat) =>
  `select ${contrat.colonnes.map((c) => `cast(${c.nom} as ${TYPES_SQL[c.type]}) as ${c.nom}`).join(', ')} from ${contrat.table} order by ${contrat.cle.join(', ')}`;

export const PARQUET = `format parquet, compression zstd, parquet_version v2, row_group_size 122880`;
export const CSV = `format csv, header true`;

/** A loaded table → `<table>.parquet` and `<table>.csv`, whole or not at all. */
export async function publier(db: DatabaseNatif, contrat: Contrat): Promise<void> {
  mkdirSync(DOSSIER, { recursive: true });
  await copier(db, requete(contrat), `${DOSSIER}/${contrat.table}.parquet`, PARQUET);
  await copier(db, requete(contrat), `${DOSSIER}/${contrat.table}.csv`, CSV);
}

/** Any query as a Parquet file. */
export async function publierParquet(db: DatabaseNatif, sql: string, chemin: string): Promise<void> {
  await copier(db, sql, chemin, PARQUET);
}

/** Any query as a CSV file. */
export async function publierCsv(db: DatabaseNatif, sql: string, chemin: string): Promise<void> {
  await copier(db, sql, chemin, CSV);
}
