import type { Contenu } from '#domain/contenu/verification.ts';
import { NATURES, STATUTS, THEMES, THEMES_IDS, type Nature, type Statut } from '#domain/contenu/themes.ts';
import { accord, compte, entier, liste, periode } from '#lib/format.ts';

export type Objectif = Contenu['objectifs'][number];
export type Strategie = Contenu['strategies'][number];
export type ChiffreDate = Contenu['chiffres-dates'][number];

/** An objective with those that make it up. */
export interface Noeud {
  readonly o: Objectif;
  readonly enfants: readonly Noeud[];
}

export const objectifsDe = (c: Contenu, s: Pick<Strategie, 'id'>): readonly Objectif[] => c.objectifs.filter((o) => o.strategie === s.id);

/** The objectives of a text as a tree, in the order of the text. */
export function arbre(objectifs: readonly Objectif[], parent?: string): readonly Noeud[] {
  return objectifs.filter((o) => o.parent === parent).map((o) => ({ o, enfants: arbre(objectifs, o.id) }));
}

/** Objectives that no other makes up. Counting the groups too would count a promise twice. */
export function feuilles(objectifs: readonly Objectif[]): readonly Objectif[] {
  const parents = new Set(objectifs.flatMap((o) => o.parent ?? []));
  return objectifs.filter((o) => !parents.has(o.id));
}

/** What is promised: neither what a text reports as done nor what it describes. */
export const promesses = (objectifs: readonly Objectif[]): readonly Objectif[] =>
  feuilles(objectifs).filter((o) => o.nature === 'engagement');

/** How many passages of a nature, groups apart. */
export const compterNature = (objectifs: readonly Objectif[], nature: Nature): number =>
  feuilles(objectifs).filter((o) => o.nature === nature).length;

/** « 5 actions réalisées et 1 description sont reprises à part, sans être comptées. »; null where all is promised. */
export function phraseHorsPromesses(objectifs: readonly Objectif[]): string | null {
  const actions = compterNature(objectifs, 'action');
  const descriptions = compterNature(objectifs, 'description');
  const parts = [
    ...(actions === 0 ? [] : [compte(actions, 'action dite réalisée', 'actions dites réalisées')]),
    ...(descriptions === 0 ? [] : [compte(descriptions, 'description', 'descriptions')]),
  ];
  if (parts.length === 0) return null;
  return `${liste(parts)} ${accord(actions + descriptions, 'est reprise', 'sont reprises')} à part et ne ${accord(actions + descriptions, 'compte', 'comptent')} pas parmi les engagements.`;
}

export type Comptes = Readonly<Record<Statut, number>> & { readonly total: number };

/** Promises by status. */
export function compterStatuts(objectifs: readonly Objectif[]): Comptes {
  const promis = promesses(objectifs);
  const nombre = (statut: Statut) => promis.filter((o) => o.mesure.statut === statut).length;
  return { mesurable: nombre('mesurable'), partiel: nombre('partiel'), non: nombre('non'), total: promis.length };
}

/** « Sur 59 engagements, 2 se mesurent avec des données publiques, 11 en partie, 46 pas du tout ». */
export function phraseMesure({ mesurable, partiel, non, total }: Comptes): string {
  if (total === 0) return 'Ce texte ne prend pas d’engagement';
  if (mesurable + partiel === 0) return `Sur ${compte(total, 'engagement', 'engagements')}, aucun ne se mesure avec des données publiques`;
  const entiers =
    mesurable === 0
      ? 'aucun ne se mesure entièrement avec des données publiques'
      : `${entier(mesurable)} se ${accord(mesurable, 'mesure', 'mesurent')} avec des données publiques`;
  const enPartie = partiel === 0 ? 'aucun en partie' : `${entier(partiel)} en partie`;
  const pasDuTout = non === 0 ? 'aucun n’y échappe' : `${entier(non)} pas du tout`;
  return `Sur ${compte(total, 'engagement', 'engagements')}, ${entiers}, ${enPartie}, ${pasDuTout}`;
}

