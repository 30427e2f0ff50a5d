import type { Highs, Model } from 'highs';
import { valeurDe } from './force-brute.ts';
import type { Choix, Solution } from './glouton.ts';
import { ecrireModele } from './modele.ts';
import { listeDe, type Instance } from './probleme.ts';
import { reduire, type Reduite } from './reduction.ts';

export interface OptionsExact {
  readonly k: number;
  /** Seconds after which the best found and its bound are given. */
  readonly limite: number;
  /** The greedy choice: the solver starts from it, and can only do better. */
  readonly depart: Solution;
}

export interface SolutionExacte extends Solution {
  /** True when the solver proved that no other choice gains more. */
  readonly prouvee: boolean;
}

/** What the best choice could still gain over this one, as a share of the bound: 0 when it is proved the best. */
export function ecart({ gain, borne }: Solution): number {
  return borne <= 0 ? 0 : Math.max(0, (borne - gain) / borne);
}

/**
 * The optimum by branch and cut, or the best found in `limite` seconds with the bound the solver proved. Synchronous and long: in a worker.
 * A choice is counted again on the instance itself, so that no rounding of the solver reaches the reader, and never falls under the greedy one.
 */
export function resoudre(highs: Highs, instance: Instance, { k, limite, depart }: OptionsExact): SolutionExacte {
  const reduite = reduire(instance);
  if (reduite.candidats.length <= k) {
    const tout = ordonner(instance, reduite.candidats);
    return { ...tout, borne: tout.gain, prouvee: true };
  }
  return highs.withModel({ format: 'lp', data: ecrireModele(reduite, k) }, (modele) => {
    const { choisis, borne, prouvee } = lancer(highs, modele, reduite, { k, limite, depart });
    const trouvee = ordonner(instance, choisis);
    const meilleure = trouvee.gain >= depart.gain ? trouvee : depart;
    return { choix: meilleure.choix, gain: meilleure.gain, borne: prouvee ? meilleure.gain : Math.max(meilleure.gain, borne), prouvee };
  });
}

/** Weights are whole numbers of people: a gap under one person is no gap. */
const ECART_ABSOLU = 0.99;

function lancer(highs: Highs, modele: Model, reduite: Reduite, { k, limite, depart }: OptionsExact) {
  modele.options.set({ output_flag: false, time_limit: limite, mip_rel_gap: 0, mip_abs_gap: ECART_ABSOLU });
  const colonnes = reduite.candidats.map((_, j) => modele.getColByName(`x${j}`));
  const rangs = new Map(reduite.candidats.map((c, j) => [c, colonnes[j] as number]));
  const semees = depart.choix.slice(0, k).flatMap(({ candidat }) => rangs.get(candidat) ?? []);
  if (semees.length > 0) modele.setSolution({ indices: Int32Array.from(semees), values: new Float64Array(semees.length).fill(1) });
  modele.run();
  const valeurs = modele.getSolution().colValue;
  const choisis = reduite.candidats.filter((_, j) => (valeurs?.[colonnes[j] as number] ?? 0) > 0.5);
  const prouvee = modele.getModelStatus() === highs.constants.modelStatus.optimal;
  return { choisis, borne: Math.min(depart.borne, Number(modele.info.get('mip_dual_bound'))), prouvee };
}

/** The same candidates, the one that adds most first. */
function ordonner(instance: Instance, choisis: readonly number[]): { readonly choix: readonly Choix[]; readonly gain: number } {
  const restants = new Set(choisis);
  const choix: Choix[] = [];
  const couvertes = new Set<number>();
  let cumul = 0;
  while (restants.size > 0) {
    const [candidat, gain] = meilleurDe(instance, restants, couvertes);
    restants.delete(candidat);
    if (gain === 0) continue;
    for (const d of listeDe(instance.atteintes, candidat)) couvertes.add(d);
    cumul += gain;
    choix.push({ candidat, gain, cumul });
  }
  return { choix, gain: valeurDe(instance, choisis) };
}

function meilleurDe(instance: Instance, restants: ReadonlySet<number>, couvertes: ReadonlySet<number>): readonly [number, number] {
  let meilleur: readonly [number, number] = [-1, -1];
  for (const c of restants) {
    let gain = 0;
    for (const d of listeDe(instance.atteintes, c)) if (!couvertes.has(d)) gain += instance.poids[d] as number;
    if (gain > meilleur[1]) meilleur = [c, gain];
  }
  return meilleur;
}
