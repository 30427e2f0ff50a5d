import { median } from 'd3-array';
import { HORS_CLASSE, horsClasse, type HorsClasse } from '#domain/classes.ts';
import { estSure } from '#domain/cellule.ts';
import { memoire } from '#lib/memoire.ts';
import type { Observation } from './donnees.ts';

export type Connue = Observation & { readonly valeur: number };

/** What a list of territories says before any of them is looked at. */
export interface Resume {
  /** Those that have a number that nothing holds back, in the order of the list. */
  readonly connues: readonly Connue[];
  /** The lowest and the highest value, each with all those that share it; null when nothing is known. */
  readonly bouts: { readonly bas: Bout; readonly haut: Bout } | null;
  readonly mediane: number;
  readonly manquants: ReadonlyMap<HorsClasse, number>;
  readonly parCode: ReadonlyMap<string, Observation>;
}

interface Bout {
  readonly valeur: number;
  readonly noms: readonly string[];
}

/** The same list is drawn and described on a thousand pages, with another place marked: it is read through once. */
export const resumer = memoire((observations: readonly Observation[]): Resume => {
  const connues = observations.filter(estSure);
  const triees = connues.toSorted((a, b) => a.valeur - b.valeur);
  const bout = ({ valeur }: Connue): Bout => ({ valeur, noms: triees.filter((o) => o.valeur === valeur).map((o) => o.nom) });
  const [bas, haut] = [triees[0], triees.at(-1)];
  return {
    connues,
    bouts: bas === undefined || haut === undefined ? null : { bas: bout(bas), haut: bout(haut) },
    mediane: median(triees, (o) => o.valeur) ?? 0,
    manquants: new Map(HORS_CLASSE.map((raison) => [raison, observations.filter((o) => horsClasse(o) === raison).length])),
    parCode: new Map(observations.map((o) => [o.code, o])),
  };
});
