import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { texteSql } from '#lib/sql.ts';
import { QueryError, type Database, type Rangee, type Scalaire } from './database.ts';

/** Node-only. Extensions are linked in or absent: neither engine may ever ask the network for one. */
const REGLAGES = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' } as const;

/** Integers leave DuckDB as bigint: one that no number holds exactly leaves as the text of its digits, as in a browser. */
function scalaire(v: unknown): Scalaire {
  if (typeof v === 'bigint') return Number.isSafeInteger(Number(v)) ? Number(v) : String(v);
  if (v === null || typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean') return v;
  throw new TypeError(`column type not carried by the interface (${typeof v}): cast it to text, double or boolean in the query`);
}

/** The same word is on thousands of rows: each is kept once, or the tables would fill the memory of a build. */
function retenirMots(): (v: Scalaire) => Scalaire {
  const mots = new Map<string, string>();
  return (v) => {
    if (typeof v !== 'string') return v;
    const connu = mots.get(v);
    if (connu === undefined) mots.set(v, v);
    return connu ?? v;
  };
}

async function lire<R extends Rangee>(connexion: DuckDBConnection, sql: string): Promise<readonly R[]> {
  try {
    const resultat = await connexion.run(sql);
    const noms = resultat.columnNames();
    const retenir = retenirMots();
    const rangees: R[] = [];
    // some two thousand rows at a time: the whole table as the engine gives it would be in memory twice
    for await (const lot of resultat.yieldRowsJs())
      for (const valeurs of lot) {
        const rangee: Record<string, Scalaire> = {};
        for (const [i, nom] of noms.entries()) rangee[nom] = retenir(scalaire(valeurs[i]));
        rangees.push(rangee as R);
      }
    return rangees;
  } catch (cause) {
    throw new QueryError(cause instanceof Error ? cause.message : String(cause), sql, { cause });
  }
}

/** The engine plus what only a build may do: statements that touch files. */
export interface DatabaseNatif extends Database {
  executer(sql: string): Promise<void>;
}

/** An in-memory DuckDB without tables. */
export async function ouvrirMoteur(): Promise<DatabaseNatif> {
  const instance = await DuckDBInstance.create(':memory:', REGLAGES);
  const connexion = await instance.connect();
  return {
    query: (sql) => lire(connexion, sql),
    executer: async (sql) => void (await lire(connexion, sql)),
    version: async () => String((await lire(connexion, 'select version() as v'))[0]?.['v']),
    close: async () => {
      connexion.closeSync();
      instance.closeSync();
    },
  };
}

/** The published tables of `dossier`, each a view of its name over its Parquet file. */
export async function ouvrirNatif(dossier: string, tables: readonly string[]): Promise<DatabaseNatif> {
  const db = await ouvrirMoteur();
  for (const table of tables)
    await db.executer(`create view ${table} as select * from read_parquet(${texteSql(`${dossier}/${table}.parquet`)})`);
  return db;
}
