import { readFileSync } from 'node:fs';
import { bboxDe, contient, plusGrand, type Polygone } from '../../src/geometry/anneau.ts';
import { distanceKm } from '../../src/geometry/distance.ts';
import { deprojeter, panneauDe, type Panneau, type Position } from '../../src/geometry/projection.ts';
import { polygonesParCode, type Topologie } from '../../src/geometry/topology.ts';
import type { Alea } from '../../src/zones-blanches/tirage.ts';

/** The contours of the communes of a département, in the frame of its panel. */
export interface Contours {
  readonly panneau: Panneau;
  readonly parCommune: ReadonlyMap<string, readonly Polygone[]>;
}

export function lireContours(departement: string): Contours {
  const topologie = JSON.parse(readFileSync(`data/geometrie/communes/${departement}.json`, 'utf8')) as Topologie;
  return { panneau: panneauDe(departement), parCommune: polygonesParCode(topologie, 'communes') };
}

/** How far the contour goes from a point of the commune, in kilometres: outer rings only, holes are nearer. */
export function etendueKm(panneau: Panneau, polygones: readonly Polygone[], point: Position): number {
  const sommets = polygones.flatMap((p) => p[0] ?? []);
  return Math.max(...sommets.map((s) => distanceKm(point, deprojeter(panneau, s))));
}

/** The same over the largest part, where the point is: Cayenne owns islets 200 km away, where nobody lives. */
export function etenduePrincipaleKm(panneau: Panneau, polygones: readonly Polygone[], point: Position): number {
  return etendueKm(panneau, [plusGrand(polygones) ?? []], point);
}

/** Draws without an answer before the drawing itself is at fault. */
const ESSAIS = 100_000;

/** A point of the commune, each as likely as another: the frames keep areas to a few in a thousand. */
export function tirerDansContour(panneau: Panneau, polygones: readonly Polygone[], alea: Alea): Position {
  const [x0, y0, x1, y1] = bboxDe(polygones.flatMap((p) => p[0] ?? []));
  for (let n = 0; n < ESSAIS; n++) {
    const point: Position = [x0 + alea() * (x1 - x0), y0 + alea() * (y1 - y0)];
    if (polygones.some((p) => contient(p, point))) return deprojeter(panneau, point);
  }
  throw new Error(`no point falls inside the contour after ${ESSAIS} draws: look at its rings in data/geometrie/communes`);
}
