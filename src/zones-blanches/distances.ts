import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { distanceKm, RAYON_TERRE_KM } from '#geometry/distance.ts';
import type { Position } from '#geometry/projection.ts';
import type { LieuCommune, LieuSiae } from './lieux.ts';
import { RAYONS_KM } from '#domain/tables/accessibilite.ts';
import { TYPES_SIAE, type TypeSiae } from '#domain/types-siae.ts';

const RADIANS = Math.PI / 180;
const RAYON_MAX_KM = Math.max(...RAYONS_KM);

/**
 * Distances of every commune, in the order of the communes given. Kilometres, great circle.
 * `NaN`: the commune has no point, nothing is known. `Infinity`: there is none to reach without crossing a sea.
 */
export interface Distances {
  /** The nearest SIAE of all types. */
  readonly toutes: Proximites;
  readonly parType: Readonly<Record<TypeSiae, Proximites>>;
  /** `comptes[r][commune]`: SIAE of all types within `RAYONS_KM[r]`. 0 also where nothing is known: read the distance first. */
  readonly comptes: readonly Uint16Array[];
}

export interface Proximites {
  readonly km: Float64Array;
  /** Index of the nearest SIAE in the list given; −1 when there is none. */
  readonly indice: Int32Array;
}

export interface Voisin {
  readonly indice: number;
  readonly km: number;
}

/** Seats of one piece of land, indexed by distinct address: many share one, and the lowest index then stands for all. */
export interface Etablissements {
  readonly arbre: KDBush;
  readonly points: readonly Position[];
  /** Indices, in the list given, of the SIAE at each point. */
  readonly ici: readonly (readonly number[])[];
}

/** Smaller nodes than the library's 64: a search for one neighbour opens fewer points. */
const TAILLE_NOEUD = 16;

function indexer(siae: readonly LieuSiae[], indices: readonly number[]): Etablissements {
  const adresses = new Map<string, { readonly point: Position; readonly ici: number[] }>();
  for (const k of indices) {
    const { point } = siae[k] as LieuSiae;
    const connue = adresses.get(point.join());
    if (connue === undefined) adresses.set(point.join(), { point, ici: [k] });
    else connue.ici.push(k);
  }
  const places = [...adresses.values()];
  const arbre = new KDBush(places.length, TAILLE_NOEUD);
  for (const { point } of places) arbre.add(point[0], point[1]);
  arbre.finish();
  return { arbre, points: places.map((p) => p.point), ici: places.map((p) => p.ici) };
}

/** The seats of each piece of land, all types or one. A piece of land without any is absent. */
export function etablissementsParBassin(siae: readonly LieuSiae[], type: TypeSiae | null): ReadonlyMap<string, Etablissements> {
  const indices = siae.flatMap((s, k) => (type === null || s.type === type ? [k] : []));
  const groupes = Map.groupBy(indices, (k) => siae[k]?.bassin ?? '');
  return new Map([...groupes].map(([bassin, ks]) => [bassin, indexer(siae, ks)]));
}

/**
 * The SIAE at the `adresses` nearest addresses, the nearest first; at one address, in the order of the list. geokdbush walks
 * a kdbush tree in the order of great-circle distance, so that the first is the nearest on the sphere and not on a plane of
 * degrees; the kilometres are measured again by `distanceKm`, the one rule of the atlas.
 */
export function plusProches({ arbre, points, ici }: Etablissements, point: Position, adresses: number): readonly Voisin[] {
  return around(arbre, point[0], point[1], adresses).flatMap((p) => {
    const km = distanceKm(point, points[p] as Position);
    return (ici[p] ?? []).map((indice) => ({ indice, km }));
  });
}

const AUCUN: Voisin = { indice: -1, km: Infinity };

function mesurer(communes: readonly LieuCommune[], etablissements: ReadonlyMap<string, Etablissements>): Proximites {
  const km = new Float64Array(communes.length).fill(NaN);
  const indice = new Int32Array(communes.length).fill(-1);
  communes.forEach(({ point, bassin }, k) => {
    if (point === null) return;
    const la = etablissements.get(bassin);
    const voisin = (la === undefined ? undefined : plusProches(la, point, 1)[0]) ?? AUCUN;
    km[k] = voisin.km;
    indice[k] = voisin.indice;
  });
  return { km, indice };
}

