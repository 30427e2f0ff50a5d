import { lireSql, nomSql, texteSql } from '#lib/sql.ts';
import { erreur } from './erreurs.ts';
import type { ColonneSql } from './moteur.ts';

/**
 * That a text only reads is proved by the engine, never by its first word: `query('…')` parses the text it is given and
 * refuses all but one SELECT. What it refuses is then prepared, which never runs it, for the engine to say why.
 */

/** What is asked of a connection to prove a text; neither of the two runs it. */
export interface Juge {
  readonly decrire: (sql: string) => Promise<readonly ColonneSql[]>;
  readonly preparer: (sql: string) => Promise<void>;
}

/** A text proved to be one SELECT. */
export interface Preuve {
  /** `explain`, with its options, or nothing. */
  readonly forme: string;
  /** What to read from: stands after FROM, and holds the whole text. */
  readonly source: string;
  readonly colonnes: readonly ColonneSql[];
  /** The text may be run as it is, so that the engine points at it when it fails. */
  readonly telle: boolean;
}

const OPTIONS = /^(?:\s+analyze\b|\s*\(\s*(?:analyze|format\s+\w+)(?:\s*,\s*(?:analyze|format\s+\w+))*\s*\))?/i;

/** EXPLAIN and the text that it explains, which is the one to be proved. */
function separer(sql: string): { readonly forme: string; readonly texte: string } {
  const mot = lireSql(sql).find((j) => j.genre !== 'commentaire');
  if (mot?.brut.toLowerCase() !== 'explain') return { forme: '', texte: sql };
  const suite = sql.slice(mot.debut + mot.brut.length);
  const options = OPTIONS.exec(suite)?.[0] ?? '';
  return { forme: `explain${options}`, texte: suite.slice(options.length) };
}

const messageDe = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
const PAS_UN_SELECT = 'Expected a single SELECT statement';
const PLUSIEURS = 'Cannot prepare multiple statements';

/**
 * A PIVOT that finds its columns in the data is several statements to the engine, so that `query` does not take it. Between
 * parentheses after `select * from` and without a semicolon it can only be part of one SELECT; on a line of its own, no comment swallows the closing one.
 */
const entreParentheses = (texte: string): string => `(\n${texte}\n)`;
const sansFin = (texte: string): string => texte.replace(/[\s;]+$/, '');

/** The engine’s message counts the line that `entreParentheses` adds. */
const remonter = (cause: unknown): Error =>
  new Error(
    messageDe(cause).replace(/LINE (\d+):/g, (_, n: string) => `LINE ${Number(n) - 1}:`),
    { cause },
  );

async function prouverPivot(texte: string, forme: string, juge: Juge): Promise<Preuve> {
  const source = entreParentheses(texte);
  try {
    return { forme, source, colonnes: await juge.decrire(`select * from ${source}`), telle: false };
  } catch (cause) {
    throw remonter(cause);
  }
}

/** Throws ErreurMoteur of nature `lecture` for what is not one SELECT, and the engine’s own error for what it cannot read. */
export async function prouver(sql: string, juge: Juge): Promise<Preuve> {
  const { forme, texte } = separer(sql);
  const source = `query(${texteSql(texte)})`;
  try {
    return { forme, source, colonnes: await juge.decrire(`select * from ${source}`), telle: forme === '' };
  } catch (cause) {
    const refus = await juge.preparer(sql).then(
      () => null,
      (motif: unknown) => ({ motif }),
    );
    if (refus === null) throw messageDe(cause).includes(PAS_UN_SELECT) ? erreur('lecture', cause) : cause;
    if (!messageDe(refus.motif).includes(PLUSIEURS)) throw refus.motif;
    const seule = sansFin(texte);
    if (seule.includes(';')) throw refus.motif;
    return prouverPivot(seule, forme, juge);
  }
}

/** Types that Arrow carries to the page as they are; of the others the engine writes its own text, which is exact and the same everywhere. */
const PORTES = /^(?:BOOLEAN|U?(?:TINY|SMALL|BIG)INT|U?INTEGER|DOUBLE|VARCHAR|"NULL")$/;

/** The statement that reads what was proved. */
export function ecrireLecture(sql: string, { forme, source, colonnes, telle }: Preuve): string {
  if (forme !== '') return `${forme} select * from ${source}`;
  if (telle && colonnes.every((c) => PORTES.test(c.type))) return sql;
  const noms = colonnes.map((_, i) => nomSql(`c${i}`));
  const lues = colonnes.map((c, i) => (PORTES.test(c.type) ? noms[i] : `cast(${noms[i]} as varchar) as ${noms[i]}`));
  return `select ${lues.join(', ')} from ${source} as t(${noms.join(', ')})`;
}
