import type { Denominateur } from '#apport/ratio.ts';
import { NIVEAUX_APPORT, type NiveauApport } from '#apport/lieux.ts';
import type { CoteQuelconque, Indicateur } from '#indicateurs/types.ts';

/** A count of the atlas that the reader’s own persons may be set against, and where its slices are. */
export interface DenominateurPropose extends Denominateur {
  /** Indicator whose slices hold it. */
  readonly id: string;
  readonly champ: 'valeur' | 'denominateur';
  readonly modalite: string;
  readonly date: string;
  readonly niveaux: readonly NiveauApport[];
}

/** Shares divide by a part of what the counts already give: only offers and densities add denominators of their own. */
function cotesDe(i: Indicateur): readonly (readonly [CoteQuelconque, DenominateurPropose['champ']])[] {
  if (i.mesure.genre === 'compte') return [[i.mesure.de, 'valeur']];
  return i.mesure.genre === 'equipement' || i.mesure.genre === 'densite' ? [[i.mesure.denominateur, 'denominateur']] : [];
}

/** The counts of persons by residence that the catalogue holds, each definition once a level, published counts first. For the build. */
export function denominateursDe(catalogue: readonly Indicateur[]): readonly DenominateurPropose[] {
  const pris = new Map<string, readonly NiveauApport[]>();
  const comptesDAbord = [...catalogue].sort((a, b) => Number(b.mesure.genre === 'compte') - Number(a.mesure.genre === 'compte'));
  return comptesDAbord.flatMap((i) =>
    cotesDe(i).flatMap(([{ quoi, localisation, nature, date, champ: definition }, champ]) => {
      const connus = pris.get(definition) ?? [];
      const niveaux = NIVEAUX_APPORT.filter((n) => (i.niveaux as readonly string[]).includes(n) && !connus.includes(n));
      if (localisation !== 'residence' || niveaux.length === 0) return [];
      pris.set(definition, [...connus, ...niveaux]);
      const population = quoi.startsWith('habitants') && !quoi.includes('QPV');
      return [{ id: i.id, champ, modalite: i.modalitePrincipale, quoi, localisation, nature, population, date, niveaux }];
    }),
  );
}
