import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { Ligne } from '../../src/domain/contrat.ts';

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

export interface Sortie {
  /** Table name → rows, in any order: the writer checks the contract and sorts by key. */
  readonly tables: Readonly<Record<string, readonly Ligne[]>>;
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
