import type { Cellule, Etat } from '#domain/cellule.ts';
import type { TypeSiae } from '#domain/types-siae.ts';
import type { Rangee, Scalaire } from '#db/database.ts';
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
  readonly distance: Cellule;
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

export interface CourbeLue {
  readonly parts: readonly number[];
  readonly fermeture: { readonly bas: readonly number[]; readonly haut: readonly number[] };
  readonly deplacement: { readonly bas: readonly number[]; readonly haut: readonly number[] };
}

export interface ZonesBlanches {
  readonly communes: ReadonlyMap<string, readonly CommuneAccessible[]>;
  /** Communes of a département, by its code. */
  readonly departement: (code: string) => readonly CommuneAccessible[];
  readonly situations: (niveau: 'epci' | 'departement', code: string, definition: Definition) => readonly Situation[];
  readonly courbe: (niveau: string, code: string) => CourbeLue | null;
}

const texte = (v: Scalaire | undefined) => (typeof v === 'string' ? v : null);
const nombre = (v: Scalaire | undefined) => (typeof v === 'number' ? v : null);

function lireCommune(r: Rangee): CommuneAccessible {
  const siret = texte(r['siae_plus_proche']);
  return {
    code: String(r['commune']),
    nom: String(r['nom']),
    departement: String(r['departement']),
    epci: texte(r['epci']),
    population: Number(r['population']),
    distance: { valeur: nombre(r['distance_km']), etat: r['etat'] as Etat },
    siae: siret === null ? null : { siret, type: r['type_plus_proche'] as TypeSiae },
    acces: texte(r['acces']) as Acces | null,
    etendueKm: nombre(r['etendue_km']),
    qpv: r['qpv'] === true,
    frr: r['frr'] === true,
    verdicts: {
      a: r['zb_a'] as Verdict,
      c: r['zb_c'] as Verdict,
      d: r['zb_d'] as Verdict,
      e: r['zb_e'] as Verdict,
      g: r['zb_g'] as Verdict,
    },
  };
}

function lireCourbe(lignes: readonly Rangee[]): CourbeLue {
  const colonne = (nom: string) => lignes.map((l) => nombre(l[nom]) ?? NaN);
  return {
    parts: colonne('part'),
    fermeture: { bas: colonne('fermeture_bas'), haut: colonne('fermeture_haut') },
    deplacement: { bas: colonne('deplacement_bas'), haut: colonne('deplacement_haut') },
  };
}

async function charger(d: Donnees): Promise<ZonesBlanches> {
  const communes = (await d.requete('select * from accessibilite order by commune')).map(lireCommune);
  const parDepartement = Map.groupBy(communes, (c) => c.departement);
  const situations = Map.groupBy(
    await d.requete('select * from zones_blanches_sensibilite order by niveau, code, definition, seuil'),
    (r) => `${r['niveau']}|${r['code']}|${r['definition']}`,
  );
  const courbes = Map.groupBy(
    await d.requete('select * from zones_blanches_courbes order by niveau, code, distance_km'),
    (r) => `${r['niveau']}|${r['code']}`,
  );
  return {
    communes: parDepartement,
    departement: (code) => parDepartement.get(code) ?? [],
    situations: (niveau, code, definition) =>
      (situations.get(`${niveau}|${code}|${definition}`) ?? []).map((r) => ({
        seuil: Number(r['seuil']),
        valeur: nombre(r['part']),
        etat: r['etat'] as Etat,
        blanche: typeof r['blanche'] === 'boolean' ? r['blanche'] : null,
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
