import { PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import { GRANDE_COMMUNE_KM, PORTEE_MAX_KM } from './parametres.ts';

/** What is known of a commune besides its one point. */
export interface Commune {
  /** How far its contour goes from its point; null without a point. */
  readonly etendueKm: number | null;
  /** A seat of the kind looked for stands in the commune itself. */
  readonly surPlace: boolean;
}

export const estGrande = (etendueKm: number | null): boolean => etendueKm !== null && etendueKm > GRANDE_COMMUNE_KM;

/**
 * The distance that the definitions judge, never under the floor. That of the point, but where an establishment stands in the commune and the point
 * does not say how far: it has no address, or the commune is wider than the reach itself (Guyane, Arles) and its middle may be a forest 60 km from the
 * town. It is then within the shortest reach. A wide commune without one is far only if the whole of it is, at any reach on offer; otherwise one point
 * cannot tell (NaN).
 */
export function distanceRetenue(km: number, { etendueKm, surPlace }: Commune): number {
  const grande = estGrande(etendueKm);
  if (surPlace && (grande || Number.isNaN(km))) return PLANCHER_KM;
  if (etendueKm === null || !grande || !Number.isFinite(km)) return Math.max(km, PLANCHER_KM);
  return km - etendueKm > PORTEE_MAX_KM ? km : NaN;
}
