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
 * The distance that the definitions judge. That of the point, but for the few communes wider than the reach itself (Guyane, Arles), whose
 * middle may be a forest 60 km from the town where people and structures are: there, a seat in the commune is within reach (0); without
 * one the commune is far only if the whole of it is, at any reach on offer; otherwise one point cannot tell (NaN).
 */
export function distanceRetenue(km: number, { etendueKm, surPlace }: Commune): number {
  if (etendueKm === null || !Number.isFinite(km) || !estGrande(etendueKm)) return km;
  if (surPlace) return 0;
  return km - etendueKm > PORTEE_MAX_KM ? km : NaN;
}
