import type { TypeListe } from '#domain/types-siae.ts';
import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { homonymesEpci } from '#domain/noms-epci.ts';
import type { LigneDe } from '#domain/contrat.ts';
import type { Manifeste } from '#domain/manifeste.ts';
import type { FicheSource } from '#domain/source.ts';
import { iaeCibles } from '#domain/tables/iae-cibles.ts';
import { siae as tableSiae } from '#domain/tables/siae.ts';
import * as tables from '#domain/tables/territoires.ts';
import { zonesEmploi as tableZonesEmploi } from '#domain/tables/zonages.ts';
import { cleTerritoire, entierDe, FRANCE, type NatureEpci, type Niveau, type CodeTerritoire, type Territoire } from '#domain/territoire.ts';
import { memoire } from '#lib/memoire.ts';
import { insecables } from '#lib/typographie.ts';
import type { Database } from '#db/database.ts';
import { lireTable } from '#db/lire-table.ts';
import { ouvrirNatif } from '#db/native.ts';
import { lireValeurs, type Valeurs } from '#indicateurs/valeurs.ts';

/** One SIAE seat as pages list it. */
export interface Siae {
  readonly siret: string;
  readonly type: TypeListe;
  readonly nom: string;
  readonly naf: string | null;
  readonly commune: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly drapeaux: readonly string[];
}

