/** A value as it leaves an engine: text, number, boolean or null. Dates and decimals travel as text or double. */
export type Scalaire = string | number | boolean | null;
export type Rangee = Readonly<Record<string, Scalaire>>;

/** The one door to a SQL engine. SQL names tables, never files, and uses core functions only. */
export interface Database {
  /** Rows in the order of the query. Throws QueryError. */
  query<R extends Rangee = Rangee>(sql: string): Promise<readonly R[]>;
  /** Engine version, e.g. `v1.4.4`. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** Wraps the engine's message with the query that caused it; the engine error stays in `cause`. */
export class QueryError extends Error {
  readonly sql: string;
  constructor(message: string, sql: string, options?: ErrorOptions) {
    super(`${message}\n  in: ${sql.replace(/\s+/g, ' ').trim().slice(0, 400)}`, options);
    this.name = 'QueryError';
    this.sql = sql;
  }
}
