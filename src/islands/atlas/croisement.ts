import { classer, horsClasse, valeurClassee, type Classes, type HorsClasse } from '#domain/classes.ts';
import type { Cellule } from '#domain/cellule.ts';
import type { Ecriture } from '#charts/donnees.ts';

/** Two indicators at once: each in three classes of as many territories, nine in all. */
export interface Croisement {
  readonly a: Classes;
  readonly b: Classes;
  /** Class of the colour (`x00` … `x22`, first then second indicator), or the reason there is none. */
  readonly cles: ReadonlyMap<string, string>;
  readonly effectifs: Readonly<Record<string, number>>;
  readonly manquants: Readonly<Record<HorsClasse, number>>;
}

const TROIS = { methode: 'quantiles', nombre: 3 } as const;
export const DEGRES = ['basse', 'moyenne', 'haute'] as const;

/** Place of a class on a scale of three: with ties there may be two classes only, the lowest and the highest, or one in the middle. */
export function degre(k: number, nombre: number): 0 | 1 | 2 {
  if (nombre === 1) return 1;
  if (k === 0) return 0;
  return k === nombre - 1 ? 2 : 1;
}

export function degreDe(classes: Classes, valeur: number | null): 0 | 1 | 2 | null {
  const k = classes.classeDe(valeur);
  return k === null ? null : degre(k, classes.effectifs.length);
}

export function croiser(
  codes: readonly string[],
  premieres: ReadonlyMap<string, Cellule>,
  secondes: ReadonlyMap<string, Cellule>,
): Croisement {
  const presentes = (m: ReadonlyMap<string, Cellule>) => codes.flatMap((c) => m.get(c) ?? []);
  const [a, b] = [classer(presentes(premieres), TROIS), classer(presentes(secondes), TROIS)];
  const effectifs: Record<string, number> = {};
  const manquants: Record<HorsClasse, number> = { secret: 0, indisponible: 0, 'sans-objet': 0, incomplet: 0 };
  const cles = new Map<string, string>();
  for (const code of codes) {
    const [ca, cb] = [premieres.get(code), secondes.get(code)];
    const [da, db] = [degreDe(a, valeurClassee(ca)), degreDe(b, valeurClassee(cb))];
    if (da === null || db === null) {
      const etat = horsClasse(da === null ? ca : cb) ?? 'indisponible';
      manquants[etat] += 1;
      cles.set(code, etat);
    } else {
      const cle = `x${da}${db}`;
      effectifs[cle] = (effectifs[cle] ?? 0) + 1;
      cles.set(code, cle);
    }
  }
  return { a, b, cles, effectifs, manquants };
}

/** « moins de 20,1 ‰, de 20,1 ‰ à moins de 31,0 ‰, 31,0 ‰ et plus » */
export function seuilsEnMots({ bornes }: Classes, ecrire: Ecriture): string {
  const [bas, haut] = bornes;
  if (bas === undefined) return 'une seule classe';
  if (haut === undefined) return `basse\u00a0: moins de ${ecrire(bas)}\u202f; haute\u00a0: ${ecrire(bas)} et plus`;
  return `basse\u00a0: moins de ${ecrire(bas)}\u202f; moyenne\u00a0: de ${ecrire(bas)} à moins de ${ecrire(haut)}\u202f; haute\u00a0: ${ecrire(haut)} et plus`;
}
