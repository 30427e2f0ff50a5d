import { deprojeter } from '../../src/geometry/projection.ts';
import type { Panneau } from '../../src/geometry/projection.ts';
import { centres } from '../../src/geometry/topology.ts';
import type { Topologie } from '../../src/geometry/topology.ts';

/** One point inside each commune's largest polygon, for distances: `commune,lon,lat`, WGS84, 5 decimals (about a metre). */
export function pointsCsv(panneaux: ReadonlyMap<Panneau, Topologie>): string {
  const lignes = [...panneaux].flatMap(([panneau, topologie]) =>
    [...centres(topologie, 'communes')].map(([code, point]) => {
      const [lon, lat] = deprojeter(panneau, point);
      return `${code},${lon.toFixed(5)},${lat.toFixed(5)}`;
    }),
  );
  return ['commune,lon,lat', ...lignes.sort(), ''].join('\n');
}
