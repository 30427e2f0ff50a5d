import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import type { CodeRegion, LigneDe } from '../../src/domain/contrat.ts';
import type * as tables from '../../src/domain/tables/territoires.ts';
import { EPT_PARIS, NUMEROS_EPT } from '../../src/domain/noms-ept.ts';
import { codePartie, entierDe, type NatureEpci } from '../../src/domain/territoire.ts';
import { communesActuelles, epciParCommune, eptParCommune, estEnRegion, lirePaquet } from '../cog.ts';

type LigneCommune = LigneDe<typeof tables.communes>;

const parCle = (fichier: string, cle: string) => new Map(csvParse(readFileSync(fichier, 'utf8')).map((r) => [r[cle] ?? '', r]));
const nombre = (texte: string | undefined) => (texte === undefined || texte === '' ? null : Number(texte));
const somme = (valeurs: readonly number[]) => valeurs.reduce((a, b) => a + b, 0);

/** The COG names use straight apostrophes, and pairs of them as quotes; the site prints typographic ones. */
const typographier = (nom: string) => nom.replace(/''([^']+)''/g, '«\u00a0$1\u00a0»').replaceAll("'", '’');

function lignesCommunes(): readonly LigneCommune[] {
  const zones = parCle('data/tables/zone_emploi_communes.csv', 'commune');
  const points = parCle('data/geometrie/points.csv', 'commune');
  const [epciDe, eptDe] = [epciParCommune(), eptParCommune()];
  const intercommunaliteDe = (commune: string) => eptDe.get(commune) ?? epciDe.get(commune);
  const actuelles = communesActuelles();
  const departements = Map.groupBy(actuelles, (c) => intercommunaliteDe(c.code));
  const aCheval = (intercommunalite: string) => new Set(departements.get(intercommunalite)?.map((c) => c.departement)).size > 1;
  const partieDe = (c: (typeof actuelles)[number]) => {
    const intercommunalite = intercommunaliteDe(c.code);
    return intercommunalite !== undefined && aCheval(intercommunalite) ? codePartie(intercommunalite, c.departement) : null;
  };
  return actuelles.map((c) => ({
    commune: c.code,
    nom: typographier(c.nom),
    departement: c.departement,
    region: c.region as CodeRegion,
    epci: epciDe.get(c.code) ?? null,
    ept: eptDe.get(c.code) ?? null,
    partie: partieDe(c),
    zone_emploi: zones.get(c.code)?.['zone_emploi'] ?? null,
    population: c.population ?? 0,
    codes_postaux: c.codesPostaux?.join(' ') ?? null,
    lon: nombre(points.get(c.code)?.['lon']),
    lat: nombre(points.get(c.code)?.['lat']),
  }));
}

/** Départements of an EPCI, the one where most of its inhabitants live first. */
function departementsDe(membres: readonly LigneCommune[]): readonly string[] {
  const habitants = new Map<string, number>();
  for (const m of membres) habitants.set(m.departement, (habitants.get(m.departement) ?? 0) + m.population);
  return [...habitants].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([code]) => code);
}

const habitants = (communes: readonly LigneCommune[] | undefined) => somme((communes ?? []).map((c) => c.population));

/** What is said alike of an EPCI, of an EPT and of a part: where it is and how large, from its communes. */
function etendue(code: string, membres: readonly LigneCommune[] = []) {
  const departements = departementsDe(membres);
  const [departement] = departements;
  const region = membres.find((m) => m.departement === departement)?.region;
  if (departement === undefined || region === undefined) throw new Error(`${code} has no current commune: read the COG again`);
  return { departement, departements: departements.join(' '), region, population: habitants(membres), communes: membres.length };
}

function lignesEpci(communes: readonly LigneCommune[]): readonly LigneDe<typeof tables.epci>[] {
  const parEpci = Map.groupBy(communes, (c) => c.epci);
  return lirePaquet('epci').map((e) => ({
    epci: e.code,
    nom: typographier(e.nom),
    nature: e.type as NatureEpci,
    ...etendue(e.code, parEpci.get(e.code)),
  }));
}

function lignesEpt(communes: readonly LigneCommune[]): readonly LigneDe<typeof tables.ept>[] {
  const parEpt = Map.groupBy(communes, (c) => c.ept);
  const etablissements = lirePaquet('ept').map((e) => ({ ept: NUMEROS_EPT[e.code] ?? '', nom: typographier(e.nom), siren: e.code }));
  const [paris] = parEpt.get(EPT_PARIS) ?? [];
  return [{ ept: EPT_PARIS, nom: paris?.nom ?? '', siren: null }, ...etablissements].map((e) => ({
    ...e,
    ...etendue(e.ept, parEpt.get(e.ept)),
  }));
}

/** One row for each département of an intercommunalité that straddles several. */
function lignesParties(communes: readonly LigneCommune[], noms: ReadonlyMap<string, string>): readonly LigneDe<typeof tables.parties>[] {
  const parPartie = Map.groupBy(communes, (c) => c.partie);
  return [...parPartie].flatMap(([partie, membres]) => {
    if (partie === null) return [];
    const { departement, region, population, communes: nombre } = etendue(partie, membres);
    return [{ partie, nom: `${noms.get(entierDe(partie).code) ?? ''} (partie)`, departement, region, population, communes: nombre }];
  });
}

/** Rows of the territory tables, from the COG package, the zones d’emploi and the points of the geometry. */
export function lignesTerritoires() {
  const communes = lignesCommunes();
  const [parDepartement, parRegion] = [Map.groupBy(communes, (c) => c.departement), Map.groupBy(communes, (c) => c.region)];
  const hauts = (niveau: 'departements' | 'regions') =>
    lirePaquet(niveau)
      .filter(estEnRegion)
      .map((t) => ({ ...t, nom: typographier(t.nom) }));
  const [epci, ept] = [lignesEpci(communes), lignesEpt(communes)];
  const noms = new Map([...epci.map((e) => [e.epci, e.nom] as const), ...ept.map((e) => [e.ept, e.nom] as const)]);
  return {
    communes,
    epci,
    ept,
    parties: lignesParties(communes, noms),
    departements: hauts('departements').map(({ code, nom, region }): LigneDe<typeof tables.departements> => ({
      departement: code,
      nom,
      region: region as CodeRegion,
      population: habitants(parDepartement.get(code)),
    })),
    regions: hauts('regions').map(({ code, nom }): LigneDe<typeof tables.regions> => ({
      region: code as CodeRegion,
      nom,
      population: habitants(parRegion.get(code as CodeRegion)),
    })),
  };
}
