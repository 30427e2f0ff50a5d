import type { Fond } from '#charts/choropleth.ts';
import type { Position } from '#geometry/projection.ts';
import { centres, type Topologie } from '#geometry/topology.ts';
import { contours, maillage } from '#geometry/trace.ts';
import type { FondCarte } from './fond-carte.ts';

/** Loaded when a level other than the one of the page, or a circle, is asked for. */
const lues = new Map<string, Promise<Topologie>>();

export function topologie(racine: string, nom: string): Promise<Topologie> {
  const adresse = `${racine}geo/${nom}.json`;
  const connue = lues.get(adresse);
  if (connue !== undefined) return connue;
  const lecture = fetch(adresse).then(async (r) => {
    if (!r.ok) throw new Error(`cannot read ${adresse}: status ${r.status}`);
    return (await r.json()) as Topologie;
  });
  lues.set(adresse, lecture);
  lecture.catch(() => lues.delete(adresse));
  return lecture;
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
