import { distanceKm } from '#geometry/distance.ts';
import type { Position } from '#geometry/projection.ts';
import { habitantsVides, partsAuDela, ranger, type Habitants } from './courbe.ts';
import { distancesAuPlusProche, plusProches, etablissementsParBassin } from './distances.ts';
import type { LieuCommune, LieuSiae } from './lieux.ts';
import { COURBE_MAX_KM, GRAINE, PART_FERMEE, QUANTILES_BANDE, TIRAGES } from './parametres.ts';
import { tirage, tirerRangs, type Alea } from './tirage.ts';

/** A commune and the places whose curve it enters. */
export interface CommuneCourbe extends LieuCommune {
  readonly territoires: readonly string[];
  /** The distance of a commune that its point does not tell: no draw changes it. See `distanceRetenue`. */
  readonly kmFixe?: number;
}

/** One distance per commune, in the order of the communes. */
type Distances = ArrayLike<number>;

export interface Bande {
  readonly bas: Float64Array;
  readonly haut: Float64Array;
}

/** Communes of the same places, which every draw adds up together. */
interface Groupement {
  readonly territoires: readonly (readonly string[])[];
  /** Group of each commune. */
  readonly groupe: Int32Array;
  readonly population: Float64Array;
}

function grouper(communes: readonly CommuneCourbe[]): Groupement {
  const rangs = new Map<string, number>();
  const territoires: (readonly string[])[] = [];
  const groupe = Int32Array.from(communes, (c) => {
    const cle = c.territoires.join('|');
    const rang = rangs.get(cle) ?? territoires.push(c.territoires) - 1;
    rangs.set(cle, rang);
    return rang;
  });
  return { territoires, groupe, population: Float64Array.from(communes, (c) => c.population) };
}

/** Inhabitants by distance, for every place at once. */
function sommer({ territoires, groupe, population }: Groupement, km: Distances): ReadonlyMap<string, Habitants> {
  const parGroupe = territoires.map(habitantsVides);
  for (let k = 0; k < groupe.length; k++) ranger(parGroupe[groupe[k] ?? 0] ?? habitantsVides(), km[k] ?? NaN, population[k] ?? 0);
  const parTerritoire = new Map<string, Habitants>();
  territoires.forEach((noms, g) => {
    for (const nom of noms) {
      const somme = parTerritoire.get(nom) ?? habitantsVides();
      parTerritoire.set(nom, somme);
      parGroupe[g]?.forEach((h, d) => (somme[d] = (somme[d] ?? 0) + h));
    }
  });
  return parTerritoire;
}

export const courbes = (communes: readonly CommuneCourbe[], km: Distances) =>
  sommer(
    grouper(communes),
    Float64Array.from(km, (d, k) => communes[k]?.kmFixe ?? d),
  );

/** Addresses kept for each commune: that all of them close has one chance in 10 ** 10. */
const ADRESSES_GARDEES = 10;

/** The nearest SIAE of each commune, the nearest first, end to end: those of commune k stand from `debut[k]` to `debut[k + 1]`. */
interface Voisinages {
  readonly debut: Int32Array;
  readonly indice: Int32Array;
  readonly km: Float64Array;
}

function voisinages(communes: readonly LieuCommune[], siae: readonly LieuSiae[]): Voisinages {
  const etablissements = etablissementsParBassin(siae, null);
  const debut = new Int32Array(communes.length + 1);
  const voisins = communes.flatMap(({ point, bassin }, k) => {
    const la = etablissements.get(bassin);
    const siens = point === null || la === undefined ? [] : plusProches(la, point, ADRESSES_GARDEES);
    debut[k + 1] = (debut[k] ?? 0) + siens.length;
    return siens;
  });
  return { debut, indice: Int32Array.from(voisins, (v) => v.indice), km: Float64Array.from(voisins, (v) => v.km) };
}

function quantile(triees: Float64Array, q: number): number {
  const rang = q * (triees.length - 1);
  const [bas, haut] = [triees[Math.floor(rang)] ?? NaN, triees[Math.ceil(rang)] ?? NaN];
  return bas + (haut - bas) * (rang - Math.floor(rang));
}

/** Writes the distances of one draw; communes without a point are left to the caller. */
type Tirer = (km: Float64Array) => void;

