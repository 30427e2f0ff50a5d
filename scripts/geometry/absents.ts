import type { Panneau } from '../../src/geometry/projection.ts';
import { surfaces } from '../../src/geometry/topology.ts';
import type { Topologie } from '../../src/geometry/topology.ts';
import type { Cog } from './cog.ts';

/**
 * Communes that left a commune nouvelle after 2018 and so have no contour of their own in the 2018 file: their land is still inside
 * the commune they left, to which the contour stays attached. Official separations: Saline, Neussargues en Pinatelle, Essarts en Bocage.
 */
const SEPAREE_DE: Readonly<Record<string, string>> = {
  '14666': '14712',
  '15031': '15141',
  '15035': '15141',
  '15047': '15141',
  '15171': '15141',
  '85165': '85084',
  '85212': '85084',
};

export interface Absents {
  readonly communes: readonly { readonly code: string; readonly nom: string; readonly dans: string; readonly nomDans: string }[];
  readonly epci: readonly { readonly code: string; readonly nom: string }[];
  /** Communes that belong to no EPCI, hence to no surface of the EPCI map. */
  readonly sansEpci: readonly { readonly code: string; readonly nom: string }[];
}

/** Everything current that has no surface, by name. A commune must be inside one of the same EPCI, or its EPCI would be drawn wrong. */
export function listerAbsents(panneaux: ReadonlyMap<Panneau, Topologie>, cog: Cog): Absents {
  const dessinees = new Set([...panneaux.values()].flatMap((t) => surfaces(t, 'communes').map((s) => s.id)));
  const communes = [...cog.communes]
    .filter(([code]) => !dessinees.has(code))
    .map(([code, { nom, epci }]) => {
      const dans = SEPAREE_DE[code];
      const voisine = dans === undefined ? undefined : cog.communes.get(dans);
      if (dans === undefined || voisine === undefined || !dessinees.has(dans)) {
        throw new Error(`commune ${code} ${nom} has no contour: say in SEPAREE_DE which contour covers it`);
      }
      if (voisine.epci !== epci)
        throw new Error(`commune ${code} ${nom} is not in the EPCI of ${dans}: its EPCI would be drawn without it`);
      return { code, nom, dans, nomDans: voisine.nom };
    });
  const dessines = new Set([...cog.communes].filter(([code]) => dessinees.has(code)).map(([, c]) => c.epci));
  return {
    communes,
    epci: [...cog.epci].filter(([code]) => !dessines.has(code)).map(([code, nom]) => ({ code, nom })),
    sansEpci: [...cog.communes].filter(([, c]) => c.epci === undefined).map(([code, { nom }]) => ({ code, nom })),
  };
}
