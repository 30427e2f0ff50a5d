import type { Cellule, Etat, Reserve } from '#domain/cellule.ts';
import type { CodeTerritoire, Niveau } from '#domain/territoire.ts';
import type { Database } from '#db/database.ts';

/** One row of `valeurs`. */
export interface ValeurLue extends Cellule {
  readonly indicateur: string;
  readonly modalite: string;
  readonly niveau: Niveau;
  readonly code: string;
  readonly periode: string;
  readonly reserve: Reserve | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
}

interface RangeeValeur {
  readonly [colonne: string]: string | number | null;
  readonly indicateur: string;
  readonly modalite: string;
  readonly niveau: string;
  readonly code: string;
  readonly periode: string;
  readonly valeur: number | null;
  readonly etat: string;
  readonly reserve: string | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
}

export interface Choix {
  readonly modalite?: string;
  readonly periode: string;
}

/** All values in memory, for pages that print thousands of them. A cell without a row is `indisponible`, never 0. */
export interface Valeurs {
  cellule(indicateur: string, lieu: CodeTerritoire, choix: Choix): ValeurLue;
  /** Every territory of a level that has a row, ordered by code. */
  niveau(indicateur: string, niveau: Niveau, choix: Choix): readonly ValeurLue[];
  /** One territory through time, ordered by period. */
  serie(indicateur: string, lieu: CodeTerritoire, modalite?: string): readonly ValeurLue[];
  /** The modalities of one territory at one period. */
  modalites(indicateur: string, lieu: CodeTerritoire, periode: string): readonly ValeurLue[];
  /** Every row of a territory, all indicators. */
  territoire(lieu: CodeTerritoire): readonly ValeurLue[];
}

const SELECTION = `select indicateur, modalite, niveau, code, periode, valeur, etat, reserve, numerateur, denominateur from valeurs order by indicateur, modalite, niveau, code, periode`;

function ranger<T>(lignes: readonly T[], cle: (l: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(lignes, cle);
}

/** Reads the whole table once. */
export async function lireValeurs(db: Database): Promise<Valeurs> {
  const lignes = (await db.query<RangeeValeur>(SELECTION)) as readonly (RangeeValeur & {
    readonly niveau: Niveau;
    readonly etat: Etat;
    readonly reserve: Reserve | null;
  })[];
  const parNiveau = ranger(lignes, (l) => `${l.indicateur}|${l.modalite}|${l.niveau}|${l.periode}`);
  const parLieu = ranger(
    lignes.filter((l) => l.niveau !== 'commune'),
    (l) => `${l.niveau}|${l.code}`,
  );
  const parSerie = ranger(lignes, (l) => `${l.indicateur}|${l.modalite}|${l.niveau}|${l.code}`);
  return {
    cellule: (indicateur, { niveau, code }, { modalite = '', periode }) =>
      parSerie.get(`${indicateur}|${modalite}|${niveau}|${code}`)?.find((l) => l.periode === periode) ?? {
        indicateur,
        modalite,
        niveau,
        code,
        periode,
        valeur: null,
        etat: 'indisponible',
        reserve: null,
        numerateur: null,
        denominateur: null,
      },
    niveau: (indicateur, niveau, { modalite = '', periode }) => parNiveau.get(`${indicateur}|${modalite}|${niveau}|${periode}`) ?? [],
    serie: (indicateur, { niveau, code }, modalite = '') => parSerie.get(`${indicateur}|${modalite}|${niveau}|${code}`) ?? [],
    modalites: (indicateur, lieu, periode) =>
      (parLieu.get(`${lieu.niveau}|${lieu.code}`) ?? []).filter((l) => l.indicateur === indicateur && l.periode === periode),
    territoire: ({ niveau, code }) => parLieu.get(`${niveau}|${code}`) ?? [],
  };
}
