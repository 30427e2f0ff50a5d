import type { Indicateur, Localisation } from '#indicateurs/types.ts';

/** Where a count counts, as a reader says it. */
export const LIBELLES_LOCALISATION: Readonly<Record<Localisation, string>> = {
  etablissement: 'compté à l’établissement conventionné',
  'lieu-de-travail': 'compté au lieu de travail',
  residence: 'compté au lieu de résidence',
  zonage: 'compté par zonage',
};

export function localisationsDe({ mesure }: Pick<Indicateur, 'mesure'>): readonly Localisation[] {
  const cotes = 'de' in mesure ? [mesure.de] : [mesure.numerateur, mesure.denominateur];
  return [...new Set(cotes.map((c) => c.localisation))];
}
