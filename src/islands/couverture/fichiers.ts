import {
  lireCommunes,
  lireLieux,
  type Besoin,
  type FichierDepartement,
  type FichierCommunes,
  type FichierLieux,
  type Communes,
  type Lieux,
} from '#zones-blanches/couverture-max/fichiers.ts';
import { lireJson, uneFois } from '#islands/pieces/une-fois.ts';

/** The files of /zones-blanches/, each read once; one that failed may be asked for again. */
const lues = uneFois<unknown>();

function demander<T>(racine: string, nom: string, lire: (json: unknown) => T): Promise<T> {
  const adresse = `${racine}zones-blanches/${nom}.json`;
  return lues(adresse, async () => lire(await lireJson(adresse))) as Promise<T>;
}

/** All communes of France, distances to the kilometre above. */
export const lireFrance = (racine: string): Promise<Communes> =>
  demander(racine, 'france', (json) => lireCommunes(json as FichierCommunes, 'france'));

/** Where the communes of France are and their names, in the same order. */
export const lireLieuxFrance = (racine: string): Promise<Lieux> => demander(racine, 'lieux', (json) => lireLieux(json as FichierLieux));

export interface Departement {
  /** Its communes, and those of its EPCI that lie beyond its border. */
  readonly communes: Communes;
  readonly lieux: Lieux;
  readonly besoins: readonly Besoin[];
}

export const lireDepartement = (racine: string, code: string): Promise<Departement> =>
  demander(racine, code, (json) => {
    const { communes, lieux, besoins } = json as FichierDepartement;
    return { communes: lireCommunes(communes, 'departement'), lieux: lireLieux(lieux), besoins };
  });
