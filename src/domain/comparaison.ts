import { liste } from '#lib/format.ts';
import { elide, insecables, majuscule } from '#lib/typographie.ts';
import { estSure, type Cellule } from './cellule.ts';
import type { Noms } from './noms.ts';
import { comparer } from './mots-de-taille.ts';
import { MOTS_ETAT, MOTS_RESERVE } from './phrase.ts';

/** Why a place has no cell beside the others: the indicator does not exist at its level, or only at another date. */
export type HorsComparaison = 'non-calcule' | 'autre-date';
export type CelluleComparee = Cellule | { readonly motif: HorsComparaison };

export const MOTS_HORS: Readonly<Record<HorsComparaison, string>> = {
  'non-calcule': 'non calculé à cet échelon',
  'autre-date': 'connu à une autre date seulement',
};

export interface PlaceComparee {
  readonly noms: Noms;
  readonly cellule: CelluleComparee;
}

/** The number, or null: nothing else may be compared, nor a number that is held back. */
export function valeurDe(c: CelluleComparee): number | null {
  return 'motif' in c || !estSure(c) ? null : c.valeur;
}

/** What stands in place of a number, in words. */
export function motsSansValeur(c: CelluleComparee): string {
  if ('motif' in c) return MOTS_HORS[c.motif];
  return c.etat === 'valeur' || c.etat === 'zero' ? (c.reserve == null ? '' : MOTS_RESERVE[c.reserve]) : MOTS_ETAT[c.etat];
}

/**
 * « 5,6 % dans l’Ain : un peu moins qu’en Auvergne-Rhône-Alpes (6,5 %) et nettement moins qu’en France (7,9 %). » Places without a value are said
 * after, each with its reason; a real zero is never « times less » than anything.
 */
export function phraseComparaison(
  places: readonly PlaceComparee[],
  ecrire: (v: number) => string,
  ecrireAvecUnite: (v: number) => string = ecrire,
): string {
  const [moi, ...autres] = places;
  if (moi === undefined) return '';
  const ici = valeurDe(moi.cellule);
  const connues = autres.filter((p) => valeurDe(p.cellule) !== null);
  const manquantes = places.filter((p) => valeurDe(p.cellule) === null);
  const comparees = ici === null ? [] : connues.flatMap((p) => comparee(ici, valeurDe(p.cellule) ?? 0, p.noms, ecrire));
  // nothing is « times less » than nothing: beside a zero the figures stand as they are
  const opposees = connues.filter((p) => ici === null || ici * (valeurDe(p.cellule) ?? 0) <= 0).filter((p) => valeurDe(p.cellule) !== ici);
  const contre = liste(opposees.map((p) => `${ecrire(valeurDe(p.cellule) ?? 0)} ${p.noms.dans}`));
  const debut = ici === null ? '' : `${ecrireAvecUnite(ici)} ${moi.noms.dans}`;
  const phrase =
    ici === null
      ? contre
      : [debut, comparees.length === 0 ? '' : ` : ${liste(comparees)}`, contre === '' ? '' : `, contre ${contre}`].join('');
  const raisons = Map.groupBy(manquantes, (p) => motsSansValeur(p.cellule));
  const sans = [...raisons].map(([mots, ici]) => `${mots} ${liste(ici.map((p) => p.noms.dans))}`).join(' ; ');
  return insecables(
    [phrase, sans]
      .filter((t) => t !== '')
      .map((t) => `${majuscule(t)}.`)
      .join(' '),
  );
}

function comparee(ici: number, la: number, { dans }: Noms, ecrire: (v: number) => string): readonly string[] {
  const mots = ici === la ? `autant ${elide(dans) ? 'qu’' : 'que '}${dans}` : comparer(ici, la, dans);
  return mots === null ? [] : [`${mots} (${ecrire(la)})`];
}
