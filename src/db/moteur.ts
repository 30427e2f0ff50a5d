import type { Database, Rangee, Scalaire } from './database.ts';

/** Bytes fetched so far, over all files of one start; `total` is null until every size is known. */
export interface Progres {
  readonly recus: number;
  readonly total: number | null;
}

/** A column that a reader brought, ready for the engine: one value per row. */
export interface ColonneApportee {
  readonly nom: string;
  readonly type: 'texte' | 'entier' | 'nombre' | 'booleen';
  readonly valeurs: readonly Scalaire[];
}

/** Why the engine cannot serve, in French, with what the reader may do; `nature` tells a retry from a dead end. */
export type NatureErreurMoteur = 'navigateur' | 'hors-ligne' | 'memoire' | 'manifeste' | 'annule' | 'lecture' | 'retabli' | 'table';

export class ErreurMoteur extends Error {
  readonly nature: NatureErreurMoteur;
  constructor(nature: NatureErreurMoteur, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ErreurMoteur';
    this.nature = nature;
  }
}

export type SurProgres = (p: Progres) => void;

export interface OptionsMoteur {
  /** Base of the site, with its trailing slash: `/` or a sub-path. */
  readonly racine: string;
  readonly surProgres?: SurProgres;
  readonly signal?: AbortSignal;
  /** The query that will come first: what it needs is read while the engine starts. */
  readonly sql?: string;
}

/** A column of a result, under the type that DuckDB gives it: `DECIMAL(10,2)`, `STRUCT(a INTEGER)`. */
export interface ColonneSql {
  readonly nom: string;
  readonly type: string;
}

/**
 * What a query gives: its columns, also without a row and each by a name of its own, and its rows. A number that a double does not hold exactly (long
 * integers and decimals) is the text of its digits; dates, lists, blobs and all that is neither number, text nor boolean are the text that DuckDB writes.
 */
export interface ResultatSql {
  readonly colonnes: readonly ColonneSql[];
  readonly lignes: readonly Rangee[];
}

/** DuckDB in the reader's browser. Tables are fetched by name, on demand, from the published Parquet. */
export interface Moteur extends Database {
  /**
   * Makes published tables queryable; those already open cost nothing. From a SQL text, opens what it needs, of large tables
   * only the columns it names: `query` does so by itself, but tells no progress. Throws ErreurMoteur.
   */
  ouvrir(tables: readonly string[] | { readonly sql: string }, options?: Pick<OptionsMoteur, 'surProgres' | 'signal'>): Promise<void>;
  /**
   * One SELECT, proved to be one before it runs, in a transaction that cannot write. Throws QueryError, or ErreurMoteur: of nature `lecture` for any
   * other statement, `retabli` when a setting was changed all the same and the engine was made anew.
   */
  interroger(sql: string): Promise<ResultatSql>;
  /** A table of the reader's own; replaces one of the same name. */
  apporter(nom: string, colonnes: readonly ColonneApportee[]): Promise<void>;
  /** Stops the query under way; its promise rejects with nature `annule`, and the next query works. */
  annuler(): Promise<void>;
}

/** Sent with a `TableApportee` when a reader opens a file of theirs as a table; it bubbles. */
export const EVENEMENT_TABLE = 'vos-donnees:table';

/** A table that a reader brought, after its territory column was recognised (or not). */
export interface TableApportee {
  readonly nom: string;
  readonly lignes: number;
  readonly colonnes: readonly ColonneApportee[];
  /** Territory code of each row, null when it was not matched. */
  readonly territoire: {
    readonly colonne: string;
    readonly niveau: 'region' | 'departement' | 'epci' | 'commune';
    readonly codes: readonly (string | null)[];
  } | null;
}
