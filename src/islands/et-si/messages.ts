import type { Poids } from '#zones-blanches/couverture-max/construire.ts';
import type { Offre } from '#zones-blanches/couverture-max/fichiers.ts';
import type { Ajout } from '#islands/couverture/etat.ts';

/** Where the best places are looked for, and how. The worker reads the files of the site itself: the page sends these words only. */
export interface Demande {
  readonly racine: string;
  /** null: all of France. */
  readonly departement: string | null;
  readonly offre: Offre;
  readonly porteeKm: number;
  readonly poids: Poids;
  readonly k: number;
  /** Already on the map: they count as existing. */
  readonly ajouts: readonly Ajout[];
  readonly genre: 'glouton' | 'exact';
}

export interface LieuChoisi {
  readonly commune: string;
  readonly nom: string;
  readonly gain: number;
  readonly cumul: number;
}

export interface Resultat {
  readonly genre: 'glouton' | 'exact';
  readonly lieux: readonly LieuChoisi[];
  readonly gain: number;
  /** What the greedy choice gains, for the exact one to be held against. */
  readonly gainGlouton: number;
  readonly borne: number;
  readonly prouvee: boolean;
  /** What is out of reach today. */
  readonly horsDePortee: number;
  /** Demands out of reach whose number is not known: communes, or EPCI for the jobseekers. */
  readonly inconnus: number;
  readonly sansReponse: number;
  readonly millisecondes: number;
}

export type Reponse = { readonly sorte: 'resultat'; readonly resultat: Resultat } | { readonly sorte: 'echec'; readonly message: string };

/** Seconds that the solver may take before it gives its best and its bound. */
export const LIMITE = 10;
