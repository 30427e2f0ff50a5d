import type { Indicateur } from './types.ts';

/** The modality that a number is of, in words; nothing where it is the whole. */
export function modaliteDe(i: Pick<Indicateur, 'id' | 'modalites'>, modalite: string): string {
  if (modalite === '') return '';
  const lue = i.modalites.find((m) => m.id === modalite);
  if (lue === undefined) throw new Error(`${i.id} has no modality "${modalite}": write one of ${i.modalites.map((m) => m.id).join(', ')}`);
  return lue.nom;
}

/** What a number counts, its modality included: « SIAE par section d’activité (activité indéterminée) ». */
export function nomDit(i: Pick<Indicateur, 'id' | 'nom' | 'modalites'>, modalite: string): string {
  const lue = modaliteDe(i, modalite);
  return lue === '' ? i.nom : `${i.nom} (${lue.slice(0, 1).toLocaleLowerCase('fr')}${lue.slice(1)})`;
}

const annees = (texte: string): readonly string[] => texte.match(/\b(?:19|20)\d\d\b/g) ?? [];

/** The moment of a value whose other side has a date of its own: « juillet 2019 (habitants au 1er janvier 2020) ». */
export function momentDit({ mesure }: Pick<Indicateur, 'mesure'>, moment: string): string {
  const { quoi, date } = 'de' in mesure ? mesure.de : mesure.denominateur;
  if (date.startsWith(moment)) return date;
  if (annees(date).every((a) => moment.includes(a))) return moment;
  const enVigueur = /^en vigueur en (\d{4})$/.exec(date)?.[1];
  return `${moment} (${enVigueur === undefined ? `${quoi} au ${date}` : `${quoi} de ${enVigueur}`})`;
}
