import { listeDe, type Instance } from './probleme.ts';

/** Every choice of k candidates, for the tests: the optimum and nothing clever. */
export function forceBrute(instance: Instance, k: number): { readonly choix: readonly number[]; readonly gain: number } {
  let meilleur: { choix: readonly number[]; gain: number } = { choix: [], gain: 0 };
  const essayer = (choix: readonly number[], depuis: number): void => {
    const gain = valeurDe(instance, choix);
    if (gain > meilleur.gain) meilleur = { choix, gain };
    if (choix.length === k) return;
    for (let c = depuis; c < instance.candidats; c++) essayer([...choix, c], c + 1);
  };
  essayer([], 0);
  return meilleur;
}

/** Weight that a choice brings within reach: the one count that greedy, solver and page are held against. */
export function valeurDe(instance: Instance, choix: readonly number[]): number {
  const vues = new Set(choix.flatMap((c) => [...listeDe(instance.atteintes, c)]));
  return [...vues].reduce((total, d) => total + (instance.poids[d] as number), 0);
}
