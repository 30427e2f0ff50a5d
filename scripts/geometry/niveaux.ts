import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { CADRAGES_FRANCE } from '../../src/geometry/france.ts';
import { cadrerPoint } from '../../src/geometry/projection.ts';
import type { Panneau, Position } from '../../src/geometry/projection.ts';
import { simplifier } from '../../src/geometry/simplification.ts';
import { coder, fusionner } from '../../src/geometry/topology.ts';
import type { Collection, Topologie } from '../../src/geometry/topology.ts';
import type { Rattachement, Cog } from './cog.ts';

export interface Niveau {
  readonly objet: string;
  readonly cle: (commune: Rattachement) => string | undefined;
  /** See `OptionsSimplification`, in squared units of the national viewport (1.16 km in the métropole). */
  readonly seuil: number;
  readonly ilot: number;
}

export const NIVEAUX: readonly Niveau[] = [
  { objet: 'regions', cle: (c) => c.region, seuil: 4, ilot: 4 },
  { objet: 'departements', cle: (c) => c.departement, seuil: 4, ilot: 4 },
  { objet: 'zones-emploi', cle: (c) => c.zoneEmploi, seuil: 2.5, ilot: 3 },
  { objet: 'epci', cle: (c) => c.epci, seuil: 2.75, ilot: 2 },
  // a hundred times smaller than a département, and read closer
  { objet: 'ept', cle: (c) => c.ept, seuil: 0.05, ilot: 0 },
];

/** One level of the national map: communes merged, placed in the national viewport, then cut anew so that only its own borders count. */
export function topologieNationale(panneaux: ReadonlyMap<Panneau, Topologie>, cog: Cog, niveau: Niveau): Topologie {
  const cle = (code: string): string | undefined => {
    const commune = cog.communes.get(code);
    return commune && niveau.cle(commune);
  };
  const features = [...panneaux].flatMap(([panneau, topologie]) => {
    const objet: Collection = fusionner(topologie, 'communes', cle);
    const placee = {
      ...topologie,
      arcs: topologie.arcs.map((arc) => arc.map((p) => cadrerPoint(CADRAGES_FRANCE[panneau], p as unknown as Position))),
    };
    return feature(placee, objet).features;
  });
  features.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
  const brute = topology({ [niveau.objet]: { type: 'FeatureCollection', features } as FeatureCollection }) as unknown as Topologie;
  return coder(simplifier(brute, { seuil: niveau.seuil, ilot: niveau.ilot }));
}
