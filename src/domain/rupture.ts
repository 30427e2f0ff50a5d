import type { Niveau } from './territoire.ts';

/** A change of definition or of perimeter: no path and no comparison crosses it. */
export interface Rupture {
  /** First period after the break, e.g. `2018-01-31`. */
  readonly a: string;
  readonly texte: string;
  /** The one level whose lines it cuts: a département that enters the total changes France, not the others. All of them by default. */
  readonly niveau?: Niveau;
}

/** A line whose level is not said is cut by all. */
export const coupe = (r: Rupture, niveau: string | undefined): boolean =>
  r.niveau === undefined || niveau === undefined || r.niveau === niveau;
