import { agreger } from '#apport/agreger.ts';
import type { ColonneLue } from '#apport/colonne.ts';
import { diviser, partsImpossibles } from '#apport/ratio.ts';
import { masquer } from '#apport/secret.ts';
import { ETATS, celluleVide, type Cellule, type Etat } from '#domain/cellule.ts';
import type { TableLue } from '#db/parquet.ts';
import type { Calcul, DemandeDivision, DemandeValeurs } from './messages.ts';

/** Values by territory of one column, hidden under the threshold when the reader asked for it. */
export function calculer(codes: readonly (string | null)[], colonne: ColonneLue, { mode, secret }: DemandeValeurs): Calcul {
  const valeurs = agreger(codes, colonne, mode);
  const cellules = new Map([...valeurs].map(([code, v]) => [code, v.cellule]));
  // every place of the file in one group: a total of the file, or a national one, is what may be known
  const masquage = secret ? masquer(cellules, () => 'ensemble') : { cellules, primaires: [], secondaires: [] };
  return {
    valeurs: [...masquage.cellules],
    masques: { primaires: masquage.primaires, secondaires: masquage.secondaires },
    impossibles: [],
  };
}

export function periodesDe({ colonnes }: TableLue, modalite: string): readonly string[] {
  const modalites = colonnes['modalite'] ?? [];
  const periodes = (colonnes['periode'] ?? []).filter((_, i) => modalites[i] === modalite).map(String);
  return [...new Set(periodes)].sort();
}

const estEtat = (v: unknown): v is Etat => ETATS.some((e) => e === v);

/** One period of a slice, by territory: the value, or the denominator of a ratio. */
function denominateursDe({ colonnes }: TableLue, { modalite, periode, champ }: DemandeDivision): ReadonlyMap<string, Cellule> {
  const [codes, modalites, periodes] = [colonnes['code'] ?? [], colonnes['modalite'] ?? [], colonnes['periode'] ?? []];
  const [nombres, etats] = [colonnes[champ] ?? [], colonnes['etat'] ?? []];
  const lues = codes.flatMap((code, i): [string, Cellule][] => {
    if (modalites[i] !== modalite || String(periodes[i]) !== periode) return [];
    const v = nombres[i];
    if (typeof v === 'number') return [[String(code), { valeur: v, etat: v === 0 ? 'zero' : 'valeur' }]];
    const e = etats[i];
    return [[String(code), celluleVide(estEtat(e) && e !== 'valeur' && e !== 'zero' ? e : 'indisponible')]];
  });
  return new Map(lues);
}

/** The values over a count of the atlas. */
export function rapporterAu(calcul: Calcul, demande: DemandeDivision, tranche: TableLue): Calcul {
  const parts = diviser(new Map(calcul.valeurs), denominateursDe(tranche, demande), demande.rapport);
  const impossibles = demande.rapport.genre === 'part' ? partsImpossibles(parts) : [];
  return { ...calcul, valeurs: [...parts], impossibles };
}
