import type { Colonne, Contrat } from './contrat.ts';
import type { FicheSource } from './source.ts';
import type { Niveau } from './territoire.ts';

interface FichierPublie {
  readonly chemin: string;
  readonly octets: number;
  readonly sha256: string;
}

/** A published table: its contract, and the two files that hold it. */
export interface TableDuManifeste extends Omit<Contrat, 'colonnes'> {
  readonly lignes: number;
  readonly colonnes: readonly (Omit<Colonne, 'motif'> & { readonly motif?: string })[];
  readonly parquet: FichierPublie;
  readonly csv: FichierPublie;
}

/** What is said of an indicator to who reads the tables. */
interface IndicateurDuManifeste {
  readonly id: string;
  readonly nom: string;
  readonly definition: string;
  readonly formule: string;
  readonly unite: string;
  readonly niveaux: readonly Niveau[];
  readonly periode: string;
  readonly sources: readonly string[];
  readonly limites: readonly string[];
}

/** /donnees/manifest.json: the contract between the build of the data, the pages and the engine of a reader's browser. */
export interface Manifeste {
  readonly version: 1;
  readonly 'generated-from': string;
  readonly licence: { readonly nom: string; readonly url: string };
  readonly tables: readonly TableDuManifeste[];
  readonly sources: readonly FicheSource[];
  readonly indicateurs: readonly IndicateurDuManifeste[];
}
