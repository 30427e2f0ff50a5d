import type { ColonneLue } from './colonne.ts';
import type { Lieux, NiveauApport } from './lieux.ts';
import type { Question, Reponses } from './question.ts';
import type { Piste, Retenue } from './reconnaitre.ts';

export interface Reconnaissance {
  readonly colonne: number;
  readonly niveau: NiveauApport;
  /** The name of the column, its whole set of codes or the reader says the level. */
  readonly sure: boolean;
}

/** Where the territories are: known, asked, or nowhere. */
export interface Decision {
  readonly reconnaissance: Reconnaissance | null;
  readonly question: Question | null;
  readonly avis: readonly string[];
}

export interface Dossier {
  readonly colonnes: readonly ColonneLue[];
  readonly numeros: readonly number[];
  readonly lieux: Lieux;
  readonly pistes: readonly Piste[];
  readonly retenue: Retenue;
  /** Level that another column says. */
  readonly niveauDit: NiveauApport | null;
  readonly reponses: Reponses;
}
