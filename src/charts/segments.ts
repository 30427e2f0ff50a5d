import { abscisse, apresRupture } from './periode.ts';
import { estSure, type Cellule } from '#domain/cellule.ts';
import type { Rupture } from '#domain/rupture.ts';

export interface PointSerie extends Cellule {
  readonly periode: string;
}

export interface PointTrace {
  readonly periode: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Runs of points that one path may join: cut at each declared break, at each value that is missing or held back, and where a period is
 * absent from the series. Nothing is interpolated, so a cut stays a hole in the line.
 */
export function segments(points: readonly PointSerie[], ruptures: readonly Rupture[]): readonly (readonly PointTrace[])[] {
  const traces = points.map((p) => ({ ...p, x: abscisse(p.periode) })).toSorted((a, b) => a.x - b.x);
  const pas = Math.min(...traces.slice(1).map((p, i) => p.x - (traces[i]?.x ?? -Infinity)));
  const runs: PointTrace[][] = [];
  let precedent: PointTrace | null = null;
  for (const p of traces) {
    if (!estSure(p)) {
      precedent = null;
      continue;
    }
    const point = { periode: p.periode, x: p.x, y: p.valeur };
    if (precedent === null || p.x - precedent.x > 1.5 * pas || separe(precedent, point, ruptures)) runs.push([point]);
    else runs.at(-1)?.push(point);
    precedent = point;
  }
  return runs;
}

function separe(avant: PointTrace, apres: PointTrace, ruptures: readonly Rupture[]): boolean {
  return ruptures.some((r) => !apresRupture(avant.periode, r.a) && apresRupture(apres.periode, r.a));
}
