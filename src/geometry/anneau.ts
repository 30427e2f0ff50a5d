import type { Bbox, Position } from './projection.ts';

/** Plane geometry of rings (closed: the last point repeats the first) and polygons (outer ring, then holes). */
export type Anneau = readonly Position[];
export type Polygone = readonly Anneau[];

/** Twice-signed area halved: positive when clockwise on a screen (y downwards). */
export function aireSignee(anneau: Anneau): number {
  let somme = 0;
  for (let i = 0, j = anneau.length - 1; i < anneau.length; j = i++) {
    const a = anneau[j] as Position;
    const b = anneau[i] as Position;
    somme += a[0] * b[1] - b[0] * a[1];
  }
  return somme / 2;
}

export function airePolygone(polygone: Polygone): number {
  const [exterieur = [], ...trous] = polygone;
  return Math.abs(aireSignee(exterieur)) - trous.reduce((total, trou) => total + Math.abs(aireSignee(trou)), 0);
}

export function plusGrand<P extends Polygone>(polygones: readonly P[]): P | undefined {
  let meilleur: P | undefined;
  let aire = -Infinity;
  for (const polygone of polygones) {
    const sienne = airePolygone(polygone);
    if (sienne > aire) [meilleur, aire] = [polygone, sienne];
  }
  return meilleur;
}

export function bboxDe(points: Iterable<Position>): Bbox {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [x0, y0, x1, y1];
}

/** Abscissas where the horizontal at `y` crosses the outline, sorted: inside lies between the 1st and 2nd, 3rd and 4th… */
function traversees(polygone: Polygone, y: number): number[] {
  const xs: number[] = [];
  for (const anneau of polygone) {
    for (let i = 0, j = anneau.length - 1; i < anneau.length; j = i++) {
      const [xa, ya] = anneau[j] as Position;
      const [xb, yb] = anneau[i] as Position;
      if (ya > y !== yb > y) xs.push(xa + ((y - ya) / (yb - ya)) * (xb - xa));
    }
  }
  return xs.sort((a, b) => a - b);
}

export function contient(polygone: Polygone, [x, y]: Position): boolean {
  return traversees(polygone, y).filter((xc) => xc > x).length % 2 === 1;
}

function centroide(anneau: Anneau): [number, number] {
  // Relative to the first point: far from the origin the products would eat the precision of small rings.
  const [ox, oy] = anneau[0] as Position;
  let [x, y, aire] = [0, 0, 0];
  for (let i = 0, j = anneau.length - 1; i < anneau.length; j = i++) {
    const [xa, ya] = anneau[j] as Position;
    const [xb, yb] = anneau[i] as Position;
    const produit = (xa - ox) * (yb - oy) - (xb - ox) * (ya - oy);
    aire += produit;
    x += (xa + xb - 2 * ox) * produit;
    y += (ya + yb - 2 * oy) * produit;
  }
  return aire === 0 ? [ox, oy] : [ox + x / (3 * aire), oy + y / (3 * aire)];
}

const HORIZONTALES = 32;

function distanceAuBord(polygone: Polygone, [x, y]: Position): number {
  let minimum = Infinity;
  for (const anneau of polygone) {
    for (let i = 1; i < anneau.length; i++) {
      const [xa, ya] = anneau[i - 1] as Position;
      const [dx, dy] = [(anneau[i] as Position)[0] - xa, (anneau[i] as Position)[1] - ya];
      const t = Math.max(0, Math.min(1, ((x - xa) * dx + (y - ya) * dy) / (dx * dx + dy * dy || 1)));
      minimum = Math.min(minimum, Math.hypot(x - xa - t * dx, y - ya - t * dy));
    }
  }
  return minimum;
}

/** Over evenly spaced horizontals, the middle of the stretch inside that lies farthest from the outline. */
function milieuDeCordeLePlusInterieur(polygone: Polygone): [number, number] {
  const [x0, y0, , y1] = bboxDe(polygone[0] ?? []);
  let meilleur: [number, number] = [x0, y0];
  let record = -1;
  for (let k = 1; k < HORIZONTALES; k++) {
    const y = y0 + ((y1 - y0) * k) / HORIZONTALES;
    const xs = traversees(polygone, y);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const candidat: [number, number] = [((xs[i] as number) + (xs[i + 1] as number)) / 2, y];
      const distance = distanceAuBord(polygone, candidat);
      if (distance > record) [meilleur, record] = [candidat, distance];
    }
  }
  return meilleur;
}

/** A point inside the polygon: its centroid when it falls inside, else the most inner of the middles of its horizontal chords. */
export function pointInterieur(polygone: Polygone): [number, number] {
  const centre = centroide(polygone[0] ?? []);
  return contient(polygone, centre) ? centre : milieuDeCordeLePlusInterieur(polygone);
}
