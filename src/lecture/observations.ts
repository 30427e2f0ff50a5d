import type { Observation } from '#charts/donnees.ts';
import { nomsEpci } from '#domain/noms-epci.ts';
import { titreTerritoire } from '#domain/noms-territoire.ts';
import { rangs, type Rang } from '#domain/rang.ts';
import type { Niveau, Territoire } from '#domain/territoire.ts';
import type { Choix, ValeurLue } from '#indicateurs/recueil.ts';
import type { Donnees } from './donnees.ts';

/** Name for a label: EPCI in their short form. */
export function nomCourt(t: Territoire): string {
  return t.niveau === 'epci' && t.nature !== undefined ? nomsEpci(t.nom, t.nature).court : titreTerritoire(t);
}

/** The same in a list, where homonyms stand together: « CC des Quatre Rivières (Haute-Saône) ». */
export function nomDeListe(d: Donnees, t: Territoire): string {
  const departement = t.niveau === 'epci' ? d.homonymes.get(t.code) : undefined;
  return departement === undefined ? nomCourt(t) : `${nomCourt(t)} (${departement})`;
}

type ObservationLue = Observation & ValeurLue;
const memoires = new WeakMap<Donnees, Map<string, readonly ObservationLue[]>>();
const classements = new WeakMap<readonly ObservationLue[], ReadonlyMap<string, Rang>>();

/** Every territory of a level at one moment, named. Thousands of pages ask for the same lists: each is made once. */
export function observations(d: Donnees, indicateur: string, niveau: Niveau, choix: Choix): readonly ObservationLue[] {
  const memoire = memoires.get(d) ?? new Map<string, readonly ObservationLue[]>();
  memoires.set(d, memoire);
  const cle = `${indicateur}|${niveau}|${choix.periode}|${choix.modalite ?? ''}`;
  const connue = memoire.get(cle);
  if (connue !== undefined) return connue;
  const faite = d.recueil.niveau(indicateur, niveau, choix).map((v) => ({ ...v, nom: nomDeListe(d, d.territoire(niveau, v.code)) }));
  memoire.set(cle, faite);
  return faite;
}

/** Ranks over such a list, made once too. */
export function rangsParmi(lignes: readonly ObservationLue[]): ReadonlyMap<string, Rang> {
  const connu = classements.get(lignes) ?? rangs(lignes);
  classements.set(lignes, connu);
  return connu;
}
