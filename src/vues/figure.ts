import type { Ecriture } from '#charts/donnees.ts';
import type { Cellule, Reserve } from '#domain/cellule.ts';
import { adresseRecalcul } from '#domain/etat-explorer.ts';
import { celluleTexte, MOTS_ETAT } from '#domain/phrase.ts';
import { distingue, rangEcrit, type Rang } from '#domain/rang.ts';
import type { ValeurLue } from '#indicateurs/valeurs.ts';
import type { Indicateur, Localisation } from '#indicateurs/types.ts';
import { entier, INSECABLE, periode, periodeCourte } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { localisationsDe } from '#phrases/localisations.ts';
import { momentDit, nomDit } from '#indicateurs/nom.ts';
import type { TitreDit } from './titre.ts';

/** One cell of the table behind a figure: what is read, and what a CSV holds. */
export interface CaseTableau {
  readonly texte: string;
  readonly brut: string | number | null;
  readonly nombre?: boolean;
  readonly absent?: boolean;
  /** The mark of the value: words beside the number, a column of the CSV. */
  readonly reserve?: Reserve;
  /** Where the number is computed again from its SQL. */
  readonly recalcul?: string;
}

export interface Tableau {
  readonly legende: string;
  readonly colonnes: readonly { readonly nom: string; readonly nombre?: boolean }[];
  readonly lignes: readonly { readonly cases: readonly CaseTableau[]; readonly courante?: boolean; readonly lien?: string }[];
  /** What the sums of the table lack, under it. */
  readonly notes?: readonly string[];
}

/** A figure ready for the page: the finding, the drawing, the words for those who do not see it, the rows behind it. */
export interface VueFigure {
  readonly id: string;
  /** The finding: a sentence made from the data, with what it counts and when. */
  readonly titre: TitreDit;
  /** Definition, unit, date, territory. */
  readonly sousTitre: string;
  readonly svg: string;
  readonly legende?: string;
  /** Contours the drawing refers to, for the file that stands alone. */
  readonly defs?: string;
  readonly description: string;
  readonly tableau: Tableau;
  readonly sources: readonly string[];
  /** Texts it was read in, when no dataset holds it: named in place of the cards. */
  readonly textes?: readonly { readonly nom: string; readonly adresse: string }[];
  readonly localisations: readonly Localisation[];
  readonly indicateurs: readonly string[];
  /** Where the one number that the figure is about is computed again from its SQL. */
  readonly recalcul?: string;
}

export function caseCellule(c: Cellule, ecriture: Ecriture): CaseTableau {
  if (c.valeur !== null)
    return { texte: celluleTexte(c, ecriture), brut: c.valeur, nombre: true, ...(c.reserve == null ? {} : { reserve: c.reserve }) };
  return { texte: MOTS_ETAT[c.etat as keyof typeof MOTS_ETAT], brut: c.etat, nombre: true, absent: true };
}

/** The same for one value of the catalogue, which the reader may compute again; a state that holds no number has nothing to compute. */
export function caseRecalculable(v: ValeurLue, ecriture: Ecriture): CaseTableau {
  const vue = caseCellule(v, ecriture);
  return v.valeur === null ? vue : { ...vue, recalcul: adresseRecalcul(v) };
}

/** A rank with its tie, the tie alone when too many share it, or the words of a place that has none. */
export function caseRang(r: Rang | undefined, ecrire = ({ rang }: Rang): string => entier(rang)): CaseTableau {
  if (r === undefined) return { texte: 'non classé', brut: 'non classé', nombre: true, absent: true };
  const texte = rangEcrit(r, ecrire);
  return { texte, brut: distingue(r) ? r.rang : texte, nombre: true };
}

export const caseTexte = (texte: string): CaseTableau => ({ texte, brut: texte });
/** A period keeps its code in the CSV. */
export const casePeriode = (code: string): CaseTableau => ({ texte: periode(code), brut: code });
export const casePeriodeCourte = (code: string): CaseTableau => ({ texte: periodeCourte(code).replaceAll(' ', INSECABLE), brut: code });

/** Subtitle: what is measured, in what unit, when. A count is already named by its unit. */
export function sousTitreDe(i: Pick<Indicateur, 'id' | 'nom' | 'unite' | 'mesure' | 'modalites'>, quoi: string, modalite = ''): string {
  const nom = nomDit(i, modalite);
  const quand = momentDit(i, quoi);
  return insecables(i.mesure.genre === 'compte' || i.nom.includes(i.unite) ? `${nom}, ${quand}.` : `${nom} : ${i.unite}, ${quand}.`);
}

/** The head of a column of values; a floor is said there, since the file behind the figure holds its number alone. */
export const enteteDe = ({ uniteCourte, plancher }: Pick<Indicateur, 'uniteCourte' | 'plancher'>): string =>
  plancher === undefined ? uniteCourte : insecables(`${uniteCourte} (${plancher} : ${plancher} ou moins)`);

/** What every view takes from its indicator. */
export function provenance(...indicateurs: readonly Indicateur[]): Pick<VueFigure, 'sources' | 'localisations' | 'indicateurs'> {
  return {
    sources: [...new Set(indicateurs.flatMap((i) => i.sources))],
    localisations: [...new Set(indicateurs.flatMap(localisationsDe))],
    indicateurs: indicateurs.map((i) => i.id),
  };
}

/** A path prefix and ids that the charts put in the drawing. */
export function nommage(id: string): { readonly titreId: string; readonly descriptionId: string } {
  return { titreId: `${id}-titre`, descriptionId: `${id}-description` };
}
