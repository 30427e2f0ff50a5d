import type { Niveau } from '#domain/territoire.ts';
import type { Rupture } from '#domain/rupture.ts';

/** Where a count is made. A part counts both sides in the same place; an offer/need ratio prints both. */
export type Localisation = 'etablissement' | 'lieu-de-travail' | 'residence' | 'zonage';
export type Nature = 'stock' | 'flux';
export type NiveauIndicateur = Niveau;

/** One side of a ratio: what is counted, where, when and over which field. */
export interface Cote<L extends Localisation, D extends string, C extends string, N extends Nature = 'stock'> {
  readonly quoi: string;
  readonly localisation: L;
  /** The moment both sides share, in words: « 31 décembre », « juillet 2019 ». */
  readonly date: D;
  /** The statistical definition both sides share: « DEFM A, B, C », « population municipale ». */
  readonly champ: C;
  readonly nature: N;
}
export type CoteQuelconque = Cote<Localisation, string, string, Nature>;

/** How a value is made. Each kind has its own rule; see `defineIndicateur`. */
export type Mesure =
  | { readonly genre: 'compte'; readonly de: CoteQuelconque }
  | { readonly genre: 'part'; readonly numerateur: CoteQuelconque; readonly denominateur: CoteQuelconque }
  | {
      readonly genre: 'equipement' | 'densite';
      readonly numerateur: CoteQuelconque;
      readonly denominateur: CoteQuelconque;
      readonly ecartDates?: string;
    }
  | {
      readonly genre: 'frequence';
      readonly numerateur: CoteQuelconque;
      readonly denominateur: CoteQuelconque;
      readonly ecartDates?: string;
    }
  | { readonly genre: 'evolution' | 'cible' | 'rang' | 'mediane' | 'taux-publie'; readonly de: CoteQuelconque };

export interface Modalite {
  readonly id: string;
  readonly nom: string;
}

/** Which colour scale and which reading an indicator has. */
type Sens = 'offre' | 'besoin' | 'ecart';

export interface Indicateur {
  readonly id: string;
  readonly nom: string;
  readonly theme: 'offre' | 'equipement' | 'besoin' | 'zones-blanches' | 'territoires-prioritaires' | 'secteurs';
  readonly definition: string;
  readonly formule: string;
  readonly unite: string;
  /** Short unit as printed beside a number: « ‰ », « % », « personnes ». */
  readonly uniteCourte: string;
  readonly decimales: number;
  /** Values are not known under this one, which stands for all of them and is written « 5 ou moins ». */
  readonly plancher?: number;
  readonly sens: Sens;
  readonly mesure: Mesure;
  readonly niveaux: readonly NiveauIndicateur[];
  /** The modality shown first; '' is the whole. */
  readonly modalites: readonly Modalite[];
  readonly modalitePrincipale: string;
  /** Latest period at hand, as in `valeurs.periode`. */
  readonly periode: string;
  /** The latest period of the levels that have another: EPCI have jobseekers of one month only. Ask `periodeDe`. */
  readonly periodeParNiveau?: Readonly<Partial<Record<NiveauIndicateur, string>>>;
  readonly periodes: string;
  readonly ruptures: readonly Rupture[];
  readonly limites: readonly string[];
  readonly sources: readonly string[];
  /** Values that rest on one held back by the screen of series: niveau, code, mois, reserve. Due as soon as the SQL reads a table with marks. */
  readonly reserve?: string;
  /** Returns modalite, niveau, code, periode, valeur, etat, numerateur, denominateur. Core functions only. */
  readonly sql: string;
}
