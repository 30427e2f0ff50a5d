import type { Definition } from '../../src/zones-blanches/definitions.ts';
import type { Etat } from '../../src/domain/cellule.ts';
import type { LigneDe } from '../../src/domain/contrat.ts';
import { type accessibilite, colonneCompte, colonneDistance, PLANCHER_KM, RAYONS_KM } from '../../src/domain/tables/accessibilite.ts';
import { TYPES_SIAE } from '../../src/domain/types-siae.ts';
import type { DatabaseNatif } from '../../src/db/native.ts';
import { calculerDistances, type Distances, type Proximites } from '../../src/zones-blanches/distances.ts';
import { estGrande } from '../../src/zones-blanches/grandes-communes.ts';
import { placer, type LieuSiae } from '../../src/zones-blanches/lieux.ts';
import { TYPES_PROCHES_DU_PUBLIC } from '../../src/zones-blanches/parametres.ts';
import { lireEquipement } from './equipements.ts';
import { kmRetenu, lireZonages, verdicts } from './jugements.ts';
import { chercheurDeBornes } from './bornes.ts';
import { lireContours, type Contours } from './contours.ts';
import { lireCommunes, lireSiae, type CommuneLue } from './lecture.ts';

/** To the metre: the points have no more. Nothing known and nothing to reach are both empty; `etat` tells them apart. */
const kilometres = (km: number) => (Number.isFinite(km) ? Math.round(km * 1000) / 1000 : null);

/** Columns of one name for each of a list. */
function parNom<T, N extends string, V>(liste: readonly T[], nommer: (t: T) => N, valeur: (t: T, rang: number) => V) {
  return Object.fromEntries(liste.map((t, i) => [nommer(t), valeur(t, i)])) as Record<N, V>;
}

function etatDe(km: number): Etat {
  if (Number.isNaN(km)) return 'indisponible';
  return km === Infinity ? 'sans-objet' : 'valeur';
}

/** The distance as it is published: not under the floor, and none to an establishment of the commune that has no address. */
function mesurer(c: CommuneLue, k: number, { km, indice }: Proximites, siae: readonly LieuSiae[]): number {
  const proche = siae[indice[k] ?? -1];
  return proche?.precision === 'commune' && proche.commune === c.code ? NaN : Math.max(PLANCHER_KM, km[k] ?? NaN);
}

type Ligne = LigneDe<typeof accessibilite>;
/** A row as it is before it is judged. */
type LigneAJuger = Omit<Ligne, `zb_${Definition}`>;
type LigneMesuree = Omit<
  LigneAJuger,
  'types_sur_place' | 'un_point_suffit' | 'etablissements_epci' | 'etablissements_zone_emploi' | 'qpv' | 'frr'
>;

interface Mesures {
  readonly distances: Distances;
  readonly siae: readonly LieuSiae[];
  readonly contours: (c: CommuneLue) => Contours | undefined;
  readonly bornes: ReturnType<typeof chercheurDeBornes>;
}

function ligneDistances(c: CommuneLue, k: number, { distances: d, siae, bornes, contours }: Mesures): LigneMesuree {
  const proche = siae[d.toutes.indice[k] ?? -1];
  const km = mesurer(c, k, d.toutes, siae);
  const { etendue, min, max } = bornes(c, proche, contours(c));
  return {
    commune: c.code,
    nom: c.nom,
    departement: c.departement,
    epci: c.epci,
    population: c.population,
    siae_plus_proche: proche?.cle.slice(0, 14) ?? null,
    distance_km: kilometres(km),
    distance_min_km: kilometres(min),
    distance_max_km: kilometres(max),
    ...parNom(TYPES_SIAE, colonneDistance, (t) => kilometres(mesurer(c, k, d.parType[t], siae))),
    ...parNom(RAYONS_KM, colonneCompte, (_, i) => (c.point === null ? null : (d.comptes[i]?.[k] ?? null))),
    etat: etatDe(km),
    type_plus_proche: proche?.type ?? null,
    bassin: c.bassin,
    acces: c.acces,
    etendue_km: kilometres(etendue),
  };
}

/** The rows of the table `accessibilite`, and what could not be placed. */
export async function lignesAccessibilite(db: DatabaseNatif) {
  const communes = await lireCommunes(db);
  const { placees, sansLieu, horsChamp } = placer(await lireSiae(db), new Map(communes.map((c) => [c.code, c])));
  const distances = calculerDistances(communes, placees);
  const parDepartement = new Map([...new Set(communes.map((c) => c.departement))].map((d) => [d, lireContours(d)]));
  const contours = (c: CommuneLue) => parDepartement.get(c.departement);
  const mesures: Mesures = { distances, siae: placees, contours, bornes: chercheurDeBornes(communes, placees, contours) };
  const zonages = await lireZonages(db);
  const equipements = await lireEquipement(db, 'epci');
  const ligne = (c: CommuneLue, k: number): Ligne => {
    const siens = zonages.get(c.code);
    if (siens === undefined) throw new Error(`commune ${c.code} has no zonages: it left the table of communes between two reads`);
    const distance = ligneDistances(c, k, mesures);
    const avant: LigneAJuger = {
      ...distance,
      types_sur_place: siens.typesSurPlace.length === 0 ? null : siens.typesSurPlace.join(' '),
      un_point_suffit: !estGrande(distance.etendue_km ?? 0),
      etablissements_epci: siens.etablissementsEpci,
      etablissements_zone_emploi: siens.etablissementsZoneEmploi,
      qpv: siens.qpv,
      frr: siens.frr,
    };
    // the verdicts are those of what is published: distances to the metre
    const jugee = { ...c, ...siens, km: kmRetenu(avant, null), proches: TYPES_PROCHES_DU_PUBLIC.map((t) => kmRetenu(avant, t)) };
    return { ...avant, ...verdicts(jugee, (x) => equipements.get(x.epci ?? '')) };
  };
  return {
    lignes: communes.map(ligne),
    sansPoint: communes.filter((c) => c.point === null),
    sansLieu,
    horsChamp,
  };
}
