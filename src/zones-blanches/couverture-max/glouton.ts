import { listeDe, type Instance } from './probleme.ts';
import { creerFile } from './file-de-priorite.ts';

/** The greedy choice is never under this share of the best one (Nemhauser, Wolsey and Fisher, 1978): 63.2 %. */
export const GARANTIE = 1 - 1 / Math.E;

export interface Choix {
  /** Rank of the candidate. */
  readonly candidat: number;
  /** Weight that it adds to those chosen before. */
  readonly gain: number;
  readonly cumul: number;
}

export interface Solution {
  /** At most k: nothing is chosen that would gain nothing. */
  readonly choix: readonly Choix[];
  readonly gain: number;
  /** No choice of k candidates gains more than this. */
  readonly borne: number;
}

function gainDe(instance: Instance, couvertes: Uint8Array, candidat: number): number {
  let gain = 0;
  for (const d of listeDe(instance.atteintes, candidat)) if (couvertes[d] === 0) gain += instance.poids[d] as number;
  return gain;
}

/**
 * Maximal covering by greedy choice with lazy evaluation (CELF, Leskovec and others, 2007): a gain only falls while others are chosen, so a candidate
 * whose old gain is under the best fresh one is not evaluated again. Ties go to the first candidate of the list.
 *
 * The old gains are also what bounds the optimum: whatever the step, the best k add at most the k largest of them to what is already covered.
 */
export function glouton(instance: Instance, k: number): Solution {
  const couvertes = new Uint8Array(instance.poids.length);
  const gains = Float64Array.from({ length: instance.candidats }, (_, c) => gainDe(instance, couvertes, c));
  const file = creerFile(gains);
  const choix: Choix[] = [];
  let [cumul, borne] = [0, Math.min(instance.horsDePortee, file.somme(k))];
  while (choix.length < k) {
    const candidat = prochain(instance, couvertes, gains, file);
    if (candidat === null) break;
    const gain = gains[candidat] as number;
    cumul += gain;
    choix.push({ candidat, gain, cumul });
    for (const d of listeDe(instance.atteintes, candidat)) couvertes[d] = 1;
    borne = Math.min(borne, cumul + file.somme(k));
  }
  return { choix, gain: cumul, borne: Math.max(borne, cumul) };
}

/** Takes the best candidate out of the heap, evaluating only those that come to its top; null when none gains anything. */
function prochain(instance: Instance, couvertes: Uint8Array, gains: Float64Array, file: ReturnType<typeof creerFile>): number | null {
  for (;;) {
    const tete = file.tete();
    if (tete === null || (gains[tete] as number) <= 0) return null;
    const frais = gainDe(instance, couvertes, tete);
    if (frais === gains[tete]) {
      file.retirer();
      return tete;
    }
    gains[tete] = frais;
    file.descendre();
  }
}
