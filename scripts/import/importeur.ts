import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { TABLES_IMPORTEES } from '../../src/domain/tables/catalogue.ts';

/** What every filter may lean on besides its own file. */
export interface Contexte {
  /** Any commune code ever used → the current commune, or null when it cannot be carried. */
  readonly communeActuelle: (code: string) => string | null;
  readonly communes: ReadonlySet<string>;
  readonly departements: ReadonlySet<string>;
  /** SIREN of the EPCI of 2026. */
  readonly epci: ReadonlySet<string>;
  /** Rows of data/corrections/<nom>.csv, as text. */
  readonly corrections: (nom: string) => readonly Readonly<Record<string, string>>[];
}

type Importee = (typeof TABLES_IMPORTEES)[number];

export interface Sortie {
  /** Table name → rows of its columns, in any order: the writer checks the contract and sorts by key. */
  readonly tables: { readonly [N in Importee['table']]?: readonly LigneImportee<Extract<Importee, { readonly table: N }>>[] };
  readonly anomalies: readonly Anomalie[];
  /** Things a person should read though nothing is wrong (encoding converted, communes not carried…). */
  readonly avis: readonly string[];
}

/** One filter per original: bytes in, normalised rows out. Pure: no clock, no network, no write. */
export interface Importeur {
  readonly id: string;
  /** Paths inside the folder of originals. */
  readonly fichiers: readonly string[];
  readonly lire: (octets: Readonly<Record<string, Uint8Array>>, contexte: Contexte) => Sortie | Promise<Sortie>;
}
