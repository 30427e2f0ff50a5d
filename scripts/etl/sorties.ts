import type { Colonne, Contrat } from '../../src/domain/contrat.ts';
import type { Indicateur } from '../../src/indicateurs/types.ts';

/** Where each step of data:build writes, and what of our declarations shapes its files. Light: the plan is read at every command. */
export const DOSSIER = 'public/donnees';
export const DOSSIER_COLIS = 'public/zones-blanches';
export const POLICES = 'src/styles/polices';

export const parquetDe = (table: string) => `${DOSSIER}/${table}.parquet`;
export const sortiesDe = (table: string): readonly string[] => [parquetDe(table), `${DOSSIER}/${table}.csv`];
/** The values of one indicator, before they are one table. */
export const valeursDe = (indicateur: string) => `.cache/valeurs/${indicateur}.parquet`;
/** `/indicateurs/<id>.<niveau>.parquet`: small enough for a phone. */
export const trancheDe = (id: string, niveau: string) => `public/indicateurs/${id}.${niveau}.parquet`;
export const csvDe = (id: string) => `public/indicateurs/${id}.csv`;
export const MANIFESTES = ['manifest.json', 'datapackage.json', 'catalogue.jsonld'].map((nom) => `${DOSSIER}/${nom}`);
/** What the fingerprint of the manifest is made of. */
export const ORIGINES = ['data/tables', 'data/sources', 'package-lock.json'];

export interface Face {
  readonly famille: string;
  readonly graisse: number;
}
export const FACES: readonly Face[] = ['source-serif-4', 'source-sans-3'].flatMap((famille) =>
  [400, 600].map((graisse) => ({ famille, graisse })),
);
export const policeOriginale = ({ famille, graisse }: Face) =>
  `node_modules/@fontsource/${famille}/files/${famille}-latin-${graisse}-normal.woff2`;
export const policeCoupee = ({ famille, graisse }: Face) => `${POLICES}/${famille}-${graisse}.woff2`;

/** What of a contract shapes the published files; a reworded description changes the manifest only. */
export interface FormeTable {
  readonly table: string;
  readonly colonnes: readonly Pick<Colonne, 'nom' | 'type'>[];
  readonly cle: readonly string[];
}
export const formeDe = ({ table, colonnes, cle }: Contrat): FormeTable => ({
  table,
  cle,
  colonnes: colonnes.map(({ nom, type }) => ({ nom, type })),
});

/** What shapes the files of one indicator: its words may change without computing it again. */
export type FormeIndicateur = Pick<Indicateur, 'id' | 'sql' | 'reserve' | 'niveaux' | 'unite' | 'periode' | 'sources'>;
export const formeIndicateur = ({ id, sql, reserve, niveaux, unite, periode, sources }: Indicateur): FormeIndicateur => ({
  id,
  sql,
  ...(reserve === undefined ? {} : { reserve }),
  niveaux,
  unite,
  periode,
  sources,
});

/** Tables that name the territories of a CSV of an indicator. */
export const TABLES_NOMS = ['communes', 'epci', 'ept', 'parties', 'departements', 'regions', 'zones_emploi'];

/** Tables that a query names after `from` or `join`; one that it named otherwise does not exist when the step runs, which says so. */
export function tablesDe(sql: string, connues: readonly string[]): readonly string[] {
  const nommees = new Set([...sql.matchAll(/\b(?:from|join)\s+\(*\s*([a-z_0-9]+)/gi)].map((m) => m[1]));
  return connues.filter((t) => nommees.has(t));
}
