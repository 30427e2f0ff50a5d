import type { Colonne } from '#domain/contrat.ts';
import type { TableDuManifeste } from '#domain/manifeste.ts';
import { lireSql, nomDeJeton } from '#lib/sql.ts';

/** What the engine trusts about a published table; the manifest holds more, for people. */
export type TablePubliee = Pick<TableDuManifeste, 'table' | 'lignes' | 'parquet'> & {
  readonly colonnes: readonly Pick<Colonne, 'nom' | 'type'>[];
};
export type TablesPubliees = ReadonlyMap<string, TablePubliee>;

/** Published tables by name. `frais` asks the host again, past every cache. */
export async function lireManifeste(
  racine: string,
  options: { readonly frais?: boolean; readonly signal?: AbortSignal },
): Promise<TablesPubliees> {
  const reponse = await fetch(`${racine}donnees/manifest.json`, {
    cache: options.frais === true ? 'reload' : 'default',
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  if (!reponse.ok) throw new Error(`cannot read the manifest: status ${reponse.status}`);
  const { tables } = (await reponse.json()) as { readonly tables: readonly TablePubliee[] };
  return new Map(tables.map((t) => [t.table, t]));
}

/** Names of published tables that a SQL text mentions, comments and text literals left out. */
export function tablesMentionnees(sql: string, manifeste: TablesPubliees): readonly string[] {
  const mots = new Set(lireSql(sql).flatMap((j) => (j.genre === 'mot' || j.genre === 'nom' ? [nomDeJeton(j)] : [])));
  return [...manifeste.keys()].filter((nom) => mots.has(nom));
}

const hexadecimal = (octets: ArrayBuffer): string => Array.from(new Uint8Array(octets), (o) => o.toString(16).padStart(2, '0')).join('');

/** Whether the bytes are those the manifest promised. The hash needs a secure context; an intranet in plain HTTP has the size. */
export async function estConforme(octets: ArrayBuffer, { parquet }: TablePubliee): Promise<boolean> {
  if (octets.byteLength !== parquet.octets) return false;
  const empreintes = (globalThis as { readonly crypto?: Partial<Crypto> }).crypto?.subtle;
  return empreintes === undefined || hexadecimal(await empreintes.digest('SHA-256', octets)) === parquet.sha256;
}
