import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { rangees } from './arrow.ts';
import { erreur, erreurDeRequete } from './erreurs.ts';
import type { ColonneSql, ResultatSql } from './moteur.ts';
import { ecrireLecture, prouver, type Juge } from './preuve.ts';

const TEXTE = 'VARCHAR';
const texte = (nom: string): ColonneSql => ({ nom, type: TEXTE });

function jugeSur(connexion: AsyncDuckDBConnection): Juge {
  return {
    decrire: async (sql) => {
      const { batches } = await connexion.query(`select column_name as nom, column_type as type from (describe ${sql})`);
      return batches.flatMap((lot) => rangees(lot, [texte('nom'), texte('type')]) as readonly (ColonneSql & Record<string, string>)[]);
    },
    preparer: async (sql) => (await connexion.prepare(sql)).close(),
  };
}

/** What a SELECT may still leave behind it, by functions that set something: transactions do not hold these. */
const EMPREINTE = `select md5(string_agg(concat_ws('=', name, value), ' ' order by name)) || (select count(*) from duckdb_databases())
  || (select count(*) from duckdb_prepared_statements()) || (select count(*) from duckdb_variables()) as e from duckdb_settings()`;

/** A short text that changes when a setting of the engine does. */
export async function prendreEmpreinte(connexion: AsyncDuckDBConnection): Promise<string> {
  const { batches } = await connexion.query(EMPREINTE);
  return String(batches.flatMap((lot) => rangees(lot, [texte('e')]))[0]?.['e']);
}

async function lireTout(connexion: AsyncDuckDBConnection, sql: string, annoncees: readonly ColonneSql[] | null): Promise<ResultatSql> {
  const lots = await connexion.send(sql);
  const lignes: ResultatSql['lignes'][] = [];
  let colonnes = annoncees;
  for await (const lot of lots) {
    colonnes ??= lot.schema.fields.map((champ) => texte(champ.name));
    lignes.push(rangees(lot, colonnes));
  }
  return { colonnes: colonnes ?? [], lignes: lignes.flat() };
}

/** A transaction that cannot write, undone at its end whatever it did. */
async function sansEcrire<T>(connexion: AsyncDuckDBConnection, signal: AbortSignal, travail: () => Promise<T>): Promise<T> {
  await connexion.query('begin transaction read only');
  try {
    return await travail();
  } finally {
    // One that is cancelled goes with its connection.
    if (!signal.aborted) await connexion.query('rollback');
  }
}

/** A text run as it was written fails with the place of its fault, which is worth a second time; its rows are not looked at. */
async function situer(connexion: AsyncDuckDBConnection, sql: string, signal: AbortSignal, cause: unknown): Promise<unknown> {
  const parcourir = async () => {
    const lots = await connexion.send(sql);
    while ((await lots.next()).done !== true) signal.throwIfAborted();
  };
  const seconde = await sansEcrire(connexion, signal, parcourir).catch((autre: unknown) => autre);
  return seconde instanceof Error && /LINE \d+:/.test(seconde.message) ? seconde : cause;
}

/**
 * One SELECT: proved, then run where nothing can be written. Throws ErreurMoteur `lecture` for any other statement, which is not run, and `retabli` when
 * the settings are not those of `empreinte` afterwards: the instance must then be thrown away.
 */
export async function lirePreuve(
  connexion: AsyncDuckDBConnection,
  sql: string,
  { signal, empreinte }: { readonly signal: AbortSignal; readonly empreinte: string },
): Promise<ResultatSql> {
  const preuve = await prouver(sql, jugeSur(connexion));
  signal.throwIfAborted();
  const lecture = ecrireLecture(sql, preuve);
  const colonnes = preuve.forme === '' ? preuve.colonnes : null;
  const lire = (texteLu: string) => sansEcrire(connexion, signal, () => lireTout(connexion, texteLu, colonnes));
  const resultat = await lire(lecture).catch(async (cause: unknown) => {
    const autre = preuve.telle && lecture !== sql && erreurDeRequete(cause) === null;
    throw autre && !signal.aborted ? await situer(connexion, sql, signal, cause) : cause;
  });
  if ((await prendreEmpreinte(connexion)) !== empreinte) throw erreur('retabli');
  return resultat;
}
