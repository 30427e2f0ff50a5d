import { ETATS, RESERVES } from '#domain/cellule.ts';
import type { FigureComparee, LigneTranche, Tranches } from '#domain/figure-comparee.ts';
import type { Niveau } from '#domain/territoire.ts';
import { lireParquet, type TableLue } from '#db/parquet.ts';
import { uneFois } from '#islands/pieces/une-fois.ts';

const COLONNES = ['modalite', 'code', 'periode', 'valeur', 'etat', 'reserve'];

/** Rows of the one modality that is compared. */
export function enLignes({ lignes, colonnes }: TableLue, modalite: string): readonly LigneTranche[] {
  const lues: LigneTranche[] = [];
  for (let k = 0; k < lignes; k += 1) {
    if (colonnes['modalite']?.[k] !== modalite) continue;
    const [valeur, lu] = [colonnes['valeur']?.[k], colonnes['etat']?.[k]];
    const etat = ETATS.find((e) => e === lu);
    if (etat === undefined) throw new TypeError(`"${String(lu)}" is not a state of a cell: publish the slices again`);
    lues.push({
      code: String(colonnes['code']?.[k]),
      periode: String(colonnes['periode']?.[k]),
      valeur: typeof valeur === 'number' ? valeur : null,
      etat,
      reserve: RESERVES.find((r) => r === colonnes['reserve']?.[k]) ?? null,
    });
  }
  return lues;
}

/** Reads each slice once, for as long as the page lives; one that failed may be asked for again. */
export function creerLecteur(racine: string) {
  const lues = uneFois<readonly LigneTranche[]>();

  function lire(f: FigureComparee, niveau: Niveau): Promise<readonly LigneTranche[]> {
    const adresse = `${racine}indicateurs/${f.id}.${niveau}.parquet`;
    return lues(adresse, async () => enLignes(await lireParquet(adresse, { colonnes: COLONNES }), f.modalite));
  }

  return async (f: FigureComparee, niveaux: readonly Niveau[]): Promise<Tranches> => {
    const utiles = niveaux.filter((n) => f.niveaux.includes(n));
    return new Map(await Promise.all(utiles.map(async (n) => [n, await lire(f, n)] as const)));
  };
}
