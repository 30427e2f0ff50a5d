import type { Fond } from '#charts/choropleth.ts';
import type { Position } from '#geometry/projection.ts';
import { centres, type Topologie } from '#geometry/topology.ts';
import { contours, maillage } from '#geometry/trace.ts';
import { lireJson, uneFois } from '#islands/pieces/une-fois.ts';
import type { FondCarte } from './fond-carte.ts';

/** Loaded when a level other than the one of the page, or a circle, is asked for. */
const lues = uneFois<Topologie>();

export function topologie(racine: string, nom: string): Promise<Topologie> {
  const adresse = `${racine}geo/${nom}.json`;
  return lues(adresse, async () => (await lireJson(adresse)) as Topologie);
}

export async function centresNationaux(racine: string, objet: string): Promise<ReadonlyMap<string, Position>> {
  return centres(await topologie(racine, objet), objet);
}

export async function fondNational(racine: string, objet: string, viewBox: Fond['viewBox']): Promise<FondCarte> {
  const topo = await topologie(racine, objet);
  return {
    contours: contours(topo, objet),
    maille: maillage(topo, objet),
    viewBox,
    national: true,
    centres: async () => centres(topo, objet),
  };
}
