import type { LigneDe } from '../../src/domain/contrat.ts';
import type { DatabaseNatif } from '../../src/db/native.ts';
import { type accessibilite, colonneDistance, RAYONS_KM } from '../../src/domain/tables/accessibilite.ts';
import { TYPES_SIAE, type TypeSiae } from '../../src/domain/types-siae.ts';
import {
  depourvu,
  horsDePortee,
  partiellementCouvert,
  prioritaireSansOffre,
  sousDote,
  type Definition,
  type Verdict,
} from '../../src/zones-blanches/definitions.ts';
import { FRACTION_MEDIANE, FRACTIONS, PORTEE_KM } from '../../src/zones-blanches/parametres.ts';
import { distanceRetenue } from '../../src/zones-blanches/grandes-communes.ts';
import type { EquipementJuge } from './equipements.ts';

/** All that a definition may ask of a commune besides its equipment. */
export interface CommuneJugee {
  readonly code: string;
  readonly departement: string;
  readonly epci: string | null;
  readonly population: number;
  /** As `Distances` holds them: NaN unknown, Infinity none to reach. `proches`: to the nearest ACI and AI. */
  readonly km: number;
  readonly proches: readonly number[];
  readonly etablissementsEpci: number | null;
  readonly qpv: boolean;
  readonly frr: boolean | null;
}

export interface Zonages {
  readonly etablissementsEpci: number | null;
  readonly etablissementsZoneEmploi: number | null;
  /** Types with a seat in the commune itself. */
  readonly typesSurPlace: readonly TypeSiae[];
  readonly qpv: boolean;
  readonly frr: boolean | null;
}

const lireTypes = (v: string | null): readonly TypeSiae[] => (v?.split(' ') ?? []) as TypeSiae[];

/** Columns of `accessibilite` that `kmRetenu` reads. */
export const COLONNES_KM = ['distance_km', ...TYPES_SIAE.map((t) => colonneDistance(t)), 'types_sur_place', 'etendue_km'] as const;
type LigneJugee = Pick<LigneDe<typeof accessibilite>, (typeof COLONNES_KM)[number]>;

/**
 * The distance that the definitions judge, from a row of `accessibilite`; `type` null is all types. An empty column is in the commune but without an
 * address, or unknown for want of a point, or none to reach.
 */
export function kmRetenu(l: LigneJugee, type: TypeSiae | null): number {
  const types = lireTypes(l.types_sur_place);
  const surPlace = type === null ? types.length > 0 : types.includes(type);
  const km = l[type === null ? 'distance_km' : colonneDistance(type)] ?? (surPlace || l.etendue_km === null ? NaN : Infinity);
  return distanceRetenue(km, { etendueKm: l.etendue_km, surPlace });
}

/** Inside the Métropole du Grand Paris the mesh is the EPT. */
const COMMUNES = `(select *, coalesce(ept, epci) as intercommunalite from communes) c`;
const LISTE_SIAE = (colonne: string) =>
  `select c.${colonne}, count(s.siret) as n from ${COMMUNES} left join siae s on s.commune = c.commune where c.${colonne} is not null group by c.${colonne}`;

/** Seats of the EPCI and zone d'emploi of each commune, and its priority zones. A commune absent from the FRR list has no known class. */
export async function lireZonages(db: DatabaseNatif): Promise<ReadonlyMap<string, Zonages>> {
  const lignes = await db.query<{
    commune: string;
    epci: number | null;
    zone_emploi: number | null;
    qpv: boolean;
    types: string | null;
    frr: boolean | null;
  }>(`select c.commune, e.n as epci, z.n as zone_emploi, q.commune is not null as qpv, t.types,
      case when f.classement is null then null else f.classement in ('frr', 'frr-plus') end as frr
    from ${COMMUNES} left join (${LISTE_SIAE('intercommunalite')}) e on e.intercommunalite = c.intercommunalite left join (${LISTE_SIAE('zone_emploi')}) z on z.zone_emploi = c.zone_emploi
    left join (select commune, string_agg(distinct type, ' ' order by type) as types from siae group by commune) t on t.commune = c.commune
    left join (select distinct commune from qpv) q on q.commune = c.commune left join frr_communes f on f.commune = c.commune`);
  return new Map(
    lignes.map(({ commune, epci, zone_emploi, qpv, types, frr }) => [
      commune,
      { etablissementsEpci: epci, etablissementsZoneEmploi: zone_emploi, typesSurPlace: lireTypes(types), qpv, frr },
    ]),
  );
}

type Juger = (c: CommuneJugee) => Verdict;
type EquipementDe<C extends CommuneJugee> = (c: C) => EquipementJuge | undefined;

const a: Juger = (c) => depourvu(c.etablissementsEpci);
const c =
  (km: number): Juger =>
  (x) =>
    horsDePortee(x.km, km);
const d =
  (km: number): Juger =>
  (x) =>
    partiellementCouvert(x.km, x.proches, km);
const e =
  <C extends CommuneJugee>(de: EquipementDe<C>, fraction: number) =>
  (x: C): Verdict => {
    const ici = de(x);
    return ici === undefined ? 'indisponible' : sousDote(ici.equipement, ici.mediane, fraction);
  };
const g =
  (km: number): Juger =>
  (x) =>
    prioritaireSansOffre(x.qpv || x.frr, a(x), c(km)(x));

interface Essai<C extends CommuneJugee> {
  readonly definition: Definition;
  readonly seuil: number;
  readonly juger: (c: C) => Verdict;
}

/** Every definition at every threshold. An EPCI and a département are not judged by the same equipment: `equipementDe` says which. */
export function essais<C extends CommuneJugee>(equipementDe: EquipementDe<C>): readonly Essai<C>[] {
  return [
    { definition: 'a', seuil: 0, juger: a },
    ...RAYONS_KM.map((km) => ({ definition: 'c' as const, seuil: km, juger: c(km) })),
    ...RAYONS_KM.map((km) => ({ definition: 'd' as const, seuil: km, juger: d(km) })),
    ...FRACTIONS.map((f) => ({ definition: 'e' as const, seuil: f, juger: e(equipementDe, f) })),
    ...RAYONS_KM.map((km) => ({ definition: 'g' as const, seuil: km, juger: g(km) })),
  ];
}

/** The five verdicts at their defaults, as columns of `accessibilite`. */
export function verdicts(commune: CommuneJugee, equipementDe: EquipementDe<CommuneJugee>): Readonly<Record<`zb_${Definition}`, Verdict>> {
  return {
    zb_a: a(commune),
    zb_c: c(PORTEE_KM)(commune),
    zb_d: d(PORTEE_KM)(commune),
    zb_e: e(equipementDe, FRACTION_MEDIANE)(commune),
    zb_g: g(PORTEE_KM)(commune),
  };
}