/** The band of the curve of each place over draws. */
function bandes(communes: readonly CommuneCourbe[], tirer: Tirer): ReadonlyMap<string, Bande> {
  const series = new Map<string, Float64Array[]>();
  const groupement = grouper(communes);
  const fixes = communes.flatMap((c, k) => (c.point === null ? [{ k, km: NaN }] : c.kmFixe === undefined ? [] : [{ k, km: c.kmFixe }]));
  const distances = new Float64Array(communes.length);
  for (let n = 0; n < TIRAGES; n++) {
    tirer(distances);
    for (const { k, km } of fixes) distances[k] = km;
    for (const [territoire, habitants] of sommer(groupement, distances)) {
      const parts = partsAuDela(habitants);
      if (parts === null) continue;
      const serie = series.get(territoire) ?? [];
      series.set(territoire, serie);
      serie.push(parts);
    }
  }
  return new Map([...series].map(([territoire, serie]) => [territoire, bandeDe(serie)]));
}

function bandeDe(serie: readonly Float64Array[]): Bande {
  const triees = Array.from({ length: COURBE_MAX_KM + 1 }, (_, d) => Float64Array.from(serie, (parts) => parts[d] ?? NaN).sort());
  const [bas, haut] = QUANTILES_BANDE;
  return { bas: Float64Array.from(triees, (t) => quantile(t, bas)), haut: Float64Array.from(triees, (t) => quantile(t, haut)) };
}

/** What the curves become when one SIAE in ten closes, at random and wherever it stands: nine draws in ten fall in the band. */
export function bandesFermeture(communes: readonly CommuneCourbe[], siae: readonly LieuSiae[]): ReadonlyMap<string, Bande> {
  const alea = tirage(GRAINE);
  const { debut, indice, km } = voisinages(communes, siae);
  const fermees = Math.round(PART_FERMEE * siae.length);
  return bandes(communes, (distances) => {
    const fermee = new Uint8Array(siae.length);
    for (const k of tirerRangs(alea, fermees, siae.length)) fermee[k] = 1;
    for (let k = 0; k < distances.length; k++) {
      let v = debut[k] ?? 0;
      const fin = debut[k + 1] ?? 0;
      while (v < fin && fermee[indice[v] ?? 0] === 1) v += 1;
      distances[k] = v < fin ? (km[v] ?? NaN) : Infinity;
    }
  });
}

/** Where a badly placed seat may be: a point of its commune, drawn; and how far the commune goes from its own point, in km. */
export interface Contour {
  readonly tirer: (alea: Alea) => Position;
  readonly centre: Position;
  readonly etendueKm: number;
}

/** Communes for which a seat anywhere in `contour` could be nearer than the well-placed ones, given as ranks. */
function concernees(communes: readonly LieuCommune[], seuls: Distances, bassin: string, { centre, etendueKm }: Contour): readonly number[] {
  return communes.flatMap((c, k) =>
    c.point !== null && c.bassin === bassin && distanceKm(c.point, centre) - etendueKm < (seuls[k] ?? NaN) ? [k] : [],
  );
}

/** What the curves become when the SIAE without a sure address move within their commune: nine draws in ten fall in the band. */
export function bandesDeplacement(
  communes: readonly CommuneCourbe[],
  siae: readonly LieuSiae[],
  contourDe: (commune: string) => Contour | null,
): ReadonlyMap<string, Bande> {
  const alea = tirage(GRAINE + 1);
  const contours = siae.map((s) => (s.precision === 'adresse' ? null : contourDe(s.commune)));
  const fixes = siae.filter((_, k) => contours[k] === null);
  const seuls = distancesAuPlusProche(communes, fixes);
  const mobiles = siae.flatMap((s, k) => {
    const contour = contours[k] ?? null;
    return contour === null ? [] : [{ contour, rangs: concernees(communes, seuls, s.bassin, contour) }];
  });
  return bandes(communes, (km) => {
    km.set(seuls);
    for (const { contour, rangs } of mobiles) {
      const point = contour.tirer(alea);
      for (const k of rangs) km[k] = Math.min(km[k] ?? NaN, distanceKm(communes[k]?.point ?? point, point));
    }
  });
}
