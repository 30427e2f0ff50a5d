import type { Observation } from '#charts/donnees.ts';
import { nomsEpci } from '#domain/noms-epci.ts';
import { nomDePartie, titreTerritoire } from '#domain/noms-territoire.ts';
import { memoire } from '#lib/memoire.ts';
import { entierDe, type Niveau, type Territoire } from '#domain/territoire.ts';
import type { Choix, ValeurLue } from '#indicateurs/valeurs.ts';
import type { Donnees } from './donnees.ts';

/** Name for a label: EPCI in their short form. */
export function nomCourt(t: Territoire): string {
  if (t.niveau === 'partie') return nomDePartie(nomCourt({ ...t, ...entierDe(t.code) }));
  return t.niveau === 'epci' && t.nature !== undefined ? nomsEpci(t.nom, t.nature).court : titreTerritoire(t);
}

/** The same in a list, where homonyms stand together: « CC des Quatre Rivières (Haute-Saône) ». */
export function nomDeListe(d: Donnees, t: Territoire): string {
  if (t.niveau === 'partie') return nomDePartie(nomDeListe(d, { ...t, ...entierDe(t.code) }));
  const departement = t.niveau === 'epci' ? d.homonymes.get(t.code) : undefined;
  return departement === undefined ? nomCourt(t) : `${nomCourt(t)} (${departement})`;
}

export type ObservationLue = Observation & ValeurLue;
const memoires = memoire<Donnees, Map<string, readonly ObservationLue[]>>(() => new Map());

/** Every territory of a level at one moment, named. Thousands of pages ask for the same lists: each is made once. */
export function observations(d: Donnees, indicateur: string, niveau: Niveau, choix: Choix): readonly ObservationLue[] {
  const connues = memoires(d);
  const cle = `${indicateur}|${niveau}|${choix.periode}|${choix.modalite ?? ''}`;
  const connue = connues.get(cle);
  if (connue !== undefined) return connue;
  const faite = d.valeurs.niveau(indicateur, niveau, choix).map((v) => ({ ...v, nom: nomDeListe(d, d.territoire(niveau, v.code)) }));
  connues.set(cle, faite);
  return faite;
}

const parCode = memoire((lignes: readonly ObservationLue[]) => new Map(lignes.map((o) => [o.code, o])));

/** Those of some territories only, in the order of their codes: a map of forty communes does not walk all of France. */
export function observationsDe(lignes: readonly ObservationLue[], codes: ReadonlySet<string>): readonly ObservationLue[] {
  const connues = parCode(lignes);
  return [...codes].toSorted().flatMap((code) => connues.get(code) ?? []);
}
