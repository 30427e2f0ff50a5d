import { listeDe, type Instance } from './probleme.ts';

/** The same optimum with fewer candidates and fewer demands. */
export interface Reduite {
  /** Ranks in the instance of the candidates that remain. */
  readonly candidats: readonly number[];
  readonly groupes: readonly Groupe[];
}

/** Demands that exactly the same candidates reach: one variable for all of them. */
interface Groupe {
  readonly poids: number;
  /** Ranks in `candidats`, ascending. */
  readonly par: readonly number[];
}

function inclus(petite: Int32Array, grande: ReadonlySet<number>): boolean {
  for (const d of petite) if (!grande.has(d)) return false;
  return true;
}

/** Keeps a candidate unless another reaches all that it reaches and more, or the same and comes first. */
function dominants(instance: Instance): readonly number[] {
  const utiles = Array.from({ length: instance.candidats }, (_, c) => c).filter((c) => listeDe(instance.atteintes, c).length > 0);
  // the widest first: a candidate can only be under one that is already kept
  const tries = utiles.toSorted((a, b) => listeDe(instance.atteintes, b).length - listeDe(instance.atteintes, a).length || a - b);
  const gardes: { readonly c: number; readonly touche: ReadonlySet<number> }[] = [];
  for (const c of tries) {
    const liste = listeDe(instance.atteintes, c);
    if (!gardes.some(({ touche }) => inclus(liste, touche))) gardes.push({ c, touche: new Set(liste) });
  }
  return gardes.map(({ c }) => c).sort((a, b) => a - b);
}

export function reduire(instance: Instance): Reduite {
  const candidats = dominants(instance);
  const parDemande = new Map<number, number[]>();
  for (const [rang, c] of candidats.entries())
    for (const d of listeDe(instance.atteintes, c)) parDemande.set(d, [...(parDemande.get(d) ?? []), rang]);
  const groupes = new Map<string, { poids: number; par: readonly number[] }>();
  for (const [d, par] of parDemande) {
    const groupe = groupes.get(par.join(' ')) ?? { poids: 0, par };
    groupe.poids += instance.poids[d] as number;
    groupes.set(par.join(' '), groupe);
  }
  return { candidats, groupes: [...groupes.values()] };
}
