import type { Valeur } from '../contrat.ts';

/** The cells of a file before anything is understood of them: blank rows left out, but numbered in. */
export interface Grille {
  readonly rangees: readonly (readonly Valeur[])[];
  /** 1-based line of each row in the file, as a spreadsheet shows it. */
  readonly numeros: readonly number[];
  /** What the reader should know of the cutting. */
  readonly avis: readonly string[];
}

export const estVide = (v: Valeur | undefined): v is null | undefined | '' =>
  v === null || v === undefined || (typeof v === 'string' && v.trim() === '');

/** Spaces that spreadsheets and web pages leave around a text. */
export const rogner = (texte: string): string => texte.replace(/^[\s\u00a0\u202f\ufeff]+|[\s\u00a0\u202f]+$/g, '');
