import type { Valeur } from '#domain/contrat.ts';

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

const borde = (code: number) => code <= 0x20 || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0xfeff;

/** Without the spaces that spreadsheets and web pages leave around a text. Most have none: two looks are enough to know. */
export function rogner(texte: string): string {
  if (!borde(texte.charCodeAt(0)) && !borde(texte.charCodeAt(texte.length - 1))) return texte;
  return texte.replace(/^[\s\ufeff]+|\s+$/g, '');
}

/** Rows and columns change places; a row is then numbered by its column in the file. */
export function transposer({ rangees, avis }: Grille): Grille {
  const largeur = Math.max(0, ...rangees.map((r) => r.length));
  const tournees = Array.from({ length: largeur }, (_, k) => rangees.map((r) => r[k] ?? null));
  const gardees = tournees.map((cellules, k) => ({ cellules, numero: k + 1 })).filter(({ cellules }) => cellules.some((v) => !estVide(v)));
  return { rangees: gardees.map((g) => g.cellules), numeros: gardees.map((g) => g.numero), avis };
}
