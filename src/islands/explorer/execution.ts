import type { TableConnue } from '#domain/conseil-syntaxe.ts';
import { expliquerErreur, refuser, refuserEcriture, type ErreurExpliquee } from '#domain/erreur-sql.ts';
import { ErreurMoteur, type Moteur, type Progres } from '#db/moteur.ts';
import { colonnesDe, type Resultat } from './resultat.ts';

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
      const { lignes, colonnes } = await db.interroger(sql);
      const duree = maintenant() - debut;
      return { sorte: 'resultat', resultat: { sql, lignes, duree, colonnes: colonnesDe(colonnes) } };
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
  if (cause instanceof ErreurMoteur && cause.nature === 'lecture') return { sorte: 'sql', erreur: refuserEcriture(sql) };
  if (cause instanceof ErreurMoteur && cause.nature !== 'table')
    return { sorte: 'moteur', message: cause.message, annule: cause.nature === 'annule' };
  return { sorte: 'sql', erreur: expliquerErreur(messageSource(cause), sql, tables) };
}

/** The engine's own words, under whatever wraps them. */
function messageSource(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause instanceof ErreurMoteur && cause.cause instanceof Error ? messageSource(cause.cause) : cause.message;
}
