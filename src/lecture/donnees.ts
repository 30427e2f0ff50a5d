import type { TypeListe } from '#domain/types-siae.ts';
import { readFileSync } from 'node:fs';
import { homonymesEpci } from '#domain/noms-epci.ts';
import type { Carte } from '#domain/source.ts';
import { FRANCE, type NatureEpci, type Niveau, type Repere, type Territoire } from '#domain/territoire.ts';
import { memoire } from '#lib/memoire.ts';
import { insecables } from '#lib/typographie.ts';
import type { Rangee, Scalaire } from '#db/database.ts';
import { ouvrirNatif } from '#db/native.ts';
import { chargerRecueil, type Recueil } from '#indicateurs/recueil.ts';

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

export interface TableDuManifeste {
  readonly table: string;
  readonly titre: string;
  readonly description: string;
  readonly millesime: string;
  readonly sources: readonly string[];
  readonly lignes: number;
  readonly cle: readonly string[];
  readonly colonnes: readonly {
    readonly nom: string;
    readonly type: string;
    readonly unite?: string;
    readonly description: string;
    readonly vide?: boolean;
  }[];
  readonly parquet: { readonly chemin: string; readonly octets: number; readonly sha256: string };
  readonly csv: { readonly chemin: string; readonly octets: number; readonly sha256: string };
}

export interface Manifeste {
  readonly 'generated-from': string;
  readonly licence: { readonly nom: string; readonly url: string };
  readonly tables: readonly TableDuManifeste[];
  readonly sources: readonly Carte[];
}

/** All that the pages read, loaded once per build. */
export interface Donnees {
  readonly recueil: Recueil;
  readonly manifeste: Manifeste;
  readonly sources: ReadonlyMap<string, Carte>;
  readonly regions: readonly (Territoire & { readonly population: number })[];
  readonly departements: readonly (Territoire & { readonly region: string; readonly population: number })[];
  readonly epci: readonly Epci[];
  readonly zonesEmploi: readonly Territoire[];
  readonly communes: ReadonlyMap<string, Commune>;
  readonly siae: readonly Siae[];
  /** The day the State’s target is set for. */
  readonly echeanceCible: string;
  /** SIREN of each EPCI whose name could be heard as another’s → the département to print beside it. */
  readonly homonymes: ReadonlyMap<string, string>;
  /** Any territory by level and code. Throws when there is none: a link to it would be dead. */
  readonly territoire: (niveau: Niveau, code: string) => Territoire;
  readonly requete: (sql: string) => Promise<readonly Rangee[]>;
}

const DOSSIER = 'public/donnees';
const texte = (v: Scalaire | undefined) => String(v);
const mots = (v: Scalaire | undefined) => (typeof v === 'string' ? v.split(' ') : []);
const nombreOuVide = (v: Scalaire | undefined) => (typeof v === 'number' ? v : null);

function lireManifeste(): Manifeste {
  return JSON.parse(readFileSync(`${DOSSIER}/manifest.json`, 'utf8')) as Manifeste;
}

async function charger(): Promise<Donnees> {
  const manifeste = lireManifeste();
  const db = await ouvrirNatif(
    DOSSIER,
    manifeste.tables.map((t) => t.table),
  );
  const lire = async <T>(sql: string, forme: (r: Rangee) => T): Promise<readonly T[]> => (await db.query(sql)).map(forme);
  const regions = await lire('select * from regions order by region', (r) => ({
    niveau: 'region' as const,
    code: texte(r['region']),
    nom: texte(r['nom']),
    population: Number(r['population']),
  }));
  const departements = await lire('select * from departements order by departement', (r) => ({
    niveau: 'departement' as const,
    code: texte(r['departement']),
    nom: texte(r['nom']),
    region: texte(r['region']),
    population: Number(r['population']),
  }));
  const epci = await lire('select * from epci order by epci', lireEpci);
  const zonesEmploi = await lire('select * from zones_emploi order by zone_emploi', (r) => ({
    niveau: 'zone-emploi' as const,
    code: texte(r['zone_emploi']),
    nom: texte(r['nom']),
  }));
  const communes = new Map((await lire('select * from communes order by commune', lireCommune)).map((c) => [c.code, c]));
  const siae = await lire('select * from siae order by siret, type', lireSiae);
  const echeances = await lire('select distinct date_cible from iae_cibles order by 1', (r) => texte(r['date_cible']));
  const [echeanceCible] = echeances;
  if (echeanceCible === undefined || echeances.length > 1)
    throw new Error(`iae_cibles holds ${echeances.length} target dates (${echeances.join(', ')}): sentences can say one`);
  const parCle = new Map<string, Territoire>(
    [FRANCE, ...regions, ...departements, ...epci, ...zonesEmploi, ...communes.values()].map((t) => [`${t.niveau}:${t.code}`, t]),
  );
  return {
    recueil: await chargerRecueil(db),
    manifeste,
    sources: new Map(manifeste.sources.map((s) => [s.id, s])),
    regions,
    departements,
    epci,
    zonesEmploi,
    communes,
    siae,
    echeanceCible,
    homonymes: homonymesEpci(epci.map((e) => ({ ...e, epci: e.code }))),
    territoire: (niveau, code) => {
      const t = parCle.get(`${niveau}:${code}`);
      if (t === undefined) throw new Error(`no territory ${niveau} ${code}: read codes from the tables`);
      return t;
    },
    requete: (sql) => db.query(sql),
  };
}