export interface Commune extends Territoire {
  readonly niveau: 'commune';
  readonly population: number;
  readonly departement: string;
  readonly region: string;
  /** The part of its EPCI or EPT that its département holds, where there are several. */
  readonly partie?: string;
  readonly codesPostaux: readonly string[];
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface Epci extends Territoire {
  readonly niveau: 'epci';
  readonly nature: NatureEpci;
  readonly departement: string;
  readonly departements: readonly string[];
  readonly region: string;
  readonly population: number;
}

/** Paris or an établissement public territorial of the Métropole du Grand Paris. */
interface Ept extends Territoire {
  readonly niveau: 'ept';
  readonly departement: string;
  readonly departements: readonly string[];
  readonly region: string;
  readonly population: number;
}

/** What a département holds of an EPCI or EPT that straddles several; its name is that of the whole. */
export interface Partie extends Territoire {
  readonly niveau: 'partie';
  readonly departement: string;
  readonly population: number;
}

/** All that the pages read, loaded once per build. */
export interface Donnees {
  readonly valeurs: Valeurs;
  readonly manifeste: Manifeste;
  readonly sources: ReadonlyMap<string, FicheSource>;
  readonly regions: readonly (Territoire & { readonly population: number })[];
  readonly departements: readonly (Territoire & { readonly region: string; readonly population: number })[];
  readonly epci: readonly Epci[];
  readonly ept: readonly Ept[];
  readonly parties: readonly Partie[];
  readonly zonesEmploi: readonly Territoire[];
  readonly communes: ReadonlyMap<string, Commune>;
  readonly siae: readonly Siae[];
  /** The day the State’s target is set for. */
  readonly echeanceCible: string;
  /** SIREN of each EPCI whose name could be heard as another’s → the département to print beside it. */
  readonly homonymes: ReadonlyMap<string, string>;
  /** Any territory by level and code. Throws when there is none: a link to it would be dead. */
  readonly territoire: (niveau: Niveau, code: string) => Territoire;
  readonly requete: Database['query'];
}

/** ATLAS_DONNEES: other tables of the same shape, to measure a build on (`npm run bench -- construction`). */
const DOSSIER = env['ATLAS_DONNEES'] ?? 'public/donnees';
const mots = (v: string | null): readonly string[] => v?.split(' ') ?? [];

async function charger(): Promise<Donnees> {
  const manifeste = JSON.parse(readFileSync(`${DOSSIER}/manifest.json`, 'utf8')) as Manifeste;
  const db = await ouvrirNatif(
    DOSSIER,
    manifeste.tables.map((t) => t.table),
  );
  const regions = (await lireTable(db, tables.regions)).map(({ region, ...r }) => ({ niveau: 'region' as const, code: region, ...r }));
  const departements = (await lireTable(db, tables.departements)).map(({ departement, ...r }) => ({
    niveau: 'departement' as const,
    code: departement,
    ...r,
  }));
  const epci = (await lireTable(db, tables.epci)).map(lireEpci);
  const ept = (await lireTable(db, tables.ept)).map(lireEpt);
  const entiers = new Map([...epci, ...ept].map((t) => [cleTerritoire(t), t]));
  const parties = (await lireTable(db, tables.parties)).map(({ partie: code, departement, region, population }): Partie => {
    const entier = entiers.get(cleTerritoire(entierDe(code)));
    if (entier === undefined) throw new Error(`part ${code} is of no EPCI or EPT: build the territory tables again`);
    return { ...entier, niveau: 'partie', code, departement, region, population };
  });
  const zonesEmploi = (await lireTable(db, tableZonesEmploi)).map(({ zone_emploi, nom }) => ({
    niveau: 'zone-emploi' as const,
    code: zone_emploi,
    nom,
  }));
  const communes = new Map((await lireTable(db, tables.communes)).map((c) => [c.commune, lireCommune(c)]));
  const siae = (await lireTable(db, tableSiae)).map(lireSiae);
  const echeances = [...new Set((await lireTable(db, iaeCibles)).map((c) => c.date_cible))];
  const [echeanceCible] = echeances;
  if (echeanceCible === undefined || echeances.length > 1)
    throw new Error(`iae_cibles holds ${echeances.length} target dates (${echeances.join(', ')}): sentences can say one`);
  const parCle = new Map<string, Territoire>(
    [FRANCE, ...regions, ...departements, ...epci, ...ept, ...parties, ...zonesEmploi, ...communes.values()].map((t) => [
      cleTerritoire(t),
      t,
    ]),
  );
  return {
    valeurs: await lireValeurs(db),
    manifeste,
    sources: new Map(manifeste.sources.map((s) => [s.id, s])),
    regions,
    departements,
    epci,
    ept,
    parties,
    zonesEmploi,
    communes,
    siae,
    echeanceCible,
    homonymes: homonymesEpci(epci.map((e) => ({ ...e, epci: e.code }))),
    territoire: (niveau, code) => {
      const t = parCle.get(cleTerritoire({ niveau, code }));
      if (t === undefined) throw new Error(`no territory ${niveau} ${code}: read codes from the tables`);
      return t;
    },
    requete: (sql) => db.query(sql),
  };
}

function lireEpci({ epci, nom, nature, departement, departements, region, population }: LigneDe<typeof tables.epci>): Epci {
  return { niveau: 'epci', code: epci, nom, nature, departement, departements: mots(departements), region, population };
}

function lireEpt({ ept, nom, departement, departements, region, population }: LigneDe<typeof tables.ept>): Ept {
  return { niveau: 'ept', code: ept, nom, departement, departements: mots(departements), region, population };
}

function lireCommune({ commune, epci, ept, partie, codes_postaux, ...c }: LigneDe<typeof tables.communes>): Commune {
  const { nom, departement, region, population, lon, lat } = c;
  return {
    niveau: 'commune',
    code: commune,
    nom,
    departement,
    region,
    population,
    codesPostaux: mots(codes_postaux),
    lon,
    lat,
    ...(epci === null ? {} : { epci }),
    ...(ept === null ? {} : { ept }),
    ...(partie === null ? {} : { partie }),
  };
}

/** Names stay as published but for the typography of the page. */
function lireSiae(s: LigneDe<typeof tableSiae>): Siae {
  return { ...s, nom: insecables(s.nom), drapeaux: s.drapeaux?.split(';') ?? [] };
}

let promesse: Promise<Donnees> | undefined;

/** Node-only, at build: the published tables, read once. */
export function donnees(): Promise<Donnees> {
  promesse ??= charger();
  return promesse;
}

type NiveauRange = 'france' | 'region' | 'departement' | 'epci' | 'ept' | 'partie';

/** The place that holds a commune, at each level that pages list; none for the few communes of no EPCI. */
const LIEU_DE: Readonly<Record<NiveauRange, (c: Commune) => string | undefined>> = {
  france: () => FRANCE.code,
  region: (c) => c.region,
  departement: (c) => c.departement,
  epci: (c) => c.epci,
  ept: (c) => c.ept,
  partie: (c) => c.partie,
};

type ParLieu<T> = ReadonlyMap<string, readonly T[]>;

/** What is looked for place by place, a thousand times a build, sorted into places once. */
const rangees = memoire((d: Donnees) => {
  const parLieu = <T>(lignes: readonly T[], communeDe: (ligne: T) => Commune | undefined) => {
    const a = (lire: (c: Commune) => string | undefined): ParLieu<T> =>
      Map.groupBy(lignes, (ligne) => {
        const commune = communeDe(ligne);
        return (commune === undefined ? undefined : lire(commune)) ?? '';
      });
    return {
      france: a(LIEU_DE.france),
      region: a(LIEU_DE.region),
      departement: a(LIEU_DE.departement),
      epci: a(LIEU_DE.epci),
      ept: a(LIEU_DE.ept),
      partie: a(LIEU_DE.partie),
    };
  };
  return {
    communes: parLieu([...d.communes.values()], (c) => c),
    siae: parLieu(d.siae, (s) => d.communes.get(s.commune)),
  };
});

function range({ niveau, code }: CodeTerritoire): { readonly niveau: NiveauRange; readonly code: string } {
  if (niveau === 'zone-emploi' || niveau === 'commune') throw new Error(`nothing is listed by ${niveau}: ask for its département or EPCI`);
  return { niveau, code };
}

/** Communes of a territory that pages list. */
export function communesDe(d: Donnees, lieu: CodeTerritoire): readonly Commune[] {
  const { niveau, code } = range(lieu);
  return rangees(d).communes[niveau].get(code) ?? [];
}

/** SIAE seats of a territory, by SIRET then type. */
export function siaeDe(d: Donnees, lieu: CodeTerritoire): readonly Siae[] {
  const { niveau, code } = range(lieu);
  return rangees(d).siae[niveau].get(code) ?? [];
}
