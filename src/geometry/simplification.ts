import { planarTriangleArea, presimplify } from 'topojson-simplify';
import { aireSignee } from './anneau.ts';
import type { Position } from './projection.ts';
import { anneau, arcsAbsolus, compacter, polygonesEnArcs } from './topology.ts';
import type { Surface, Topologie } from './topology.ts';

export interface OptionsSimplification {
  /** Visvalingam: a vertex goes when the triangle it makes with its neighbours is smaller than this area, in squared units of the picture. */
  readonly seuil: number | ((arc: number) => number);
  /** Islets under this area go, unless they are all there is of a territory. */
  readonly ilot: number;
}

interface Contour {
  readonly arcs: readonly number[];
  readonly aire: number;
  /** All there is of a territory, or the most of it. */
  readonly principal: boolean;
}

/** Outer rings of every territory of every object. */
function contoursExterieurs(topologie: Topologie, arcs: readonly Position[][]): Contour[] {
  return Object.values(topologie.objects).flatMap(({ geometries }) =>
    geometries.flatMap((s) => {
      const exterieurs = polygonesEnArcs(s).map(([r = []]) => ({ arcs: r, aire: Math.abs(aireSignee(anneau(arcs, r))) }));
      const plusGrande = Math.max(...exterieurs.map((c) => c.aire));
      if (exterieurs.length === 0) throw new Error(`territory "${s.id}" has no outline: check its source`);
      return exterieurs.map((c) => ({ ...c, principal: c.aire === plusGrande }));
    }),
  );
}

const absolu = (arc: number): number => (arc < 0 ? ~arc : arc);

function usages(topologie: Topologie): Map<number, number> {
  const compte = new Map<number, number>();
  for (const { geometries } of Object.values(topologie.objects)) {
    const ici = new Map<number, number>();
    for (const arc of geometries.flatMap((s) => polygonesEnArcs(s).flat(2))) ici.set(absolu(arc), (ici.get(absolu(arc)) ?? 0) + 1);
    for (const [arc, n] of ici) compte.set(arc, Math.max(n, compte.get(arc) ?? 0));
  }
  return compte;
}

/** Removes small rings that touch no other territory: islets, and enclaves of another country. */
function oterIlots(topologie: Topologie, arcs: readonly Position[][], proteges: ReadonlySet<number>, ilot: number): Topologie {
  const compte = usages(topologie);
  const garder = (anneauArcs: readonly number[]): boolean =>
    anneauArcs.some((i) => compte.get(absolu(i)) !== 1 || proteges.has(absolu(i))) ||
    Math.abs(aireSignee(anneau(arcs, anneauArcs))) >= ilot;
  const surface = (s: Surface): Surface => ({
    type: 'MultiPolygon',
    id: s.id,
    arcs: polygonesEnArcs(s)
      .filter(([exterieur]) => exterieur !== undefined && garder(exterieur))
      .map((p) => p.filter((r, i) => i === 0 || garder(r))),
  });
  const objects = Object.fromEntries(
    Object.entries(topologie.objects).map(([nom, c]) => [
      nom,
      { type: 'GeometryCollection' as const, geometries: c.geometries.map(surface).map(simple) },
    ]),
  );
  return { ...topologie, objects };
}

function simple(s: Surface): Surface {
  const [seul] = s.arcs as number[][][];
  return s.type === 'MultiPolygon' && s.arcs.length === 1 && seul ? { type: 'Polygon', id: s.id, arcs: seul } : s;
}

/** True when b lies on the way from a to c, so that it can go unseen. */
function surLeChemin(a: Position, b: Position, [x, y]: Position): boolean {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], x - b[0], y - b[1]];
  return ux * vy === uy * vx && ux * vx + uy * vy > 0;
}

/** Rounded, without the vertices that rounding has made useless; both ends always stay. */
function arrondir(points: readonly (readonly number[])[]): Position[] {
  const sortie: Position[] = [];
  for (const p of points) {
    const point: Position = [Math.round(p[0] as number), Math.round(p[1] as number)];
    const [avant, dernier] = [sortie.at(-2), sortie.at(-1)];
    if (dernier?.[0] === point[0] && dernier[1] === point[1]) continue;
    if (avant && dernier && surLeChemin(avant, dernier, point)) sortie.pop();
    sortie.push(point);
  }
  return sortie.length === 1 ? [sortie[0] as Position, sortie[0] as Position] : sortie;
}

const PASSES = 12;
/** Under two squared units rounding decides the shape, and more vertices would not mend it. */
const AIRE_DESSINABLE = 2;

const ressemble = (aire: number, voulue: number): boolean =>
  aire > 0 && (voulue < AIRE_DESSINABLE || (aire > voulue * 0.6 && aire < voulue * 1.7));

/**
 * Simplified and rounded to the integers of the picture. Borders are shared arcs, so both sides stay together. Where the main outline of a
 * territory, or an island worth drawing, would vanish or be disfigured, its arcs keep more vertices, little by little.
 */
export function simplifier(topologie: Topologie, { seuil, ilot }: OptionsSimplification): Topologie {
  const exacts = arcsAbsolus(topologie);
  const contours = contoursExterieurs(topologie, exacts);
  const proteges = new Set(contours.filter((c) => c.principal).flatMap((c) => c.arcs.map(absolu)));
  const aGarder = contours.filter((c) => c.principal || c.aire >= ilot);
  const epuree = oterIlots(topologie, exacts, proteges, ilot);

  const { arcs: peses } = presimplify(
    { ...topologie, transform: undefined, arcs: exacts.map((a) => a.map((p) => [...p])) },
    planarTriangleArea,
  );
  const seuils = peses.map((_, i) => (typeof seuil === 'number' ? seuil : seuil(i)));
  const reduire = (i: number): Position[] => arrondir((peses[i] ?? []).filter((p) => (p[2] ?? Infinity) >= (seuils[i] ?? 0)));
  const reduits = peses.map((_, i) => reduire(i));

  for (let passe = 1; passe <= PASSES; passe++) {
    const perdus = aGarder.filter((c) => !ressemble(Math.abs(aireSignee(anneau(reduits, c.arcs))), c.aire));
    if (perdus.length === 0) break;
    for (const i of new Set(perdus.flatMap((c) => c.arcs.map(absolu)))) {
      seuils[i] = passe === PASSES ? 0 : (seuils[i] ?? 0) / 3;
      reduits[i] = reduire(i);
    }
  }
  const sortie: Topologie = { type: 'Topology', objects: epuree.objects, arcs: reduits.map((a) => a.map((p) => [...p])) };
  return compacter(sortie);
}
