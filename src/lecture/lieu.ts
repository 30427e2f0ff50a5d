import { nomsTerritoire } from '#domain/noms-territoire.ts';
import type { Noms } from '#domain/noms.ts';
import { estIntercommunal, FRANCE, type Territoire } from '#domain/territoire.ts';
import { indicateur, periodeDe } from '#indicateurs/catalogue.ts';
import type { ValeurLue } from '#indicateurs/valeurs.ts';
import type { Donnees } from './donnees.ts';

/** A place being read, with the forms of its name and the wider places it is set against. */
export interface Lieu {
  readonly d: Donnees;
  readonly t: Territoire;
  readonly n: Noms;
  /** Its région, when it is smaller than one; overseas a région of one département adds nothing. */
  readonly region: Territoire | null;
  readonly departement: Territoire | null;
  readonly france: Territoire;
}

export function lieuDe(d: Donnees, t: Territoire): Lieu {
  const regionSeule = (code: string) => d.departements.filter((x) => x.region === code).length === 1;
  const region = t.niveau === 'region' || t.region === undefined || regionSeule(t.region) ? null : d.territoire('region', t.region);
  const departement = estIntercommunal(t.niveau) && t.departement !== undefined ? d.territoire('departement', t.departement) : null;
  return { d, t, n: nomsTerritoire(t), region, departement, france: FRANCE };
}

/** A value of the place, at the latest period its level has unless another is asked. */
export function lire(
  { d, t }: Pick<Lieu, 'd' | 't'>,
  id: string,
  options: { readonly periode?: string; readonly modalite?: string } = {},
): ValeurLue {
  const { periode = periodeDe(id, t.niveau), modalite = indicateur(id).modalitePrincipale } = options;
  return d.valeurs.cellule(id, t, { periode, modalite });
}

/** The same value elsewhere. */
export const lireAilleurs = (lieu: Lieu, t: Territoire, id: string, options = {}): ValeurLue => lire({ d: lieu.d, t }, id, options);

/** A number that a sentence cannot do without. Throws where the cell holds none: what is missing is never written 0. */
export function exiger(v: ValeurLue, quoi: 'valeur' | 'numerateur' | 'denominateur' = 'valeur'): number {
  const n = v[quoi];
  if (n === null)
    throw new Error(
      `${v.indicateur} of ${v.niveau} ${v.code} in ${v.periode} has no ${quoi} (${v.etat}): leave out the sentence that needs it`,
    );
  return n;
}
