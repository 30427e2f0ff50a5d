import { accord, entier, INSECABLE, ordinal } from '#lib/format.ts';
import { majuscule } from '#lib/typographie.ts';
import { estConnue, type Cellule, type Etat, type Reserve } from './cellule.ts';

/** What a reader sees where there is no number to write. */
export const MOTS_ETAT: Readonly<Record<Exclude<Etat, 'valeur' | 'zero'>, string>> = {
  secret: 'secret statistique',
  indisponible: 'non disponible',
  'sans-objet': 'sans objet',
};

/** What a reader sees beside a number that is held back. */
export const MOTS_RESERVE: Readonly<Record<Reserve, string>> = {
  incomplet: 'provisoire, probablement incomplet',
  partie: 'dont une part provisoire, probablement incomplète',
};

/** The number in its format with its mark if it has one, or the words of its state; a real zero is written as a number. */
export function celluleTexte(c: Cellule, format: (v: number) => string): string {
  if (estConnue(c)) return c.reserve == null ? format(c.valeur) : `${format(c.valeur)} (${MOTS_RESERVE[c.reserve]})`;
  if (c.etat === 'valeur' || c.etat === 'zero') throw new TypeError(`a cell of state "${c.etat}" holds no number: build it with cellule()`);
  return MOTS_ETAT[c.etat];
}

/** A common noun with what its article and adjectives need. */
export interface NomCommun {
  readonly singulier: string;
  readonly pluriel: string;
  readonly genre: 'm' | 'f';
}

/** A sentence from pieces already in French; one missing piece and there is no sentence. */
export function phrase(textes: TemplateStringsArray, ...pieces: readonly (string | null)[]): string | null {
  if (pieces.some((p) => p === null || p === '')) return null;
  return textes.map((texte, i) => texte + (pieces[i] ?? '')).join('');
}

/** The sentences that could be written, in order, each with its capital; null when there is none. */
export function paragraphe(phrases: readonly (string | null)[]): string | null {
  const ecrites = phrases.filter((p) => p !== null && p !== '').map((p) => majuscule(p ?? ''));
  return ecrites.length === 0 ? null : ecrites.join(' ');
}

/** « aucune structure », « une structure », « 12 structures ». */
export function quantite(n: number | null, nom: NomCommun): string | null {
  if (n === null) return null;
  const feminin = nom.genre === 'f' ? 'e' : '';
  if (n === 0) return `aucun${feminin} ${nom.singulier}`;
  return n === 1 ? `un${feminin} ${nom.singulier}` : `${entier(n)}${INSECABLE}${accord(n, nom.singulier, nom.pluriel)}`;
}

/** The range of ranks, with how many are ranked: « du 12e au 34e rang sur 101 », « au 1er rang sur 101 ». */
export function fourchetteRang(meilleur: number | null, pire: number | null, classes: number): string | null {
  if (meilleur === null || pire === null) return null;
  if (meilleur > pire || pire > classes)
    throw new RangeError(`ranks ${meilleur}–${pire} of ${classes} are not a range: give the best first`);
  const rangs = meilleur === pire ? `au ${ordinal(meilleur)} rang` : `du ${ordinal(meilleur)} au ${ordinal(pire)} rang`;
  return `${rangs} sur ${entier(classes)}`;
}
