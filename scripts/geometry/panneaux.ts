import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fusionner } from '../../src/geometry/topology.ts';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { topology } from 'topojson-server';
import { aireSignee } from '../../src/geometry/anneau.ts';
import { PANNEAUX, panneauDe, projeter } from '../../src/geometry/projection.ts';
import type { Panneau, Position } from '../../src/geometry/projection.ts';
import type { Topologie } from '../../src/geometry/topology.ts';
import type { Cog } from './cog.ts';

const CONTOURS = 'geo/communes-2018';

type Contour = Feature<Polygon | MultiPolygon, { readonly code: string }>;

function lireContours(dossier: string): Contour[] {
  const fichiers = readdirSync(join(dossier, CONTOURS)).filter((f) => f.endsWith('.geojson'));
  const texte = (f: string): string => readFileSync(join(dossier, CONTOURS, f), 'utf8');
  return fichiers.sort().flatMap((f) => (JSON.parse(texte(f)) as FeatureCollection).features as Contour[]);
}

const sens = (anneau: Position[], horaire: boolean): number[][] =>
  (aireSignee(anneau) > 0 === horaire ? anneau : anneau.toReversed()).map((p) => [...p]);

/** Outer rings clockwise, holes the other way: merged surfaces and SVG fills then hold without a fill rule. */
function projeterContour(panneau: Panneau, { geometry }: Contour): number[][][][] {
  const polygones = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygones.map((p) =>
    p.map((r, rang) =>
      sens(
        r.map(([lon = 0, lat = 0]) => projeter(panneau, [lon, lat])),
        rang === 0,
      ),
    ),
  );
}

/**
 * The communes of a panel at full detail, in its frame, those of 2018 (`anciennes`) and the current ones; arcs are shared, the points of the contours
 * untouched.
 */
function topologieDuPanneau(panneau: Panneau, contours: readonly Contour[], cog: Cog): Topologie {
  const features = contours.map((f) => ({
    type: 'Feature' as const,
    id: f.properties.code,
    properties: null,
    geometry: { type: 'MultiPolygon' as const, coordinates: projeterContour(panneau, f) },
  }));
  const brute = topology({ anciennes: { type: 'FeatureCollection', features } as FeatureCollection }) as unknown as Topologie;
  return {
    type: 'Topology',
    arcs: brute.arcs,
    objects: { ...brute.objects, communes: fusionner(brute, 'anciennes', cog.communeActuelle) },
  };
}

/** All six panels. Throws with every old commune that has no current one. */
export function lirePanneaux(dossier: string, cog: Cog): Map<Panneau, Topologie> {
  const contours = lireContours(dossier);
  const perdus = contours.map((f) => f.properties.code).filter((code) => cog.communeActuelle(code) === undefined);
  if (perdus.length > 0) throw new Error(`no current commune for ${perdus.join(', ')}: complete the passage table`);
  return new Map(
    PANNEAUX.map((panneau) => [
      panneau,
      topologieDuPanneau(
        panneau,
        contours.filter((f) => panneauDe(f.properties.code) === panneau),
        cog,
      ),
    ]),
  );
}
