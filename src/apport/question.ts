import { insecables } from '#lib/typographie.ts';
import type { NiveauApport } from './lieux.ts';

/** One plain question that stops a reading until the reader answers, with its evidence quoted. */
export interface Question {
  /** Names the answer, and holds no word of the file: it is kept in the browser. */
  readonly cle: string;
  readonly texte: string;
  readonly choix: readonly { readonly valeur: string; readonly texte: string }[];
}

/** By `Question.cle`, the `valeur` chosen. */
export type Reponses = ReadonlyMap<string, string>;

export const question = (cle: string, texte: string, choix: Question['choix']): Question => ({
  cle,
  texte: insecables(texte),
  choix: choix.map((c) => ({ valeur: c.valeur, texte: insecables(c.texte) })),
});

export const TERRITOIRE = 'territoire';
export const AUCUN = 'aucun';

/** « 2:departement »: a column and a level, as the answer to « where are the territories ». */
export const direPlace = (colonne: number, niveau: NiveauApport): string => `${colonne}:${niveau}`;

export function lirePlace(reponse: string | undefined): { readonly colonne: number; readonly niveau: NiveauApport } | null {
  const lu = /^(\d+):(region|departement|epci|commune)$/.exec(reponse ?? '');
  return lu === null ? null : { colonne: Number(lu[1]), niveau: lu[2] as NiveauApport };
}

/** « 11, 24, 27… »: what is quoted of a column. */
export function citer(textes: readonly string[], n = 4): string {
  const vus = textes.slice(0, n).map((t) => (t.length > 40 ? `${t.slice(0, 40)}…` : t));
  return `${vus.join(', ')}${textes.length > n ? '…' : ''}`;
}
