import type { Cellule } from '../../src/domain/cellule.ts';
import type { Ligne } from '../../src/domain/contrat.ts';
import { colonneDistance } from '../../src/domain/portee.ts';
import type { Rangee, Scalaire } from '../../src/db/database.ts';
import type { DatabaseNatif } from '../../src/db/native.ts';
import {
  depourvu,
  estBlanche,
  horsDePortee,
  partBlanche,
  partiellementCouvert,
  prioritaireSansOffre,
  repartir,
  sousDote,
  type Definition,
  type Verdict,
} from '../../src/zones-blanches/definitions.ts';
import { equipement, medianesParStrate, strate, type OffreEtBesoin } from '../../src/zones-blanches/equipement.ts';
import { FRACTIONS, PLANCHER_DEFM, RAYONS_KM, STRATES_DEFM, TYPES_PROCHES_DU_PUBLIC } from '../../src/zones-blanches/parametres.ts';

/** A commune with all that a definition may ask of it. */
export interface CommuneJugee {
  readonly code: string;
  readonly population: number;
  readonly departement: string;
  readonly epci: string | null;
  readonly km: number;
  readonly proches: readonly number[];
  readonly siegesEpci: number | null;
  readonly prioritaire: boolean | null;
}

const nombre = (v: Scalaire | undefined) => (typeof v === 'number' ? v : null);
/** The two reasons for an empty distance, as the computation holds them. */
const distance = (l: Rangee, colonne: string) => nombre(l[colonne]) ?? (l['etat'] === 'indisponible' ? NaN : Infinity);

/** Communes with their distances, the seats of their EPCI, and whether they are in a priority territory (QPV, or FRR as a whole). */
export const SQL_COMMUNES = `select a.*, s.sieges, case
    when q.commune is not null or f.classement in ('frr', 'frr-plus', 'beneficiaire') then true
    when f.commune is null then null else false end as prioritaire
  from accessibilite a
  left join (select c.epci, count(s.siret) as sieges from communes c left join siae s on s.commune = c.commune where c.epci is not null group by c.epci) s on s.epci = a.epci
  left join (select distinct commune from qpv) q on q.commune = a.commune
  left join frr_communes f on f.commune = a.commune
  order by a.commune`;

export async function lireCommunesJugees(db: DatabaseNatif): Promise<readonly CommuneJugee[]> {
  return (await db.query(SQL_COMMUNES)).map((l) => ({
    code: String(l['commune']),
    population: Number(l['population']),
    departement: String(l['departement']),
    epci: typeof l['epci'] === 'string' ? l['epci'] : null,
    km: distance(l, 'distance_km'),
    proches: TYPES_PROCHES_DU_PUBLIC.map((t) => distance(l, colonneDistance(t))),
    siegesEpci: nombre(l['sieges']),
    prioritaire: typeof l['prioritaire'] === 'boolean' ? l['prioritaire'] : null,
  }));
}

/** EPCI: seats of July 2019 and jobseekers of December 2019. Départements: people employed and jobseekers of the same December. */
const SQL_EQUIPEMENT: Readonly<Record<'epci' | 'departement', string>> = {
  epci: `select d.code, s.valeur as offre, d.valeur as besoin from valeurs d
    join valeurs s on s.indicateur = 'siae-nombre' and s.modalite = '' and s.niveau = 'epci' and s.code = d.code
    where d.indicateur = 'defm' and d.niveau = 'epci' and d.periode = '2019-12' order by d.code`,
  departement: `select code, numerateur as offre, denominateur as besoin from valeurs
    where indicateur = 'equipement-defm' and niveau = 'departement' and periode = '2021-12' order by code`,
};
export const BORNES = { epci: STRATES_DEFM, departement: [PLANCHER_DEFM.departement] } as const;

export interface EquipementJuge {
  readonly equipement: number | null;
  readonly mediane: number | null;
}

export async function lireEquipement(db: DatabaseNatif, niveau: 'epci' | 'departement'): Promise<ReadonlyMap<string, EquipementJuge>> {
  const lieux: readonly OffreEtBesoin[] = (await db.query(SQL_EQUIPEMENT[niveau])).map((l) => ({
    code: String(l['code']),
    offre: nombre(l['offre']),
    besoin: nombre(l['besoin']),
  }));
  const medianes = medianesParStrate(lieux, BORNES[niveau]);
  return new Map(
    lieux.map((l) => {
      const classe = strate(l.besoin, BORNES[niveau]);
      return [l.code, { equipement: equipement(l), mediane: classe === null ? null : (medianes.get(classe) ?? null) }];
    }),
  );
}

type Juger = (c: CommuneJugee) => Verdict;
interface Essai {
  readonly definition: Definition;
  readonly seuil: number;
  readonly juger: Juger;
}

/** Every definition at every threshold. `equipements` is that of the level read: an EPCI and a département do not answer the same question. */
export function essais(equipementDe: (c: CommuneJugee) => EquipementJuge | undefined): readonly Essai[] {
  const a: Juger = (c) => depourvu(c.siegesEpci);
  const c =
    (km: number): Juger =>
    (x) =>
      horsDePortee(x.km, km);
  const e =
    (fraction: number): Juger =>
    (x) => {
      const ici = equipementDe(x);
      return ici === undefined ? 'indisponible' : sousDote(ici.equipement, ici.mediane, fraction);
    };
  return [
    { definition: 'a', seuil: 0, juger: a },
    ...RAYONS_KM.map((km) => ({ definition: 'c', seuil: km, juger: c(km) }) as const),
    ...RAYONS_KM.map(
      (km) => ({ definition: 'd', seuil: km, juger: (x: CommuneJugee) => partiellementCouvert(x.km, x.proches, km) }) as const,
    ),
    ...FRACTIONS.map((f) => ({ definition: 'e', seuil: f, juger: e(f) }) as const),
    ...RAYONS_KM.map(
      (km) => ({ definition: 'g', seuil: km, juger: (x: CommuneJugee) => prioritaireSansOffre(x.prioritaire, a(x), c(km)(x)) }) as const,
    ),
  ];
}

const SIX_DECIMALES = 1e6;
const arrondir = (c: Cellule) => (c.valeur === null ? null : Math.round(c.valeur * SIX_DECIMALES) / SIX_DECIMALES);

/** The rows of `zones_blanches_sensibilite`. */
export async function lignesSensibilite(db: DatabaseNatif): Promise<readonly Ligne[]> {
  const communes = await lireCommunesJugees(db);
  const lignes: Ligne[] = [];
  for (const niveau of ['epci', 'departement'] as const) {
    const equipements = await lireEquipement(db, niveau);
    for (const { definition, seuil, juger } of essais((c) => equipements.get(c[niveau] ?? '')))
      for (const [code, repartition] of repartir(communes, juger, (c) => c[niveau])) {
        const part = partBlanche(repartition);
        lignes.push({ niveau, code, definition, seuil, part: arrondir(part), etat: part.etat, blanche: estBlanche(part) });
      }
  }
  return lignes;
}
