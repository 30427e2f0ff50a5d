import { siPermis } from '#islands/pieces/permission.ts';
/** One query that was run, kept in this browser only. */
export interface Passage {
  readonly sql: string;
  /** ISO date and time. */
  readonly quand: string;
  readonly lignes: number;
}

const CLE = 'atlas-iae:explorer:historique';
export const PASSAGES_MAX = 30;
const SQL_MAX = 20_000;

const estPassage = (v: unknown): v is Passage => {
  const p = v as Partial<Passage> | null;
  return typeof p === 'object' && p !== null && typeof p.sql === 'string' && typeof p.quand === 'string' && typeof p.lignes === 'number';
};

/** Reads and writes the list; with a storage that is blocked or full, the list lives as long as the page. */
export function creerHistorique(depot: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
  let passages = lire(depot);
  const garder = (liste: readonly Passage[]): boolean => {
    passages = liste;
    return siPermis(() => {
      if (liste.length === 0) depot().removeItem(CLE);
      else depot().setItem(CLE, JSON.stringify(liste));
      return true;
    }, false);
  };
  return {
    lister: () => passages,
    /** The newest first, each text once. False when it could not be stored. */
    ajouter: (p: Passage) =>
      garder(p.sql.length > SQL_MAX ? passages : [p, ...passages.filter((q) => q.sql !== p.sql)].slice(0, PASSAGES_MAX)),
    effacer: () => garder([]),
  };
}

function lire(depot: () => Pick<Storage, 'getItem'>): readonly Passage[] {
  // a text that someone else left there is no history either
  const lu = siPermis((): unknown => JSON.parse(depot().getItem(CLE) ?? '[]'), []);
  return Array.isArray(lu) ? lu.filter(estPassage).slice(0, PASSAGES_MAX) : [];
}