/** The theme with the most promises, and how few of them a figure follows. */
export function titreThemes(objectifs: readonly Objectif[]): string {
  const lignes = THEMES_IDS.map((theme) => ({ theme, n: compterStatuts(promesses(objectifs).filter((o) => o.themes.includes(theme))) }));
  const [premier] = lignes.toSorted((a, b) => b.n.total - a.n.total);
  if (premier === undefined || premier.n.total === 0) return 'Aucun engagement';
  const suivis = premier.n.mesurable + premier.n.partiel;
  const combien = suivis === 0 ? 'aucun ne se mesure' : `${entier(suivis)} se ${accord(suivis, 'mesure', 'mesurent')}, même en partie`;
  return `Thème le plus promis : ${THEMES[premier.theme].toLocaleLowerCase('fr').replace('siae', 'SIAE')}, ${compte(premier.n.total, 'engagement', 'engagements')}, dont ${combien}`;
}

/** « Sur 9 plans d’action annoncés, nous n’en avons retrouvé aucun ». */
export function titrePlans({ plans }: Pick<Strategie, 'plans'>): string {
  const retrouves = plans.filter((p) => p.retrouve === 'oui').length;
  const combien = retrouves === 0 ? 'nous n’en avons retrouvé aucun' : `nous en avons retrouvé ${entier(retrouves)}`;
  return `Sur ${compte(plans.length, 'plan d’action annoncé', 'plans d’action annoncés')}, ${combien}`;
}

export const nomNature = (o: Objectif): string => NATURES[o.nature];

export const nomStatut = (o: Objectif): string => STATUTS[o.mesure.statut];

/** How the text, or the order of its bullets, calls an objective: « 123 », « 1.1 a »; null when only a title does. */
export function repereDe(o: Objectif, tous: readonly Objectif[]): string | null {
  if (o.numero !== undefined) return o.numero;
  const parent = tous.find((x) => x.id === o.parent);
  const lettre = parent === undefined ? undefined : new RegExp(`^${parent.id}-([a-z])$`).exec(o.id)?.[1];
  return parent?.numero === undefined || lettre === undefined ? null : `${parent.numero} ${lettre}`;
}

/** Its name in a list: number when it has one, then title. */
export function intitule(o: Objectif, tous: readonly Objectif[]): string {
  const repere = repereDe(o, tous);
  return repere === null ? o.titre : `${repere}. ${o.titre}`;
}

/** Objectives of a younger text that carry this one on. */
export const suitesDe = (o: Objectif, tous: readonly Objectif[]): readonly Objectif[] =>
  tous.filter((x) => x.lignage.reprend.includes(o.id));

/** Address of an objective: its anchor is its id. */
export const adresseObjectif = (o: Pick<Objectif, 'id' | 'strategie'>): string => `/strategies/${o.strategie}/#${o.id}`;

/** Without those that hold another of the list: « 1.1 a » says « 1.1 ». */
export function lesPlusPrecis(liste: readonly Objectif[], tous: readonly Objectif[]): readonly Objectif[] {
  const ancetres = new Set<string>();
  for (const o of liste) for (let p = o.parent; p !== undefined; p = tous.find((x) => x.id === p)?.parent) ancetres.add(p);
  return liste.filter((o) => !ancetres.has(o.id));
}

/** « Non retrouvé par nous, le 28 novembre 2026, dans … : le bilan »: a claim with its day and its place. */
export const phraseIntrouvable = ({ date, ou }: Strategie['recherche'], quoi: string): string =>
  `Non retrouvé par nous, le ${periode(date)}, dans ${ou} : ${quoi}.`;

/** Who holds what is missing, as a sentence: the article that opens the name loses its capital. */
export function quiDetient(detenteur: string): string {
  const nom = detenteur.replace(/\.$/, '');
  if (nom.startsWith('Personne')) return `${nom}.`;
  return `Qui détient ce qui manque : ${nom.replace(/^(L[aes]s? |L’|Chaque |Une? )/, (article) => article.toLowerCase())}.`;
}
