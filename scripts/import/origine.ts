import type { Ligne } from '../../src/domain/contrat.ts';

/** Where a row was read, so that a fault found later can still name the line of the original. */
export interface Origine {
  readonly fichier: string;
  readonly ligne: number;
}

const ORIGINE = Symbol('origine');

/** Marks a row with its place in the original. The mark is not a column: it is never written nor compared. */
export function situer<L extends Ligne>(ligne: L, fichier: string, numero: number): L {
  return marquer({ ...ligne }, fichier, numero);
}

/** The same on a row that nobody else holds. */
export function marquer<L extends Ligne>(ligne: L, fichier: string, numero: number): L {
  const origine: Origine = { fichier, ligne: numero };
  return Object.defineProperty(ligne, ORIGINE, { value: origine, enumerable: false });
}

export function origineDe(ligne: Ligne): Origine | null {
  return (ligne as { readonly [ORIGINE]?: Origine })[ORIGINE] ?? null;
}
