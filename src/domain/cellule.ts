/**
 * The five states of a value, kept apart from the import to the CSV a reader downloads.
 * `secret`: the producer withholds it; `indisponible`: it exists or should, and we do not have it;
 * `sans-objet`: it cannot exist there (RSA in Mayotte before 2012, a share over nobody).
 */
export const ETATS = ['valeur', 'zero', 'secret', 'indisponible', 'sans-objet'] as const;
export type Etat = (typeof ETATS)[number];

/**
 * A mark beside a value, which is kept: `incomplet`, its own series makes it improbable (`crible.ts`) and the source probably lacks a part;
 * `partie`, a sum one part of which is so. Not a sixth state: there is a number, it may be drawn and read, and no claim may rest on the first.
 */
export const RESERVES = ['incomplet', 'partie'] as const;
export type Reserve = (typeof RESERVES)[number];

export interface Cellule {
  /** null exactly when `etat` is neither `valeur` nor `zero`. */
  readonly valeur: number | null;
  readonly etat: Etat;
  readonly reserve?: Reserve | null;
}

/** A cell from a number that was really read: 0 becomes the state `zero`, never « missing ». */
export function cellule(valeur: number): Cellule {
  if (!Number.isFinite(valeur)) throw new TypeError(`a cell needs a finite number, got ${valeur}: use celluleVide`);
  return { valeur, etat: valeur === 0 ? 'zero' : 'valeur' };
}

export function celluleVide(etat: Exclude<Etat, 'valeur' | 'zero'>): Cellule {
  return { valeur: null, etat };
}

/** True when there is a number to draw and to read. */
export function estConnue<C extends Cellule>(c: C): c is C & { readonly valeur: number } {
  return c.valeur !== null;
}

/** True when the number is complete enough to be ranked, graded, compared, or put in a title: never one that its series makes improbable. */
export function estSure<C extends Cellule>(c: C): c is C & { readonly valeur: number } {
  return estConnue(c) && c.reserve !== 'incomplet';
}