/** The nearest over all types is the nearest of the nearest of each; at equal distance, the lowest in the list. */
function reunir(parType: readonly Proximites[]): Proximites {
  const km = Float64Array.from(parType[0]?.km ?? []);
  const indice = Int32Array.from(parType[0]?.indice ?? []);
  for (const p of parType.slice(1))
    for (let k = 0; k < km.length; k++) {
      const [ici, la] = [km[k] ?? NaN, p.km[k] ?? NaN];
      if (la < ici || (la === ici && (p.indice[k] ?? -1) < (indice[k] ?? -1))) {
        km[k] = la;
        indice[k] = p.indice[k] ?? -1;
      }
    }
  return { km, indice };
}

/** Addresses in the box of longitudes and latitudes that holds the circle of radius `km` around a point, and a little more. */
function dansLaBoite({ arbre }: Etablissements, [lon, lat]: Position, km: number): readonly number[] {
  const dLat = km / RAYON_TERRE_KM / RADIANS;
  const dLon = Math.asin(Math.min(1, Math.sin(km / RAYON_TERRE_KM) / Math.cos(lat * RADIANS))) / RADIANS;
  return arbre.range(lon - dLon, lat - dLat, lon + dLon, lat + dLat);
}

const COSINUS = RAYONS_KM.map((r) => Math.cos(r / RAYON_TERRE_KM));
/** Under this gap a cosine does not tell on which side of a circle a point is: eight centimetres at 5 km. The distance does. */
const DOUTE = 1e-11;

/** Unit vector of a place: the cosine of the angle between two places is then three products, where a distance is five sines. */
function vecteur([lon, lat]: Position): readonly [number, number, number] {
  const cosLat = Math.cos(lat * RADIANS);
  return [cosLat * Math.cos(lon * RADIANS), cosLat * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)];
}

function compter(communes: readonly LieuCommune[], etablissements: ReadonlyMap<string, Etablissements>): readonly Uint16Array[] {
  const comptes = RAYONS_KM.map(() => new Uint16Array(communes.length));
  const vecteurs = new Map([...etablissements].map(([bassin, la]) => [bassin, Float64Array.from(la.points.flatMap(vecteur))]));
  communes.forEach(({ point, bassin }, k) => {
    const [la, places] = [etablissements.get(bassin), vecteurs.get(bassin)];
    if (point === null || la === undefined || places === undefined) return;
    const [x, y, z] = vecteur(point);
    for (const p of dansLaBoite(la, point, RAYON_MAX_KM)) {
      const cosinus = x * (places[3 * p] ?? 0) + y * (places[3 * p + 1] ?? 0) + z * (places[3 * p + 2] ?? 0);
      const nombre = la.ici[p]?.length ?? 0;
      // from the widest circle inwards: out of one is out of those it holds
      for (let r = RAYONS_KM.length - 1; r >= 0; r--) {
        const ecart = cosinus - (COSINUS[r] ?? 1);
        const dedans = Math.abs(ecart) < DOUTE ? distanceKm(point, la.points[p] as Position) <= (RAYONS_KM[r] ?? 0) : ecart > 0;
        if (!dedans) break;
        const compte = comptes[r];
        if (compte !== undefined) compte[k] = (compte[k] ?? 0) + nombre;
      }
    }
  });
  return comptes;
}

/** The distance of every commune to the nearest SIAE of all types, without the rest. */
export const distancesAuPlusProche = (communes: readonly LieuCommune[], siae: readonly LieuSiae[]): Float64Array =>
  mesurer(communes, etablissementsParBassin(siae, null)).km;

/** All distances and counts. Two communes of one département stand in different pieces of land when a sea parts them; borders are no walls. */
export function calculerDistances(communes: readonly LieuCommune[], siae: readonly LieuSiae[]): Distances {
  const parType = Object.fromEntries(TYPES_SIAE.map((t) => [t, mesurer(communes, etablissementsParBassin(siae, t))])) as Record<
    TypeSiae,
    Proximites
  >;
  return {
    toutes: reunir(TYPES_SIAE.map((t) => parType[t])),
    parType,
    comptes: compter(communes, etablissementsParBassin(siae, null)),
  };
}
