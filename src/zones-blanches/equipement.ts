import { median } from 'd3-array';

/** Offer and need of a place: SIAE seats, or people employed, against registered jobseekers. null: not known. */
export interface OffreEtBesoin {
  readonly code: string;
  readonly offre: number | null;
  readonly besoin: number | null;
}

/** Offer for 1 000 of the need; null when a side is unknown or the need is 0. */
export function equipement({ offre, besoin }: OffreEtBesoin): number | null {
  return offre === null || besoin === null || besoin === 0 ? null : (1000 * offre) / besoin;
}

/** Size class of a need: the last bound it reaches; null under the first, the floor, or when it is not known. */
export function strate(besoin: number | null, bornes: readonly number[]): number | null {
  return besoin === null ? null : (bornes.findLast((b) => besoin >= b) ?? null);
}

/** Median equipment of the places of each size class, to which a place of the class is compared, itself included. */
export function medianesParStrate(lieux: readonly OffreEtBesoin[], bornes: readonly number[]): ReadonlyMap<number, number> {
  const connus = lieux.flatMap((l) => {
    const [sien, classe] = [equipement(l), strate(l.besoin, bornes)];
    return sien === null || classe === null ? [] : [{ classe, sien }];
  });
  return new Map([...Map.groupBy(connus, (x) => x.classe)].map(([classe, xs]) => [classe, median(xs, (x) => x.sien) ?? 0]));
}
