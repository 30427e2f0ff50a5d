import { ckmeans } from 'simple-statistics';
import { ETATS, estConnue, estSure, type Cellule, type Etat } from './cellule.ts';

export type EtatVide = Exclude<Etat, 'valeur' | 'zero'>;
export const ETATS_VIDES: readonly EtatVide[] = ETATS.filter((e): e is EtatVide => e !== 'valeur' && e !== 'zero');

/** Why a place is in no class: it has no number, or one that is held back. */
export const HORS_CLASSE = [...ETATS_VIDES, 'incomplet'] as const;
export type HorsClasse = (typeof HORS_CLASSE)[number];

/** The reason, null for a place that is graded. What no row speaks of is not available. */
export function horsClasse(c: Cellule | undefined): HorsClasse | null {
  if (c === undefined) return 'indisponible';
  if (estConnue(c)) return estSure(c) ? null : 'incomplet';
  return ETATS_VIDES.find((e) => e === c.etat) ?? 'indisponible';
}

/** The number by which a place is graded; null when it is in no class. */
export const valeurClassee = (c: Cellule | undefined): number | null => (c !== undefined && estSure(c) ? c.valeur : null);

export type Methode = 'quantiles' | 'jenks' | 'bornes';

export interface Classes {
  readonly methode: Methode;
  /** Inner breaks, ascending. Class k holds bornes[k − 1] ≤ valeur < bornes[k]. */
  readonly bornes: readonly number[];
  /** Lowest and highest value, null when nothing is known. */
  readonly etendue: readonly [number, number] | null;
  /** Number of territories in each class, from the lowest. */
  readonly effectifs: readonly number[];
  /** Territories that are in no class, by the reason. */
  readonly manquants: Readonly<Record<HorsClasse, number>>;
  /** null when there is no number: a territory without data is never graded. */
  readonly classeDe: (valeur: number | null) => number | null;
}

export type OptionsClasses =
  | { readonly methode: 'quantiles' | 'jenks'; readonly nombre: number }
  /** Declared breaks are kept as they are, even when a class stays empty. */
  | { readonly methode: 'bornes'; readonly bornes: readonly number[] };

/** Splits the known values into classes. Equal values always share a class, so few distinct values give fewer classes. */
export function classer(cellules: readonly Cellule[], options: OptionsClasses): Classes {
  const valeurs = cellules
    .filter(estSure)
    .map((c) => c.valeur)
    .sort((a, b) => a - b);
  const bornes = valeurs.length === 0 ? [] : bornesDe(valeurs, options);
  const classeDe = (valeur: number | null) => (valeur === null || valeurs.length === 0 ? null : compterSousOuEgal(bornes, valeur));
  const effectifs = new Array<number>(valeurs.length === 0 ? 0 : bornes.length + 1).fill(0);
  for (const v of valeurs) {
    const k = classeDe(v) ?? 0;
    effectifs[k] = (effectifs[k] ?? 0) + 1;
  }
  return { methode: options.methode, bornes, etendue: etendueDe(valeurs), effectifs, manquants: compterManquants(cellules), classeDe };
}

function compterManquants(cellules: readonly Cellule[]): Readonly<Record<HorsClasse, number>> {
  const compte = (raison: HorsClasse) => cellules.filter((c) => horsClasse(c) === raison).length;
  return {
    secret: compte('secret'),
    indisponible: compte('indisponible'),
    'sans-objet': compte('sans-objet'),
    incomplet: compte('incomplet'),
  };
}

function etendueDe(triees: readonly number[]): readonly [number, number] | null {
  const [min, max] = [triees[0], triees.at(-1)];
  return min === undefined || max === undefined ? null : [min, max];
}

function compterSousOuEgal(bornes: readonly number[], valeur: number): number {
  return bornes.filter((b) => b <= valeur).length;
}

function bornesDe(triees: readonly number[], options: OptionsClasses): number[] {
  if (options.methode === 'bornes') return verifierBornes(options.bornes);
  const coupures = options.methode === 'quantiles' ? coupuresQuantiles(triees, options.nombre) : coupuresJenks(triees, options.nombre);
  return coupures.map((i) => rondEntre(triees[i - 1] ?? NaN, triees[i] ?? NaN));
}

function verifierBornes(bornes: readonly number[]): number[] {
  const croissantes = bornes.every((b, i) => Number.isFinite(b) && (i === 0 || b > (bornes[i - 1] ?? -Infinity)));
  if (!croissantes) throw new RangeError(`breaks ${bornes.join(', ')} are not ascending numbers: sort them and drop the doubles`);
  return [...bornes];
}

/**
 * Indexes where a class begins. A quantile that falls among equal values moves to the nearest end of their run:
 * d3's quantile would leave an empty class there, or lose the break when the run starts the series.
 */
function coupuresQuantiles(triees: readonly number[], nombre: number): number[] {
  const possibles = triees.flatMap((v, i) => (i > 0 && v > (triees[i - 1] ?? v) ? [i] : []));
  const coupures = new Set<number>();
  for (let k = 1; k < nombre; k += 1) {
    const ideale = (k * triees.length) / nombre;
    const proche = minBy(possibles, (i) => Math.abs(i - ideale));
    if (proche !== undefined) coupures.add(proche);
  }
  return [...coupures];
}

function minBy(candidats: readonly number[], ecart: (i: number) => number): number | undefined {
  return candidats.reduce<number | undefined>((m, i) => (m === undefined || ecart(i) < ecart(m) ? i : m), undefined);
}

/** ckmeans is the exact one-dimensional k-means that « Jenks » approximates. */
function coupuresJenks(triees: readonly number[], nombre: number): number[] {
  const groupes = ckmeans([...triees], Math.min(nombre, new Set(triees).size));
  return groupes.slice(1).map((groupe) => triees.findIndex((v) => v === groupe[0]));
}

/** The roundest number in ]bas, haut], nearest to the middle. */
export function rondEntre(bas: number, haut: number): number {
  const milieu = (bas + haut) / 2;
  const plusGrand = Math.ceil(Math.log10(Math.max(Math.abs(bas), Math.abs(haut)))) + 1;
  for (let e = plusGrand; e > plusGrand - 15; e -= 1) {
    for (const m of [5, 2, 1]) {
      const rond = multipleEntre(bas, haut, milieu, m, e);
      if (rond !== null) return rond;
    }
  }
  return haut;
}

function multipleEntre(bas: number, haut: number, milieu: number, m: number, e: number): number | null {
  const centre = Math.round(milieu / (m * 10 ** e));
  const candidats = [centre, centre + 1, centre - 1].map((n) => Number(`${n * m}e${e}`));
  return candidats.find((c) => c > bas && c <= haut) ?? null;
}
