import { ETATS, RESERVES, type Cellule, type Etat } from '#domain/cellule.ts';
import type { NiveauCarte } from '#domain/couche.ts';
import type { TableLue } from '#db/parquet.ts';
import { uneFois } from '#islands/pieces/une-fois.ts';

export interface CelluleLue extends Cellule {
  /** What the value was divided by, or the number of territories behind a rank. */
  readonly denominateur: number | null;
}

/** All values of an indicator at a level, by territory code. A territory without a row is not in the map. */
export type Tranche = (modalite: string, periode: string) => ReadonlyMap<string, CelluleLue>;

const AUCUNE: ReadonlyMap<string, CelluleLue> = new Map();
const COLONNES = ['modalite', 'code', 'periode', 'valeur', 'etat', 'reserve', 'denominateur'];
const nombreOuNull = (v: unknown): number | null => (typeof v === 'number' ? v : null);

/** A state of the file is one of ours, or the file is not what the site published. */
function etatDe(v: unknown): Etat {
  const etat = ETATS.find((e) => e === v);
  if (etat === undefined) throw new TypeError(`"${String(v)}" is not a state of a cell: publish the slices again`);
  return etat;
}

export function indexer({ lignes, colonnes }: TableLue): Tranche {
  const tables = new Map<string, Map<string, CelluleLue>>();
  const colonne = (nom: string) => colonnes[nom] ?? [];
  const [modalites, codes, periodes] = [colonne('modalite'), colonne('code'), colonne('periode')];
  const [valeurs, etats, reserves, denominateurs] = [colonne('valeur'), colonne('etat'), colonne('reserve'), colonne('denominateur')];
  for (let k = 0; k < lignes; k += 1) {
    const cle = `${String(modalites[k])}|${String(periodes[k])}`;
    const table = tables.get(cle) ?? new Map<string, CelluleLue>();
    tables.set(cle, table);
    table.set(String(codes[k]), {
      valeur: nombreOuNull(valeurs[k]),
      etat: etatDe(etats[k]),
      reserve: RESERVES.find((r) => r === reserves[k]) ?? null,
      denominateur: nombreOuNull(denominateurs[k]),
    });
  }
  return (modalite, periode) => tables.get(`${modalite}|${periode}`) ?? AUCUNE;
}

/** Reads each slice once; one that failed may be asked for again. No SQL engine: a slice is at most some fifty kilobytes. */
export function creerTranches(racine: string) {
  const lues = uneFois<Tranche>();
  return (id: string, niveau: NiveauCarte): Promise<Tranche> => {
    const adresse = `${racine}indicateurs/${id}.${niveau}.parquet`;
    return lues(adresse, async () => {
      const { lireParquet } = await import('#db/parquet.ts');
      return indexer(await lireParquet(adresse, { colonnes: COLONNES }));
    });
  };
}
