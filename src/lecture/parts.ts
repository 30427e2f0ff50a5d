import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { memoire } from '#lib/memoire.ts';
import { compte, liste } from '#lib/format.ts';
import type { ValeurLue } from '#indicateurs/valeurs.ts';
import type { Donnees } from './donnees.ts';

/** Totals that their producer publishes, or whose coverage stands beside them: no part of ours is missing from them. */
const PUBLIES: readonly string[] = ['iae-salaries', 'rsa', 'ass', 'aah', 'pauvrete'];

const memoires = memoire<Donnees, Map<string, readonly string[]>>(() => new Map());

/** Codes of the départements that a sum lacks: they have no number there, and might have one. None for what is no sum. */
export function partsSansDonnee(d: Donnees, v: ValeurLue): readonly string[] {
  if (v.valeur === null || (v.niveau !== 'france' && v.niveau !== 'region') || PUBLIES.includes(v.indicateur)) return [];
  const connues = memoires(d);
  const cle = `${v.indicateur}|${v.modalite}|${v.niveau}|${v.code}|${v.periode}`;
  const connu = connues.get(cle);
  if (connu !== undefined) return connu;
  const siens = new Set(d.departements.filter((t) => v.niveau === 'france' || t.region === v.code).map((t) => t.code));
  const manquent = d.valeurs
    .niveau(v.indicateur, 'departement', { periode: v.periode, modalite: v.modalite })
    .filter((p) => siens.has(p.code) && p.valeur === null && p.etat !== 'sans-objet')
    .map((p) => p.code);
  connues.set(cle, manquent);
  return manquent;
}

const NOMMES = 3;

/** Sums over communes: a département that has no value may still have communes in them. */
const PAR_COMMUNE = /^(zb-|distance-)/;

/** « hors Mayotte », « hors 4 départements sans donnée »; null for a sum that lacks nothing. */
export function horsDe(d: Donnees, v: ValeurLue): string | null {
  const codes = partsSansDonnee(d, v);
  if (codes.length === 0) return null;
  const noms = codes.map((c) => nomsTerritoire(d.territoire('departement', c)).le);
  const quoi = codes.length > NOMMES ? compte(codes.length, 'département', 'départements') : liste(noms);
  if (PAR_COMMUNE.test(v.indicateur)) return `hors communes sans donnée (${quoi})`;
  return codes.length > NOMMES ? `hors ${quoi} sans donnée` : `hors ${quoi}`;
}

/** The same after a number, in brackets; nothing for a sum that lacks nothing. */
export function horsEntreParentheses(d: Donnees, v: ValeurLue): string {
  const hors = horsDe(d, v);
  return hors === null ? '' : ` (${hors})`;
}
