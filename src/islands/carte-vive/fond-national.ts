import type { NiveauCarte } from '#domain/couche.ts';
import { FRANCE } from '#geometry/cadre-france.ts';
import type { Position } from '#geometry/projection.ts';
import { centres, type Topologie } from '#geometry/topology.ts';
import { contours, maillage } from '#geometry/trace.ts';
import { aLaDemande, lireJson, uneFois } from '#islands/pieces/une-fois.ts';
import type { FondCarte } from './fond-carte.ts';

export type NiveauNational = Exclude<NiveauCarte, 'commune'>;

const OBJETS: Readonly<Record<NiveauNational, string>> = {
  region: 'regions',
  departement: 'departements',
  epci: 'epci',
  ept: 'ept',
  'zone-emploi': 'zones-emploi',
};

/** Loaded when a level other than the one of the page, or a circle, is asked for. */
const lues = uneFois<Topologie>();

export function topologie(racine: string, nom: string): Promise<Topologie> {
  const adresse = `${racine}geo/${nom}.json`;
  return lues(adresse, async () => (await lireJson(adresse)) as Topologie);
}

export async function centresNationaux(racine: string, niveau: NiveauNational): Promise<ReadonlyMap<string, Position>> {
  return centres(await topologie(racine, OBJETS[niveau]), OBJETS[niveau]);
}

export async function fondNational(racine: string, niveau: NiveauNational): Promise<FondCarte> {
  const objet = OBJETS[niveau];
  const topo = await topologie(racine, objet);
  return {
    contours: contours(topo, objet),
    maille: maillage(topo, objet),
    viewBox: [0, 0, FRANCE.largeur, FRANCE.hauteur],
    national: true,
    centres: aLaDemande(async () => centres(topo, objet)),
  };
}
