import type { Cellule } from '#domain/cellule.ts';
import type { LigneDe } from '#domain/contrat.ts';
import { accessibilite, PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import { zonesBlanchesCourbes, zonesBlanchesSensibilite } from '#domain/tables/zones-blanches.ts';
import type { TypeSiae } from '#domain/types-siae.ts';
import { lireTable } from '#db/lire-table.ts';
import type { Definition, Verdict } from '#zones-blanches/definitions.ts';
import type { Acces } from '#zones-blanches/lieux.ts';
import type { Donnees } from './donnees.ts';

/** One commune of the table `accessibilite`. */
export interface CommuneAccessible {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  readonly epci: string | null;
  readonly population: number;
  /** From the point, not under the floor; not available where an establishment of the commune has no address. */
  readonly distance: Cellule;
  /** An establishment stands in the commune itself. */
  readonly surPlace: boolean;
  /** Nobody of the commune is farther than this from its nearest SIAE; null when it is not known. */
  readonly auPlusKm: number | null;
  readonly siae: { readonly siret: string; readonly type: TypeSiae } | null;
  readonly acces: Acces | null;
  readonly etendueKm: number | null;
  readonly qpv: boolean;
  readonly frr: boolean;
  readonly verdicts: Readonly<Record<Definition, Verdict>>;
}

/** What one place is under one definition and threshold. */
export interface Situation extends Cellule {
  readonly seuil: number;
  readonly blanche: boolean | null;
}

/** One number a kilometre; none under the floor, where a point says nothing. */
export interface CourbeLue {
  readonly parts: readonly number[];
  readonly fermeture: { readonly bas: readonly number[]; readonly haut: readonly number[] };
  readonly deplacement: { readonly bas: readonly number[]; readonly haut: readonly number[] };
}

export type NiveauJuge = LigneDe<typeof zonesBlanchesSensibilite>['niveau'];

export interface ZonesBlanches {
  readonly communes: ReadonlyMap<string, readonly CommuneAccessible[]>;
  /** Communes of a département, by its code. */
  readonly departement: (code: string) => readonly CommuneAccessible[];
  readonly situations: (niveau: NiveauJuge, code: string, definition: Definition) => readonly Situation[];
  readonly courbe: (niveau: string, code: string) => CourbeLue | null;
}

function lireCommune(c: LigneDe<typeof accessibilite>): CommuneAccessible {
  const { commune, nom, departement, epci, population, distance_km, etat, siae_plus_proche: siret, type_plus_proche: type } = c;
  return {
    code: commune,
    nom,
    departement,
    epci,
    population,
    distance: { valeur: distance_km, etat },
    surPlace: c.types_sur_place !== null,
    auPlusKm: c.distance_max_km,
    siae: siret === null || type === null ? null : { siret, type },
    acces: c.acces,
    etendueKm: c.etendue_km,
    qpv: c.qpv === true,
    frr: c.frr === true,
    verdicts: { a: c.zb_a, c: c.zb_c, d: c.zb_d, e: c.zb_e, g: c.zb_g },
  };
}

function lireCourbe(lignes: readonly LigneDe<typeof zonesBlanchesCourbes>[]): CourbeLue {
  const sousLePlancher = Array.from({ length: PLANCHER_KM }, () => NaN);
  const colonne = (nom: 'part' | `${'fermeture' | 'deplacement'}_${'bas' | 'haut'}`) => [
    ...sousLePlancher,
    ...lignes.map((l) => l[nom] ?? NaN),
  ];
  return {
    parts: colonne('part'),
    fermeture: { bas: colonne('fermeture_bas'), haut: colonne('fermeture_haut') },
    deplacement: { bas: colonne('deplacement_bas'), haut: colonne('deplacement_haut') },
  };
}

async function charger(d: Donnees): Promise<ZonesBlanches> {
  const db = { query: d.requete };
  const communes = (await lireTable(db, accessibilite)).map(lireCommune);
  const parDepartement = Map.groupBy(communes, (c) => c.departement);
  const situations = Map.groupBy(await lireTable(db, zonesBlanchesSensibilite), (l) => `${l.niveau}|${l.code}|${l.definition}`);
  const courbes = Map.groupBy(await lireTable(db, zonesBlanchesCourbes), (l) => `${l.niveau}|${l.code}`);
  return {
    communes: parDepartement,
    departement: (code) => parDepartement.get(code) ?? [],
    situations: (niveau, code, definition) =>
      (situations.get(`${niveau}|${code}|${definition}`) ?? []).map(({ seuil, part, etat, blanche }) => ({
        seuil,
        valeur: part,
        etat,
        blanche,
      })),
    courbe: (niveau, code) => {
      const lignes = courbes.get(`${niveau}|${code}`);
      return lignes === undefined ? null : lireCourbe(lignes);
    },
  };
}

const lectures = new WeakMap<Donnees, Promise<ZonesBlanches>>();

/** The three tables of the zones blanches, read once per build. */
export function zonesBlanches(d: Donnees): Promise<ZonesBlanches> {
  const faite = lectures.get(d) ?? charger(d);
  lectures.set(d, faite);
  return faite;
}
