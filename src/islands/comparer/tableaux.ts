import type { LieuNomme } from '#domain/annuaire.ts';
import { motsSansValeur, type CelluleComparee } from '#domain/comparaison.ts';
import { estConnue } from '#domain/cellule.ts';
import { celluleTexte } from '#domain/phrase.ts';
import { celluleDe, type FigureComparee, type LigneTranche } from '#domain/figure-comparee.ts';
import { ecritureDe } from '#lib/ecriture.ts';
import { liste, periode, periodeCourte } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { rangee, tableau, type Case, type Colonne } from '#islands/pieces/tableau.ts';
import type { Lecture } from './lignes-csv.ts';

function caseDe(f: FigureComparee, cellule: CelluleComparee): Case {
  return 'motif' in cellule || !estConnue(cellule) ? { dit: motsSansValeur(cellule), etat: true } : celluleTexte(cellule, ecritureDe(f));
}

const colonneDuLieu = (lieu: LieuNomme): Colonne => ({ nom: lieu.court, genre: 'nombre' });

/** Every figure and every place, with the states in words: what is drawn, and what could not be. */
export function tableauDesChiffres(lectures: readonly Lecture[], lieux: readonly LieuNomme[]): HTMLElement {
  const colonnes: readonly Colonne[] = [{ nom: 'Chiffre', genre: 'titre' }, { nom: 'Date' }, ...lieux.map(colonneDuLieu)];
  const rangees = lectures.map(({ figure: f, tranches, moment }) => {
    const unite = f.uniteCourte === '%' || f.uniteCourte === '‰' ? '' : `, ${f.uniteCourte}`;
    const cases = lieux.map((l) => caseDe(f, celluleDe(f, l, tranches, moment)));
    return rangee(colonnes, [`${f.nom}${unite}`, periode(moment), ...cases]);
  });
  return tableau({ legende: `Les mêmes chiffres pour ${liste(lieux.map((l) => l.noms.le))}`, colonnes, rangees }).cadre;
}

export interface Serie {
  readonly lieu: LieuNomme;
  readonly points: readonly LigneTranche[];
}

/** The rows behind a drawing through time: a date a line, a place a column. */
export function tableauSerie(f: FigureComparee, series: readonly Serie[]): HTMLElement {
  const dates = [...new Set(series.flatMap((s) => s.points.map((p) => p.periode)))].toSorted();
  const colonnes: readonly Colonne[] = [{ nom: 'Date', genre: 'titre' }, ...series.map((s) => colonneDuLieu(s.lieu))];
  const rangees = dates.map((date) => {
    const cellule = ({ points }: Serie) => points.find((p) => p.periode === date) ?? ({ valeur: null, etat: 'indisponible' } as const);
    return rangee(colonnes, [periodeCourte(date), ...series.map((s) => caseDe(f, cellule(s)))]);
  });
  const { cadre } = tableau({ legende: `${f.nom}, dans le temps`, colonnes, rangees });
  return balise('details', {}, balise('summary', {}, 'Tableau'), cadre);
}
