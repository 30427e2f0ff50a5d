import type { Fond } from '#charts/choropleth.ts';
import type { Position } from '#geometry/projection.ts';

/** A base map of the island: the national ones share the frames of the overseas insets, which the built page already holds. */
export interface FondCarte extends Pick<Fond, 'contours' | 'viewBox'> {
  readonly maille: string;
  /** True over all of France. */
  readonly national: boolean;
  /** A point inside each territory, for a circle. */
  readonly centres: () => Promise<ReadonlyMap<string, Position>>;
}
