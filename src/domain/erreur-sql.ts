import { lireSql } from '#lib/sql.ts';
import { conseiller, LIRE_SEULEMENT, UNE_SEULE } from './conseil-sql.ts';
import { squelette, type TableConnue } from './conseil-syntaxe.ts';

/** What went wrong, for a person: the engine's own words, where, and what to do. */
export interface ErreurExpliquee {
  /** The engine's message, without its drawing of the line. */
  readonly message: string;
  /** Place in the query as written, from 0; null when the engine does not say. */
  readonly debut: number | null;
  /** Line of that place, from 1. */
  readonly ligne: number | null;
  /** In French; null when the mistake is not a usual one. */
  readonly conseil: string | null;
}

export interface Instruction {
  readonly texte: string;
  readonly debut: number;
}

/** Statements of a text, without their semicolons; comments alone are no statement. */
export function instructions(sql: string): readonly Instruction[] {
  const jetons = lireSql(sql).filter((j) => j.genre !== 'commentaire');
  const fins = [...jetons.filter((j) => j.brut === ';').map((j) => j.debut), sql.length];
  return fins.flatMap((fin, k) => {
    const debut = k === 0 ? 0 : (fins[k - 1] ?? 0) + 1;
    const premier = jetons.find((j) => j.debut >= debut && j.debut < fin);
    return premier === undefined ? [] : [{ texte: sql.slice(debut, fin), debut: premier.debut }];
  });
}

/** Why a text is not sent to the engine at all: nothing to run, or several statements. What a statement does, the engine alone says. */
export function refuser(sql: string): ErreurExpliquee | null {
  const [premiere, seconde] = instructions(sql);
  if (premiere === undefined) return situer('requête vide', sql, null, 'Écrivez une requête, ou partez d’une des douze questions.');
  return seconde === undefined ? null : situer('plusieurs instructions', sql, seconde.debut, UNE_SEULE);
}

/** A statement that the engine did not find to be a reading. */
export function refuserEcriture(sql: string): ErreurExpliquee {
  return situer('instruction refusée', sql, instructions(sql)[0]?.debut ?? null, LIRE_SEULEMENT);
}

function situer(message: string, sql: string, debut: number | null, conseil: string | null): ErreurExpliquee {
  const ligne = debut === null ? null : sql.slice(0, debut).split('\n').length;
  return { message, debut, ligne, conseil };
}

/** The engine's message, cleaned, placed in the query and explained. `brut` is the message as the engine gave it. */
export function expliquerErreur(brut: string, sql: string, tables: readonly TableConnue[]): ErreurExpliquee {
  const texte = brut.replace(/\n {2}in: [\s\S]*$/, '');
  const message = texte
    .replace(/\n\s*(LINE \d+:[\s\S]*|Candidate functions:[\s\S]*)$/, '')
    .replace(/\n+/g, '\n')
    .trim();
  const debut = placeDe(texte, sql);
  return situer(message, sql, debut, conseiller(message, { sql, debut, tables }));
}

/** Offset that the engine points at with `LINE n:` and a caret; it shortens long lines with dots on either side. */
function placeDe(texte: string, sql: string): number | null {
  if (texte.includes('at end of input')) return sql.trimEnd().length;
  const lu = /LINE (\d+): (.*)\n( *)\^/.exec(texte);
  if (lu === null) return null;
  const [, numero = '1', extrait = '', blancs = ''] = lu;
  const lignes = sql.split('\n');
  const rang = Number(numero) - 1;
  const coupe = extrait.startsWith('...') ? 3 : 0;
  const corps = extrait.slice(coupe).replace(/\.\.\.$/, '');
  const dans = Math.max(lignes[rang]?.indexOf(corps) ?? 0, 0);
  const colonne = dans + blancs.length - `LINE ${numero}: `.length - coupe;
  const avant = lignes.slice(0, rang).reduce((n, l) => n + l.length + 1, 0);
  return Math.min(Math.max(avant + colonne, 0), sql.length);
}

/** What a query that succeeded may still hide: a division by zero is never an error here, but an infinity, « not a number » or a null. */
export function remarquer(sql: string, cases: { readonly vides: boolean; readonly infinis: boolean }): string | null {
  if (cases.infinis)
    return 'Des cases valent l’infini ou ne sont pas un nombre\u202f: c’est une division par zéro. Divisez par nullif(…, 0) pour obtenir une case vide.';
  if (!cases.vides || !/[/%]/.test(squelette(sql))) return null;
  return 'Des cases sont vides (null)\u202f: un calcul dont un terme manque, ou divisé par zéro, n’a pas de valeur. Ce ne sont pas des zéros.';
}
