import { reunirBbox } from '../../src/geometry/bbox.ts';
import type { Bbox } from '../../src/geometry/projection.ts';
import { simplifier } from '../../src/geometry/simplification.ts';
import { bboxParCode, coder, compacter, fusionner, polygonesEnArcs, surfaces } from '../../src/geometry/topology.ts';
import type { Collection, Topologie } from '../../src/geometry/topology.ts';
import type { Cog } from './cog.ts';

/** Largest triangle ever simplified away, in squared units of 40 m: 0.05 km². */
const SEUIL_MAX = 32;
/** A map of the département is drawn about 1000 units wide; one squared unit of it is kept as detail. */
const UNITES_DE_LARGEUR = 1000;
/** Islets under 0.03 km² are left out. */
const ILOT = 19;

const groupe = <T, K>(valeurs: readonly T[], cle: (v: T) => K): Map<K, T[]> => {
  const groupes = new Map<K, T[]>();
  for (const v of valeurs) groupes.set(cle(v), [...(groupes.get(cle(v)) ?? []), v]);
  return groupes;
};

function seuilDe(boites: readonly Bbox[]): number {
  const [x0, y0, x1, y1] = reunirBbox(boites);
  return Math.min(SEUIL_MAX, 4 * (Math.max(x1 - x0, y1 - y0) / UNITES_DE_LARGEUR) ** 2);
}

/** Each border is simplified as the smaller of the départements it serves asks: both files then hold the very same arc. */
function seuilsParArc(topologie: Topologie, departementDe: (commune: string) => string): Map<number, number> {
  const boites = bboxParCode(topologie, 'communes');
  const communes = groupe(surfaces(topologie, 'communes'), (s) => departementDe(s.id));
  const seuils = new Map<number, number>();
  for (const membres of communes.values()) {
    const seuil = seuilDe(membres.map((s) => boites.get(s.id) as Bbox));
    for (const i of membres.flatMap((s) => polygonesEnArcs(s).flat(2))) {
      const arc = i < 0 ? ~i : i;
      seuils.set(arc, Math.min(seuil, seuils.get(arc) ?? Infinity));
    }
  }
  return seuils;
}

/** The communes of each département of a panel and the part of each EPCI that lies in it, in the panel's frame. */
export function topologiesDepartementales(panneau: Topologie, cog: Cog): Map<string, Topologie> {
  const departementDe = (commune: string): string => cog.communes.get(commune)?.departement ?? '';
  const codes = [...new Set(surfaces(panneau, 'communes').map((s) => departementDe(s.id)))].sort();
  const parts = codes.map((dep): [string, Collection] => [
    `epci-${dep}`,
    fusionner(panneau, 'communes', (code) => (departementDe(code) === dep ? cog.communes.get(code)?.epci : undefined)),
  ]);
  const seuils = seuilsParArc(panneau, departementDe);
  const reduite = simplifier(
    { ...panneau, objects: { ...panneau.objects, ...Object.fromEntries(parts) } },
    { seuil: (arc) => seuils.get(arc) ?? 0, ilot: ILOT },
  );
  const extraire = (dep: string): Topologie => {
    const geometries = surfaces(reduite, 'communes').filter((s) => departementDe(s.id) === dep);
    const objects: Topologie['objects'] = {
      communes: { type: 'GeometryCollection', geometries },
      epci: reduite.objects[`epci-${dep}`] ?? { type: 'GeometryCollection', geometries: [] },
    };
    return coder(compacter({ ...reduite, objects }));
  };
  return new Map(codes.map((dep) => [dep, extraire(dep)]));
}