function lireEpci(r: Rangee): Epci {
  return {
    niveau: 'epci',
    code: texte(r['epci']),
    nom: texte(r['nom']),
    nature: r['nature'] as NatureEpci,
    departement: texte(r['departement']),
    departements: mots(r['departements']),
    region: texte(r['region']),
    population: Number(r['population']),
  };
}

function lireCommune(r: Rangee): Commune {
  const epci = r['epci'] === null ? {} : { epci: texte(r['epci']) };
  return {
    niveau: 'commune',
    code: texte(r['commune']),
    nom: texte(r['nom']),
    departement: texte(r['departement']),
    region: texte(r['region']),
    population: Number(r['population']),
    codesPostaux: mots(r['codes_postaux']),
    lon: nombreOuVide(r['lon']),
    lat: nombreOuVide(r['lat']),
    ...epci,
  };
}

function lireSiae(r: Rangee): Siae {
  return {
    siret: texte(r['siret']),
    type: r['type'] as Siae['type'],
    // names stay as published but for the typography of the page
    nom: insecables(texte(r['nom'])),
    naf: r['naf'] === null ? null : texte(r['naf']),
    commune: texte(r['commune']),
    lon: nombreOuVide(r['lon']),
    lat: nombreOuVide(r['lat']),
    drapeaux: r['drapeaux'] === null ? [] : texte(r['drapeaux']).split(';'),
  };
}

let promesse: Promise<Donnees> | undefined;

/** Node-only, at build: the published tables, read once. */
export function donnees(): Promise<Donnees> {
  promesse ??= charger();
  return promesse;
}

type NiveauAFiche = 'france' | 'region' | 'departement' | 'epci';

/** The place that holds a commune, at each level that has pages; none for the few communes of no EPCI. */
const LIEU_DE: Readonly<Record<NiveauAFiche, (c: Commune) => string | undefined>> = {
  france: () => FRANCE.code,
  region: (c) => c.region,
  departement: (c) => c.departement,
  epci: (c) => c.epci,
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
    return { france: a(LIEU_DE.france), region: a(LIEU_DE.region), departement: a(LIEU_DE.departement), epci: a(LIEU_DE.epci) };
  };
  return {
    communes: parLieu([...d.communes.values()], (c) => c),
    siae: parLieu(d.siae, (s) => d.communes.get(s.commune)),
  };
});

function aFiche({ niveau, code }: Repere): { readonly niveau: NiveauAFiche; readonly code: string } {
  if (niveau === 'zone-emploi' || niveau === 'commune') throw new Error(`level ${niveau} has no page: ask for its département or EPCI`);
  return { niveau, code };
}

/** Communes of a territory that has a page. */
export function communesDe(d: Donnees, lieu: Repere): readonly Commune[] {
  const { niveau, code } = aFiche(lieu);
  return rangees(d).communes[niveau].get(code) ?? [];
}

/** SIAE seats of a territory, by SIRET then type. */
export function siaeDe(d: Donnees, lieu: Repere): readonly Siae[] {
  const { niveau, code } = aFiche(lieu);
  return rangees(d).siae[niveau].get(code) ?? [];
}
