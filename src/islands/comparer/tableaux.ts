import type { LieuNomme } from '#domain/annuaire.ts';
import { motsSansValeur, valeurDe, type CelluleComparee } from '#domain/comparaison.ts';
import { celluleDe, type FigureComparee, type LigneTranche } from '#domain/figure-comparee.ts';
import { ecritureDe } from '#lib/ecriture.ts';
import { liste, periode, periodeCourte } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import type { Lecture } from './lignes-csv.ts';

/** In a box that scrolls sideways and can be reached by keyboard; numbers begin at the column `depuis`. */
function enTableau(legende: string, tete: readonly string[], lignes: readonly HTMLElement[], depuis: number): HTMLElement {
  const colonnes = tete.map((t, k) => balise('th', { scope: 'col', class: k >= depuis ? 'nombre' : undefined }, t));
  return balise(
    'div',
    { class: 'defilement', tabindex: '0', role: 'region', 'aria-label': legende },
    balise('table', {}, balise('caption', {}, legende), balise('thead', {}, balise('tr', {}, ...colonnes)), balise('tbody', {}, ...lignes)),
  );
}

function caseDe(f: FigureComparee, cellule: CelluleComparee): HTMLElement {
  const valeur = valeurDe(cellule);
  return valeur === null
    ? balise('td', { class: 'nombre etat' }, motsSansValeur(cellule))
    : balise('td', { class: 'nombre' }, ecritureDe(f)(valeur));
}

/** Every figure and every place, with the states in words: what is drawn, and what could not be. */
export function tableau(lectures: readonly Lecture[], lieux: readonly LieuNomme[]): HTMLElement {
  const lignes = lectures.map(({ figure: f, tranches, moment }) => {
    const unite = f.uniteCourte === '%' || f.uniteCourte === '‰' ? '' : `, ${f.uniteCourte}`;
    const cases = lieux.map((l) => caseDe(f, celluleDe(f, l, tranches, moment)));
    return balise('tr', {}, balise('th', { scope: 'row' }, `${f.nom}${unite}`), balise('td', {}, periode(moment)), ...cases);
  });
  return enTableau(
    `Les mêmes chiffres pour ${liste(lieux.map((l) => l.noms.le))}`,
    ['Chiffre', 'Date', ...lieux.map((l) => l.court)],
    lignes,
    2,
  );
}

export interface Serie {
  readonly lieu: LieuNomme;
  readonly points: readonly LigneTranche[];
}

/** The rows behind a drawing through time: a date a line, a place a column. */
export function tableauSerie(f: FigureComparee, series: readonly Serie[]): HTMLElement {
  const dates = [...new Set(series.flatMap((s) => s.points.map((p) => p.periode)))].toSorted();
  const lignes = dates.map((date) => {
    const cellule = ({ points }: Serie) => points.find((p) => p.periode === date) ?? ({ valeur: null, etat: 'indisponible' } as const);
    return balise('tr', {}, balise('th', { scope: 'row' }, periodeCourte(date)), ...series.map((s) => caseDe(f, cellule(s))));
  });
  const tete = ['Date', ...series.map((s) => s.lieu.court)];
  return balise('details', {}, balise('summary', {}, 'Tableau'), enTableau(`${f.nom}, dans le temps`, tete, lignes, 1));
}
