import type { Lieux } from '#zones-blanches/couverture-max/fichiers.ts';
import { creerVoisinage, type Voisinage } from '#zones-blanches/couverture-max/voisinage.ts';

/** Who is near whom, once for each set of places; a commune without a point is near nobody. */
const faits = new WeakMap<Lieux, Voisinage>();

export function voisinageDe(lieux: Lieux): Voisinage {
  const connu = faits.get(lieux);
  if (connu !== undefined) return connu;
  const rangs = lieux.noms.flatMap((_, i) => (Number.isNaN(lieux.lon[i]) ? [] : [i]));
  const places = rangs.map((i) => ({ lon: lieux.lon[i] ?? 0, lat: lieux.lat[i] ?? 0, bassin: lieux.bassins[i] ?? '' }));
  const parmi = creerVoisinage(places);
  const fait: Voisinage = (de, km, voir) => parmi(de, km, (k, distance) => voir(rangs[k] ?? -1, distance));
  faits.set(lieux, fait);
  return fait;
}
