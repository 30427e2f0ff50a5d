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

/** The moment of a density, whose population has a date of its own: « juillet 2019 (habitants au 1er janvier 2026) ». */
export function momentDit({ mesure }: Pick<Indicateur, 'mesure'>, moment: string): string {
  return mesure.genre === 'densite' ? `${moment} (${mesure.denominateur.quoi} au ${mesure.denominateur.date})` : moment;
}
