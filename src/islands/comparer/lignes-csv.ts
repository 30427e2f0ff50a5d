import type { LieuNomme } from '#domain/annuaire.ts';
import { MOTS_HORS } from '#domain/comparaison.ts';
import type { Cellule } from '#domain/cellule.ts';
import { MOTS_RESERVE } from '#domain/phrase.ts';
import { celluleDe, lignesDeSerie, type FigureComparee, type Tranches } from '#domain/figure-comparee.ts';
import { ecrireCsv, type CaseCsv } from '#lib/csv.ts';

/** One figure with the rows that were read for it. */
export interface Lecture {
  readonly figure: FigureComparee;
  readonly tranches: Tranches;
  readonly moment: string;
}

const COLONNES = ['indicateur', 'chiffre', 'niveau', 'code', 'territoire', 'periode', 'valeur', 'etat', 'precision', 'unite', 'source'];
/** A place that is not compared has one of the five states too: what its level does not have, or what that date does not. */
const ETATS_HORS = { 'non-calcule': 'sans-objet', 'autre-date': 'indisponible' } as const;

function rangees({ figure: f, tranches, moment }: Lecture, lieux: readonly LieuNomme[]): readonly (readonly CaseCsv[])[] {
  const source = `${f.source}. ${f.limite}`;
  return lieux.flatMap((lieu) => {
    const rangee = (periode: string, valeur: number | null, etat: string, precision = ''): readonly CaseCsv[] => {
      return [f.id, f.nom, lieu.niveau, lieu.code, lieu.court, periode, valeur, etat, precision, f.unite, source];
    };
    const deCellule = (periode: string, { valeur, etat, reserve }: Cellule) =>
      rangee(periode, valeur, etat, reserve == null ? '' : MOTS_RESERVE[reserve]);
    const c = celluleDe(f, lieu, tranches, moment);
    const comparee = 'motif' in c ? rangee(moment, null, ETATS_HORS[c.motif], MOTS_HORS[c.motif]) : deCellule(moment, c);
    // the year that answers for a December is already there
    const autres = lignesDeSerie(f, lieu, tranches).filter((l) => l.periode !== moment && l.periode !== moment.slice(0, 4));
    return [comparee, ...autres.map((l) => deCellule(l.periode, l))];
  });
}

/** All that a comparison read: for each figure and place the cell that is compared, then its series, each with its state, date and source. */
export function csvComparaison(lectures: readonly Lecture[], lieux: readonly LieuNomme[]): string {
  return ecrireCsv(
    COLONNES,
    lectures.flatMap((l) => rangees(l, lieux)),
  );
}
