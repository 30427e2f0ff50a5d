import type { Cellule } from '#domain/cellule.ts';
import type { HorsClasse } from '#domain/classes.ts';
import { nombre } from '#lib/format.ts';

/** One territory of a figure. */
export interface Observation extends Cellule {
  readonly code: string;
  readonly nom: string;
}

/** How a value of the figure is written, unit apart: « 1 213,4 ». */
export type Ecriture = (valeur: number) => string;
export const ecritureParDefaut: Ecriture = (valeur) => nombre(valeur);

export const NOMS_ETATS: Readonly<Record<HorsClasse, string>> = {
  secret: 'secret statistique',
  indisponible: 'non disponible',
  'sans-objet': 'sans objet',
  incomplet: 'provisoire, probablement incomplet',
};
