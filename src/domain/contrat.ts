import { RESERVES, type Etat } from './cellule.ts';

/** The contract of a table: what the import must write, the build may read and the site publishes. */
type TypeColonne = 'texte' | 'entier' | 'nombre' | 'booleen' | 'etat';

/** How DuckDB holds them, in the build as in the browser. */
export const TYPES_SQL = {
  texte: 'VARCHAR',
  etat: 'VARCHAR',
  entier: 'INTEGER',
  nombre: 'DOUBLE',
  booleen: 'BOOLEAN',
} as const satisfies Readonly<Record<TypeColonne, string>>;

export interface Colonne {
  readonly nom: string;
  readonly type: TypeColonne;
  readonly description: string;
  readonly unite?: string;
  /** An empty cell is allowed (default: no). */
  readonly vide?: boolean;
  /** Inclusive sanity bounds: swapped columns or shifted decimals fall outside. */
  readonly min?: number;
  readonly max?: number;
  readonly motif?: RegExp;
  readonly valeurs?: readonly string[];
}

export interface Contrat {
  readonly table: string;
  readonly titre: string;
  readonly description: string;
  readonly colonnes: readonly Colonne[];
  /** Columns that identify a row; rows are sorted by them, in this order. */
  readonly cle: readonly string[];
  /** Ids of the source cards in data/sources. */
  readonly sources: readonly string[];
  readonly millesime: string;
}

interface ParType {
  readonly texte: string;
  readonly entier: number;
  readonly nombre: number;
  readonly booleen: boolean;
  readonly etat: Etat;
}

type ValeurNonVide<C extends Colonne> = C['valeurs'] extends readonly (infer V)[] ? V : ParType[C['type']];

/** One row of a table: `LigneDe<typeof communes>`. A column that may be empty is null there; one of a closed list is of that list. */
export type LigneDe<T extends Contrat> = {
  readonly [C in T['colonnes'][number] as C['nom']]: C['vide'] extends true ? ValeurNonVide<C> | null : ValeurNonVide<C>;
};

/**
 * A row as it is read from an original: the columns of its table, each of its type, but for the one the screen of the series fills. Lists,
 * shapes and bounds are judged when it is there.
 */
export type LigneImportee<T extends Contrat> = {
  readonly [C in T['colonnes'][number] as Exclude<C['nom'], 'reserve'>]: C['vide'] extends true
    ? ParType[C['type']] | null
    : ParType[C['type']];
};

/** A row whose contract is known at run time only: text, number, boolean, or null for an empty cell. */
export type Valeur = string | number | boolean | null;
export type Ligne = Readonly<Record<string, Valeur>>;

const NOM = /^[a-z][a-z0-9_]*$/;

/** Checks the contract itself at load, so that a typo in a key or a column name cannot ship. */
export function defineTable<const C extends Contrat>(contrat: C): C {
  const noms = contrat.colonnes.map((c) => c.nom);
  if (!NOM.test(contrat.table)) throw new Error(`table name "${contrat.table}" must be lowercase ascii with _`);
  for (const nom of noms) if (!NOM.test(nom)) throw new Error(`column "${nom}" of ${contrat.table} must be lowercase ascii with _`);
  if (new Set(noms).size !== noms.length) throw new Error(`${contrat.table} names a column twice`);
  for (const c of contrat.cle) if (!noms.includes(c)) throw new Error(`key column "${c}" is not in ${contrat.table}`);
  if (contrat.sources.length === 0) throw new Error(`${contrat.table} names no source`);
  return contrat;
}

/** The mark of a value that the screen of series holds back (`series-criblees.ts`), beside its state. */
export const COLONNE_RESERVE = {
  nom: 'reserve',
  type: 'texte',
  vide: true,
  valeurs: RESERVES,
  description: 'incomplet : valeur provisoire, probablement incomplète ; partie : somme qui en contient une ; vide : aucune réserve',
} as const satisfies Colonne;

export const CODE_DEPARTEMENT = /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[12346])$/;
export const CODE_COMMUNE = /^(\d{2}|2[AB])\d{3}$/;
/** Territories of the Métropole du Grand Paris, Paris included. */
export const CODE_EPT = /^T([1-9]|1[0-2])$/;
export const CODE_EPCI = /^\d{9}$/;
export const CODE_ZONE_EMPLOI = /^\d{4}$/;
/** Région codes of the COG 2026 (01–06 overseas). */
export const CODES_REGION = [
  '01',
  '02',
  '03',
  '04',
  '06',
  '11',
  '24',
  '27',
  '28',
  '32',
  '44',
  '52',
  '53',
  '75',
  '76',
  '84',
  '93',
  '94',
] as const;
export type CodeRegion = (typeof CODES_REGION)[number];
