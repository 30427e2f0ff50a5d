import { creerVoisinage, type Lieu } from './voisinage.ts';

/** Where people live: counted whole as soon as one seat is within reach of its point. */
export interface Demande extends Lieu {
  /** null: not known at this place. It is then neither gained nor counted as nothing: `Instance.inconnus` says how many there are. */
  readonly poids: number | null;
  /** Kilometres to the nearest existing SIAE, those of the neighbouring départements included; null when its basin has none. */
  readonly distance: number | null;
  /** True when only a seat at the very point is known to reach it: a commune too wide for one point. */
  readonly surPlace?: boolean;
}

export interface Probleme {
  /** Where a new SIAE may be placed. */
  readonly candidats: readonly Lieu[];
  readonly demandes: readonly Demande[];
  readonly porteeKm: number;
}

/** Lists of integers end to end: list `i` is `valeurs[debuts[i]] … valeurs[debuts[i + 1] - 1]`. */
export interface Listes {
  readonly debuts: Int32Array;
  readonly valeurs: Int32Array;
}

/** The problem without its geography: who would reach whom, among the demands that nothing reaches yet. */
export interface Instance {
  readonly candidats: number;
  /** Demands out of reach, of known and positive weight, as ranks in `Probleme.demandes`. */
  readonly demandes: Int32Array;
  readonly poids: Float64Array;
  /** By candidate, the ranks in `demandes` that it would bring within reach. */
  readonly atteintes: Listes;
  /** Weight out of reach today: no choice gains more. */
  readonly horsDePortee: number;
  /** Demands out of reach whose weight is not known. */
  readonly inconnus: number;
}

export function listeDe({ debuts, valeurs }: Listes, i: number): Int32Array {
  return valeurs.subarray(debuts[i], debuts[i + 1]);
}

/** « À plus de d km »: a place at exactly d is reached. */
export function horsDePortee({ distance }: Pick<Demande, 'distance'>, porteeKm: number): boolean {
  return distance === null || distance > porteeKm;
}

const tailles = (n: number, de: Int32Array): Int32Array => {
  const debuts = new Int32Array(n + 1);
  for (const i of de) debuts[i + 1] = (debuts[i + 1] ?? 0) + 1;
  for (let i = 0; i < n; i++) debuts[i + 1] = (debuts[i + 1] ?? 0) + (debuts[i] ?? 0);
  return debuts;
};

/** Pairs (candidate, demand), given by demand, as lists by candidate: demands stay in ascending order. */
function ranger(n: number, candidats: Int32Array, demandes: Int32Array): Listes {
  const debuts = tailles(n, candidats);
  const suivants = debuts.slice();
  const valeurs = new Int32Array(candidats.length);
  for (const [k, c] of candidats.entries()) {
    const place = suivants[c] as number;
    valeurs[place] = demandes[k] as number;
    suivants[c] = place + 1;
  }
  return { debuts, valeurs };
}

/** Reads the map once: what follows (greedy, exact, model) knows only lists. */
export function preparer({ candidats, demandes, porteeKm }: Probleme): Instance {
  const dehors = [...demandes.keys()].filter((i) => horsDePortee(demandes[i] as Demande, porteeKm));
  const connues = dehors.filter((i) => ((demandes[i] as Demande).poids ?? 0) > 0);
  const voisinage = creerVoisinage(candidats);
  const [deQui, vers]: [number[], number[]] = [[], []];
  for (const [rang, i] of connues.entries())
    voisinage(demandes[i] as Demande, demandes[i]?.surPlace === true ? 0 : porteeKm, (candidat) => {
      deQui.push(candidat);
      vers.push(rang);
    });
  const poids = Float64Array.from(connues, (i) => (demandes[i] as Demande).poids ?? 0);
  return {
    candidats: candidats.length,
    demandes: Int32Array.from(connues),
    poids,
    atteintes: ranger(candidats.length, Int32Array.from(deQui), Int32Array.from(vers)),
    horsDePortee: poids.reduce((a, b) => a + b, 0),
    inconnus: dehors.filter((i) => (demandes[i] as Demande).poids === null).length,
  };
}
