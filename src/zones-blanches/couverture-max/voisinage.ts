import KDBush from 'kdbush';
import { distanceKm } from '#geometry/distance.ts';

/** A place in degrees. Places of two basins are never near one another: a sea, or no road at all, lies between them. */
export interface Lieu {
  readonly lon: number;
  readonly lat: number;
  readonly bassin: string;
}

/** Gives to `voir` the rank and the distance of every indexed place at most `km` from another one, in no order. */
export type Voisinage = (de: Lieu, km: number, voir: (rang: number, distance: number) => void) => void;

const RADIANS = Math.PI / 180;
/** One degree of latitude, a little short, so that a box never misses what the exact distance keeps. */
const KM_PAR_DEGRE = 111.1;

interface Index {
  readonly arbre: KDBush;
  /** Rank of each point of the tree in the list that was given. */
  readonly rangs: readonly number[];
}

function indexer(lieux: readonly Lieu[], rangs: readonly number[]): Index {
  const arbre = new KDBush(rangs.length);
  for (const rang of rangs) {
    const { lon, lat } = lieux[rang] as Lieu;
    arbre.add(lon, lat);
  }
  return { arbre: arbre.finish(), rangs };
}

/** Half the width in degrees of the box around a circle on the sphere, at the latitude where it is widest. */
function demiLargeur(lat: number, km: number): number {
  const angle = (km / KM_PAR_DEGRE) * RADIANS;
  const rapport = Math.sin(angle) / Math.cos(lat * RADIANS);
  return rapport >= 1 ? 180 : Math.asin(rapport) / RADIANS;
}

/**
 * A k-d tree by basin. A box of degrees is asked of the tree and the true distance decides: a hundred times less work than the nearest-first walk
 * of geokdbush, which sorts what a covering problem only counts. No place of France lies near the 180th meridian.
 */
export function creerVoisinage(lieux: readonly Lieu[]): Voisinage {
  const parBassin = Map.groupBy(lieux.keys(), (k) => (lieux[k] as Lieu).bassin);
  const index = new Map([...parBassin].map(([bassin, rangs]) => [bassin, indexer(lieux, rangs)] as const));
  return (de, km, voir) => {
    const ici = index.get(de.bassin);
    if (ici === undefined) return;
    const [dLon, dLat] = [demiLargeur(de.lat, km), km / KM_PAR_DEGRE];
    for (const k of ici.arbre.range(de.lon - dLon, de.lat - dLat, de.lon + dLon, de.lat + dLat)) {
      const rang = ici.rangs[k] as number;
      const la = lieux[rang] as Lieu;
      const distance = distanceKm([de.lon, de.lat], [la.lon, la.lat]);
      if (distance <= km) voir(rang, distance);
    }
  };
}
