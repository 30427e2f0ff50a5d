import type { Cellule } from './cellule.ts';
import type { Niveau } from './territoire.ts';

/** Levels that the map of /atlas/ can draw; communes are drawn one département at a time. */
export const NIVEAUX_CARTE = ['region', 'departement', 'epci', 'ept', 'zone-emploi', 'commune'] as const satisfies readonly Niveau[];
export type NiveauCarte = (typeof NIVEAUX_CARTE)[number];

/** Values that are not of the catalogue, to be drawn by the map: a ratio composed by the reader, or the reader’s own data. */
export interface Couche {
  /** A topic or a finding, in French, as the reader will read it above the map. */
  readonly titre: string;
  /** In words, with what it is counted over: « personnes pour 1 000 habitants ». */
  readonly unite: string;
  /** As printed after a number: « ‰ », « % », « km ». The numbers go alone when it is absent. */
  readonly uniteCourte?: string;
  /** Digits after the decimal comma, 1 when absent. */
  readonly decimales?: number;
  readonly niveau: NiveauCarte;
  /** The département whose communes are drawn; without it the map takes the one that holds most of the codes. */
  readonly departement?: string;
  /** By territory code. A territory of the level without an entry is shown « non disponible », never 0. */
  readonly valeurs: ReadonlyMap<string, Cellule>;
  /** What the reader must know of these figures: source, localisation, rows left out. */
  readonly note: string;
}

/**
 * Event that asks the map to draw a layer: dispatched on the document or on anything inside `<atlas-carte>`, bubbling, with a `Couche` as detail.
 * `null` goes back to the indicator.
 */
export const EVENEMENT_COUCHE = 'atlas:couche';
export type EvenementCouche = CustomEvent<Couche | null>;
