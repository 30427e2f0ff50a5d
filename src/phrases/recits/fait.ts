import { estSure } from '#domain/cellule.ts';
import { FRANCE, LIBELLES_NIVEAU, NIVEAUX, type Niveau, type Territoire } from '#domain/territoire.ts';
import { indicateur, periodeDe } from '#indicateurs/catalogue.ts';
import type { ValeurLue } from '#indicateurs/valeurs.ts';
import { compte, entier, nombre } from '#lib/format.ts';
import { exiger } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';

/** A number that a story needs and that no single cell holds: how it is written, and the page that shows what it is made of. */
export interface Fait {
  readonly texte: string;
  readonly adresse: string;
}
export type Faits = Readonly<Record<string, (d: Donnees) => Fait | Promise<Fait>>>;

export const versIndicateur = (id: string): string => `/indicateurs/${indicateur(id).id}/`;

export type Connue = ValeurLue & { readonly valeur: number };

/** The values of a level that a story may rest on, at its latest period or at another: known, and not held back. */
export function connues(
  d: Donnees,
  id: string,
  niveau: Niveau,
  choix: { readonly periode?: string; readonly modalite?: string } = {},
): readonly Connue[] {
  const { periode = periodeDe(id, niveau), modalite = '' } = choix;
  return d.valeurs.niveau(id, niveau, { periode, modalite }).filter(estSure);
}

export function valeurConnue(d: Donnees, id: string, lieu: Territoire, periode = periodeDe(id, lieu.niveau), modalite = ''): Connue {
  const v = d.valeurs.cellule(id, lieu, { periode, modalite });
  if (!estSure(v))
    throw new Error(`${id} is ${v.reserve ?? v.etat} for ${lieu.niveau} ${lieu.code} at ${periode}: a story cannot count with it`);
  return v;
}

/** « departement/971 » → the territory; a story names places so. */
export function lieuDit(d: Donnees, dit: string): Territoire {
  if (dit === 'france') return FRANCE;
  const [niveau = '', code = ''] = dit.split('/');
  const connu = NIVEAUX.find((n) => n === niveau);
  if (connu === undefined) throw new Error(`"${dit}" names no territory: write france, region/11, departement/971 or epci/200066355`);
  return d.territoire(connu, code);
}

/** A sum over the places of a level, with how many of them have no number: it is never printed without. */
export interface Somme {
  readonly total: number;
  readonly sans: number;
}

/** Adds the values of these places; those that have none are counted, not passed over. */
export function sommer(d: Donnees, id: string, niveau: Niveau, codes: ReadonlySet<string>): Somme {
  const siennes = connues(d, id, niveau).filter((v) => codes.has(v.code));
  return { total: somme(siennes.map((v) => v.valeur)), sans: codes.size - siennes.length };
}

/** « 579 954 demandeurs d’emploi, sans compter 4 intercommunalités sans donnée ». */
export function ecrireSomme({ total, sans }: Somme, quoi: string, niveau: Niveau): string {
  const { singulier, pluriel } = LIBELLES_NIVEAU[niveau];
  const lacune = sans === 0 ? '' : `, sans compter ${compte(sans, singulier, pluriel)} sans donnée`;
  return `${entier(total)}\u00a0${quoi}${lacune}`;
}

/** One side of a value, for a sum. Throws where the cell holds none. */
export const cotes = (lignes: readonly Connue[], cote: 'numerateur' | 'denominateur'): number => somme(lignes.map((v) => exiger(v, cote)));

export const somme = (nombres: readonly number[]): number => nombres.reduce((n, x) => n + x, 0);

export function mediane(nombres: readonly number[]): number {
  const tries = [...nombres].sort((a, b) => a - b);
  const milieu = tries.length / 2;
  const [bas, haut] = [tries[Math.ceil(milieu) - 1], tries[Math.floor(milieu)]];
  if (bas === undefined || haut === undefined) throw new Error('no value to take the median of: look at the period and the level');
  return (bas + haut) / 2;
}

/** 8 269 815 → « 8,3 millions ». */
export const millions = (n: number): string => `${nombre(n / 1_000_000)}\u00a0millions`;
