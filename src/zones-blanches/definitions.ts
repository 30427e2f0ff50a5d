import { cellule, celluleVide, type Cellule } from '#domain/cellule.ts';
import { FRACTION_MEDIANE, MAJORITE, PORTEE_KM } from './parametres.ts';

/**
 * What a definition says of one commune. `sans-objet`: the question does not arise there (not a priority territory, no type
 * to look for); `indisponible`: we cannot tell. Neither is ever blank, nor covered.
 */
export type Verdict = 'blanche' | 'desservie' | 'sans-objet' | 'indisponible';

/** Ids of the five definitions, in the order they are read. */
export const DEFINITIONS = ['a', 'c', 'd', 'e', 'g'] as const;
export type Definition = (typeof DEFINITIONS)[number];

/** Name of each in a sentence, and what it asks. */
export const MOTS_DEFINITION: Readonly<Record<Definition, { readonly nom: string; readonly question: string }>> = {
  a: { nom: 'dépourvu', question: 'aucun établissement conventionné dans l’intercommunalité' },
  c: { nom: 'hors de portée', question: 'aucune SIAE à moins de la distance choisie' },
  d: { nom: 'partiellement couvert', question: 'une SIAE à portée, mais ni ACI ni AI' },
  e: { nom: 'sous-doté', question: 'moins de la moitié de l’équipement médian des intercommunalités de même taille' },
  g: { nom: 'territoire prioritaire sans offre', question: 'commune en QPV ou FRR, dépourvue ou hors de portée' },
};

/**
 * A, dépourvu. `etablissements`: SIAE seats in the EPCI (or zone d'emploi) of the commune, null when it belongs to none.
 * No parameter: a seat is there or it is not. Four islands belong to no EPCI: the question does not arise.
 */
export function depourvu(etablissements: number | null): Verdict {
  if (etablissements === null) return 'sans-objet';
  return etablissements === 0 ? 'blanche' : 'desservie';
}

/**
 * C, hors de portée. `km`: distance to the nearest SIAE, of all types or one, as `Distances` holds it (NaN: no point;
 * Infinity: none without crossing a sea). `portee` in kilometres, in a straight line; 20 by default, which is an editorial
 * choice that no text makes: the pages show 5 to 50 and say what changes.
 */
export function horsDePortee(km: number, portee: number = PORTEE_KM): Verdict {
  if (Number.isNaN(km)) return 'indisponible';
  return km > portee ? 'blanche' : 'desservie';
}

/**
 * D, partiellement couvert: a SIAE within reach (`toutes`), but neither an ACI nor an AI, the two types that serve those
 * furthest from employment (`proches`: distances to the nearest of each). Where there is no SIAE at all within reach, C says
 * so already and D does not arise: the two never hold together.
 */
export function partiellementCouvert(toutes: number, proches: readonly number[], portee: number = PORTEE_KM): Verdict {
  const situation = horsDePortee(toutes, portee);
  if (situation !== 'desservie') return situation === 'blanche' ? 'sans-objet' : 'indisponible';
  if (proches.some((km) => km <= portee)) return 'desservie';
  return proches.some((km) => Number.isNaN(km)) ? 'indisponible' : 'blanche';
}

/**
 * E, sous-doté: `equipement` (offer for 1 000 registered jobseekers of the place) strictly under `fraction` of `mediane`, that
 * of comparable places. `null` equipment: not known. `null` median: the place is under the floor of need, or its comparables
 * have a median of 0, under which nothing can be: the question does not arise.
 */
export function sousDote(equipement: number | null, mediane: number | null, fraction: number = FRACTION_MEDIANE): Verdict {
  if (equipement === null) return 'indisponible';
  if (mediane === null || mediane === 0) return 'sans-objet';
  return equipement < fraction * mediane ? 'blanche' : 'desservie';
}

/**
 * G, territoire prioritaire sans offre: a commune of a QPV or classed FRR (`prioritaire`; null: the class is not known) that
 * is A or C. One of the two is enough; served only when both say so.
 */
export function prioritaireSansOffre(prioritaire: boolean | null, a: Verdict, c: Verdict): Verdict {
  if (prioritaire === null) return 'indisponible';
  if (!prioritaire) return 'sans-objet';
  if (a === 'blanche' || c === 'blanche') return 'blanche';
  return c === 'indisponible' ? 'indisponible' : 'desservie';
}

/** Inhabitants of a place by what a definition says of their commune. */
export interface Repartition {
  readonly blanche: number;
  readonly desservie: number;
  readonly indisponible: number;
  readonly sansObjet: number;
}

const AUCUN_HABITANT: Repartition = { blanche: 0, desservie: 0, indisponible: 0, sansObjet: 0 };

/** Rule 8 of the atlas: no share over fewer than thirty. Over nobody, a place is neither blank nor covered. */
export const PLANCHER_HABITANTS = 30;
/** Communes without a point are left out of both sides, up to one inhabitant in a hundred. */
export const CONNU_MINIMAL = 0.99;

/** Share of the inhabitants for whom the question arises that the definition finds blank, in %. */
export function partBlanche(r: Repartition): Cellule {
  const connus = r.blanche + r.desservie;
  const concernes = connus + r.indisponible;
  if (concernes < PLANCHER_HABITANTS) return celluleVide('sans-objet');
  if (connus < CONNU_MINIMAL * concernes) return celluleVide('indisponible');
  return cellule((100 * r.blanche) / connus);
}

/**
 * A place is blank when at least half of its inhabitants are; null when nothing is known or nobody is concerned. For A and E an
 * EPCI is wholly one or the other, so half or any other share comes to the same.
 */
export function estBlanche(part: Cellule, seuil: number = MAJORITE): boolean | null {
  return part.valeur === null ? null : part.valeur >= 100 * seuil;
}

/** Communes summed by place. `codeDe` gives the code of the place, null when the commune belongs to none. */
export function repartir<C extends { readonly population: number }>(
  communes: readonly C[],
  verdictDe: (commune: C, rang: number) => Verdict,
  codeDe: (commune: C) => string | null,
): ReadonlyMap<string, Repartition> {
  const sommes = new Map<string, { blanche: number; desservie: number; indisponible: number; sansObjet: number }>();
  communes.forEach((commune, rang) => {
    const code = codeDe(commune);
    if (code === null) return;
    const somme = sommes.get(code) ?? { ...AUCUN_HABITANT };
    sommes.set(code, somme);
    const verdict = verdictDe(commune, rang);
    somme[verdict === 'sans-objet' ? 'sansObjet' : verdict] += commune.population;
  });
  return sommes;
}
