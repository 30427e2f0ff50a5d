import { DROM } from '#domain/departement.ts';
import { geoAzimuthalEqualArea, geoConicConformal } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';

/**
 * Where a longitude and a latitude fall in our planar frames. Two frames exist:
 *
 * - the **frame of a panel** (métropole with Corse, and one per DROM): 1 unit = 40 m on the ground, x to the east, y to the south.
 *   `communes/<département>.json` is written in it, so every département or EPCI map is a window (`fenetre.ts`) on one frame, and
 *   neighbours can be drawn;
 * - the **national viewport**, 1000 units wide: the métropole, and below it one framed inset per DROM, each enlarged by its own factor
 *   (`ENCARTS`). `regions.json`, `departements.json`, `zones-emploi.json` and `epci.json` are written in it.
 */
export type Position = readonly [x: number, y: number];
export type Bbox = readonly [x0: number, y0: number, x1: number, y1: number];

export const PANNEAUX = ['metropole', ...DROM] as const;
export type Panneau = (typeof PANNEAUX)[number];

export const KM_PAR_UNITE = 0.04;
const RAYON_TERRE_KM = 6371.0088;
const ECHELLE = RAYON_TERRE_KM / KM_PAR_UNITE;

/** Equal-area and centred on the place: upright, and true to scale within 0.1 % over a DROM. */
function projectionLocale(lon: number, lat: number): GeoProjection {
  return geoAzimuthalEqualArea().rotate([-lon, -lat]).scale(ECHELLE).translate([0, 0]).precision(0);
}

const PROJECTIONS: Readonly<Record<Panneau, GeoProjection>> = {
  // The parallels and the meridian of Lambert-93, the projection readers know from every French map.
  metropole: geoConicConformal().parallels([44, 49]).rotate([-3, 0]).center([0, 46.5]).scale(ECHELLE).translate([0, 0]).precision(0),
  '971': projectionLocale(-61.405, 16.17),
  '972': projectionLocale(-61.02, 14.634),
  '973': projectionLocale(-53.12, 3.93),
  '974': projectionLocale(55.526, -21.13),
  '976': projectionLocale(45.16, -12.82),
};

/** The panel of a département, or of a commune of it: the overseas codes have their own, all others are the métropole. */
export function panneauDe(code: string): Panneau {
  const prefixe = code.slice(0, 3);
  return PANNEAUX.find((p) => p === prefixe) ?? 'metropole';
}

/** Frame coordinates of a longitude and a latitude in degrees, not rounded. */
export function projeter(panneau: Panneau, [lon, lat]: Position): [number, number] {
  const point = PROJECTIONS[panneau]([lon, lat]);
  if (point === null) throw new RangeError(`[${lon}, ${lat}] has no place in panel ${panneau}: give a longitude and a latitude in degrees`);
  return point;
}

/** Longitude and latitude of a place in a panel's frame (a commune's point, a click on the map). */
export function deprojeter(panneau: Panneau, [x, y]: Position): [number, number] {
  const lonLat = PROJECTIONS[panneau].invert?.([x, y]) ?? null;
  if (lonLat === null) throw new RangeError(`[${x}, ${y}] is nowhere in panel ${panneau}: give coordinates of its frame`);
  return lonLat;
}

/** An origin in a panel's frame and how many of its units make one unit of the picture. */
export interface Cadrage {
  readonly panneau: Panneau;
  readonly x0: number;
  readonly y0: number;
  readonly pas: number;
}

export function cadrerPoint(cadrage: Cadrage, [x, y]: Position): [number, number] {
  return [(x - cadrage.x0) / cadrage.pas, (y - cadrage.y0) / cadrage.pas];
}

/** Place of a longitude and a latitude in a window (a SIAE seat on a département map). */
export function projeterDansFenetre(cadrage: Cadrage, lonLat: Position): [number, number] {
  return cadrerPoint(cadrage, projeter(cadrage.panneau, lonLat));
}

/** True length of one unit of the picture, to write a scale bar. */
export function kmParUnite(cadrage: Cadrage): number {
  return cadrage.pas * KM_PAR_UNITE;
}
