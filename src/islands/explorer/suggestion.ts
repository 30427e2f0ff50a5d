import type { Rangee, Scalaire } from '#db/database.ts';
import { mesuresDe, type ColonneResultat, type Resultat } from './resultat.ts';

export const GENRES_GRAPHIQUE = ['barres', 'series', 'nuage'] as const;
export type GenreGraphique = (typeof GENRES_GRAPHIQUE)[number];

/** What to draw, by column names. `x`: the label, the period or the abscissa; `y`: the number; `serie`: one line each, or the name of a point. */
export interface Graphique {
  readonly genre: GenreGraphique;
  readonly x: string;
  readonly y: string;
  readonly serie: string | null;
}

const PERIODE = /^\d{4}(-T[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
export const SERIES_MAX = 6;
/** Two measures over this many rows read better against each other than as bars. */
const NUAGE_MIN = 20;

/** A period as the charts read it: text in one of the forms of the tables, or a whole year. */
export function periodeDe(v: Scalaire | undefined): string | null {
  if (typeof v === 'number') return Number.isInteger(v) && v >= 1900 && v <= 2100 ? String(v) : null;
  return typeof v === 'string' && PERIODE.test(v) ? v : null;
}

const distincts = (lignes: readonly Rangee[], nom: string) => new Set(lignes.map((l) => l[nom]));

function estPeriode({ nom, genre }: ColonneResultat, lignes: readonly Rangee[]): boolean {
  if (genre !== 'texte' && !(genre === 'entier' && /^(an|annee|année|year|periode)/i.test(nom))) return false;
  return lignes.every((l) => periodeDe(l[nom]) !== null);
}

/** Periods, one value each, in one line or a few. */
function proposerSeries({ colonnes, lignes }: Donnees, mesures: readonly string[]): Graphique | null {
  const periode = colonnes.find((c) => estPeriode(c, lignes));
  const y = mesures.find((m) => m !== periode?.nom);
  if (periode === undefined || y === undefined || distincts(lignes, periode.nom).size < 3) return null;
  const seul = distincts(lignes, periode.nom).size === lignes.length;
  if (seul) return { genre: 'series', x: periode.nom, y, serie: null };
  const serie = colonnes.find((c) => {
    const n = distincts(lignes, c.nom).size;
    const cles = new Set(lignes.map((l) => `${String(l[c.nom])}\u0000${String(l[periode.nom])}`));
    return c.genre === 'texte' && c.nom !== periode.nom && n > 1 && n <= SERIES_MAX && cles.size === lignes.length;
  });
  return serie === undefined ? null : { genre: 'series', x: periode.nom, y, serie: serie.nom };
}

type Donnees = Pick<Resultat, 'colonnes' | 'lignes'>;

/** The name of a row: a column of names rather than one of codes, of different values. */
export function colonneNom({ colonnes, lignes }: Donnees): string | null {
  const textes = colonnes.filter((c) => c.genre === 'texte');
  const uniques = textes.filter((c) => distincts(lignes, c.nom).size === lignes.length);
  const nommees = (liste: readonly ColonneResultat[]) => liste.find((c) => /nom|libelle|titre/i.test(c.nom));
  return (nommees(uniques) ?? nommees(textes) ?? uniques[0] ?? textes[0])?.nom ?? null;
}

/** The chart to begin with; null when there is no number to draw. */
export function suggerer(donnees: Donnees): Graphique | null {
  const { lignes } = donnees;
  const mesures = mesuresDe(donnees);
  if (lignes.length < 2 || mesures.length === 0) return null;
  const series = proposerSeries(donnees, mesures);
  if (series !== null) return series;
  const nom = colonneNom(donnees);
  const [premiere = '', seconde] = mesures;
  if (seconde !== undefined && (nom === null || (mesures.length === 2 && lignes.length >= NUAGE_MIN && !seconde.startsWith('part'))))
    return { genre: 'nuage', x: premiere, y: seconde, serie: nom };
  // the last measure is most often the one the others lead to
  return nom === null ? null : { genre: 'barres', x: nom, y: mesures.at(-1) ?? premiere, serie: null };
}
