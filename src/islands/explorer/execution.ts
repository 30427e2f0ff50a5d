import { siPermis } from '#islands/pieces/permission.ts';
import { expliquerErreur, instructions, refuser, type ErreurExpliquee, type TableConnue } from '#domain/erreur-sql.ts';
import type { Rangee } from '#db/database.ts';
import { ErreurMoteur, type Moteur, type Progres } from '#db/moteur.ts';
import { colonnesDe, doublesDe, type ColonneDeclaree, type Resultat } from './resultat.ts';

/** How one run ends. `sql`: the text is at fault; `moteur`: it is not, and `message` says what the reader may do. */
export type Issue =
  | { readonly sorte: 'resultat'; readonly resultat: Resultat }
  | { readonly sorte: 'sql'; readonly erreur: ErreurExpliquee }
  | { readonly sorte: 'moteur'; readonly message: string; readonly annule: boolean };

export interface Contexte {
  readonly tables: () => readonly TableConnue[];
  /** Starts the engine at the first query, which it is told; gives the same one after. */
  readonly demarrer: (suivi: Suivi, sql: string) => Promise<Moteur>;
  readonly maintenant: () => number;
}

export interface Suivi {
  readonly surProgres: (p: Progres) => void;
  readonly signal: AbortSignal;
}

const DESCRIPTIBLE = /^\(*\s*(select|with|from|values|pivot|unpivot)\b/i;

/** Declared columns, for names given twice and results without a row. A statement that cannot be described has its rows only. */
async function declarees(db: Moteur, sql: string): Promise<readonly ColonneDeclaree[]> {
  const [une] = instructions(sql);
  if (une === undefined || !DESCRIPTIBLE.test(sql.slice(une.debut))) return [];
  const lignes = await siPermis(() => db.query(`describe ${une.texte}`), []);
  return lignes.map((l) => ({ nom: String(l['column_name']), type: String(l['column_type']) }));
}

/** Runs one query. Never throws: every failure is an issue that the page can show, and the next query works. */
export async function executer(sql: string, { tables, demarrer, maintenant }: Contexte, suivi: Suivi): Promise<Issue> {
  const refus = refuser(sql);
  if (refus !== null) return { sorte: 'sql', erreur: refus };
  try {
    const db = await demarrer(suivi, sql);
    const annuler = () => void db.annuler();
    await db.ouvrir({ sql }, suivi);
    suivi.signal.throwIfAborted();
    suivi.signal.addEventListener('abort', annuler, { once: true });
    try {
      const debut = maintenant();
      const lignes = await db.query<Rangee>(sql);
      const duree = maintenant() - debut;
      const declares = await declarees(db, sql);
      const resultat = { sql, lignes, duree, colonnes: colonnesDe(lignes, declares), doubles: doublesDe(declares) };
      return { sorte: 'resultat', resultat };
    } finally {
      suivi.signal.removeEventListener('abort', annuler);
    }
  } catch (cause) {
    return echec(cause, sql, tables(), suivi.signal.aborted);
  }
}

/** A table that does not exist and a wrong query are explained in the text; the rest is for the engine to say. */
function echec(cause: unknown, sql: string, tables: readonly TableConnue[], annule: boolean): Issue {
  if (annule) return { sorte: 'moteur', message: 'Requête annulée.', annule: true };
  if (cause instanceof ErreurMoteur && cause.nature !== 'requete' && cause.nature !== 'table')
    return { sorte: 'moteur', message: cause.message, annule: cause.nature === 'annule' };
  return { sorte: 'sql', erreur: expliquerErreur(messageSource(cause), sql, tables) };
}

/** The engine's own words, under whatever wraps them. */
function messageSource(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause instanceof ErreurMoteur && cause.cause instanceof Error ? messageSource(cause.cause) : cause.message;
}
