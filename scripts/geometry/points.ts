import { contient, plusGrand, pointInterieur, type Polygone } from '../../src/geometry/anneau.ts';
import { deprojeter } from '../../src/geometry/projection.ts';
import type { Panneau, Position } from '../../src/geometry/projection.ts';
import { polygonesParCode } from '../../src/geometry/topology.ts';
import type { Topologie } from '../../src/geometry/topology.ts';

const point = (polygones: readonly Polygone[] = []): Position => pointInterieur(plusGrand(polygones) ?? []);

/**
 * Where a commune is measured from. A commune made of several since the contours were drawn bears the code of its chef-lieu, whose own contour is
 * there: its middle is nearer to the people (half of the establishments stand at 1.2 km of it, and at 1.7 km of the middle of the whole). The pole
 * of inaccessibility was tried instead of the centroid: it is farther from the establishments, 1.5 km against 1.4.
 */
function pointsDuPanneau(
  topologie: Topologie,
  publies: ReadonlyMap<string, readonly Polygone[]>,
): readonly (readonly [string, Position])[] {
  const anciennes = polygonesParCode(topologie, 'anciennes');
  return [...polygonesParCode(topologie, 'communes')].map(([code, polygones]) => {
    const choisi = point(anciennes.get(code) ?? polygones);
    const contour = publies.get(code) ?? [];
    // a thin commune may leave its own point outside once its contour is simplified
    return [code, contour.some((p) => contient(p, choisi)) ? choisi : point(contour)] as const;
  });
}

/** One point inside each commune, for distances: `commune,lon,lat`, WGS84, 5 decimals (about a metre). */
export function pointsCsv(panneaux: ReadonlyMap<Panneau, Topologie>, locales: ReadonlyMap<string, Topologie>): string {
  const publies = new Map([...locales.values()].flatMap((t) => [...polygonesParCode(t, 'communes')]));
  const lignes = [...panneaux].flatMap(([panneau, topologie]) =>
    pointsDuPanneau(topologie, publies).map(([code, p]) => {
      const [lon, lat] = deprojeter(panneau, p);
      return `${code},${lon.toFixed(5)},${lat.toFixed(5)}`;
    }),
  );
  return ['commune,lon,lat', ...lignes.sort(), ''].join('\n');
}
