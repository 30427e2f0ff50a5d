import { aireSignee, pointInterieur } from '#geometry/anneau.ts';
import type { Position } from '#geometry/projection.ts';
import { anneaux } from './chemins.ts';

/** A point inside the largest ring of a path, off its holes. */
export function pointDedans(d: string): Position {
  return pointInterieur(anneaux(d).toSorted((a, b) => Math.abs(aireSignee(b)) - Math.abs(aireSignee(a))));
}
