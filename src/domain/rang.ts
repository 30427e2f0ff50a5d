import { compte } from '#lib/format.ts';
import { memoire } from '#lib/memoire.ts';
import { estSure, type Cellule } from './cellule.ts';

export interface CelluleCodee extends Cellule {
  readonly code: string;
}

export interface Rang {
  /** 1 = highest value; equal values share the rank and the next one is skipped (1, 2, 2, 4). */
  readonly rang: number;
  /** How many other territories share this rank. */
  readonly exAequo: number;
  /** Number of territories ranked: those with a number that nothing holds back. */
  readonly effectif: number;
}

/** Ranks the territories that have a sure number; the others are not in the map. Thousands of pages ask for one list: it is ranked once. */
export const rangs = memoire((cellules: readonly CelluleCodee[]): ReadonlyMap<string, Rang> => {
  const connues = cellules.filter(estSure).toSorted((a, b) => b.valeur - a.valeur);
  const premiers = new Map<number, number>();
  const effectifs = new Map<number, number>();
  connues.forEach((c, i) => {
    if (!premiers.has(c.valeur)) premiers.set(c.valeur, i + 1);
    effectifs.set(c.valeur, (effectifs.get(c.valeur) ?? 0) + 1);
  });
  return new Map(
    connues.map((c) => [
      c.code,
      { rang: premiers.get(c.valeur) ?? 0, exAequo: (effectifs.get(c.valeur) ?? 1) - 1, effectif: connues.length },
    ]),
  );
});

/**
 * What a ranking needs to say anything, decided over every territory that has a page. A value that a tenth of the others hold too (two of them at least) is
 * no place (0 % in FRR, no establishment); a level where half of the territories stand in such groups is a yes or a no, not an order; and what leaves out one
 * inhabitant in ten ranks other people than those it names.
 */
export const SEUILS_RANG = { exAequo: 0.1, confondus: 0.5, habitants: 0.9 } as const;

/** A rank told apart from the others: past the share above its number is not printed, only the tie. */
export const distingue = ({ exAequo, effectif }: Rang): boolean => exAequo < Math.max(2, SEUILS_RANG.exAequo * effectif);

/** « 12 », « 12, à égalité avec 3 autres », « à égalité avec 406 autres »: a tie is said, and a long one stands for the rank. */
export function rangEcrit(r: Rang, ecrire: (r: Rang) => string): string {
  if (r.exAequo === 0) return ecrire(r);
  const egalite = `à égalité avec ${compte(r.exAequo, 'autre', 'autres')}`;
  return distingue(r) ? `${ecrire(r)}, ${egalite}` : egalite;
}

/** Share of the ranked territories that nothing tells from many others. */
export const partConfondue = memoire((cellules: readonly CelluleCodee[]): number => {
  const places = [...rangs(cellules).values()];
  return places.length === 0 ? 1 : places.filter((r) => !distingue(r)).length / places.length;
});

export interface Fourchette {
  readonly meilleur: number;
  readonly dernier: number;
  /** Smallest and largest number of territories ranked: they differ when a denominator is missing somewhere. */
  readonly effectifMin: number;
  readonly effectifMax: number;
  /** In how many of the rankings the place has a rank. */
  readonly classements: number;
}

/** One place under several denominators: the range of its ranks, null when it is ranked in none. */
export function fourchette(rangsDuTerritoire: readonly (Rang | undefined)[]): Fourchette | null {
  const connus = rangsDuTerritoire.filter((r) => r !== undefined);
  if (connus.length === 0) return null;
  const places = connus.map((r) => r.rang);
  const effectifs = connus.map((r) => r.effectif);
  return {
    meilleur: Math.min(...places),
    dernier: Math.max(...places),
    effectifMin: Math.min(...effectifs),
    effectifMax: Math.max(...effectifs),
    classements: connus.length,
  };
}

/** Share of the known values under this one, ties counted for half: 0.5 is the middle. null when nothing is known. */
export function position(valeur: number, cellules: readonly Cellule[]): number | null {
  const valeurs = cellules.filter(estSure).map((c) => c.valeur);
  if (valeurs.length === 0) return null;
  const dessous = valeurs.filter((v) => v < valeur).length;
  const egales = valeurs.filter((v) => v === valeur).length;
  return (dessous + egales / 2) / valeurs.length;
}
