import type { Anomalie } from '../../src/lib/anomalie.ts';

/** A delimited text file as read: header names and rows with their 1-based line in the original. */
export interface TableauTexte {
  readonly entetes: readonly string[];
  readonly lignes: readonly { readonly numero: number; readonly champs: Readonly<Record<string, string>> }[];
  readonly avis: readonly string[];
  readonly anomalies: readonly Anomalie[];
}
