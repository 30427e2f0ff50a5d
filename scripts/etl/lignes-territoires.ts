import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import type { CodeRegion, LigneDe } from '../../src/domain/contrat.ts';
import type * as tables from '../../src/domain/tables/territoires.ts';
import type { NatureEpci } from '../../src/domain/territoire.ts';
import { communesActuelles, epciParCommune, estEnRegion, lirePaquet } from '../cog.ts';

type LigneCommune = LigneDe<typeof tables.communes>;

const parCle = (fichier: string, cle: string) => new Map(csvParse(readFileSync(fichier, 'utf8')).map((r) => [r[cle] ?? '', r]));
const nombre = (texte: string | undefined) => (texte === undefined || texte === '' ? null : Number(texte));
const somme = (valeurs: readonly number[]) => valeurs.reduce((a, b) => a + b, 0);

/** The COG names use straight apostrophes, and pairs of them as quotes; the site prints typographic ones. */
const typographier = (nom: string) => nom.replace(/''([^']+)''/g, '«\u00a0$1\u00a0»').replaceAll("'", '’');

function lignesCommunes(): readonly LigneCommune[] {
  const zones = parCle('data/tables/zone_emploi_communes.csv', 'commune');
  const points = parCle('data/geometrie/points.csv', 'commune');
  const epciDe = epciParCommune();
  return communesActuelles().map((c) => ({
    commune: c.code,
    nom: typographier(c.nom),
    departement: c.departement,
    region: c.region as CodeRegion,
    epci: epciDe.get(c.code) ?? null,
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

function lignesEpci(communes: readonly LigneCommune[]): readonly LigneDe<typeof tables.epci>[] {
  const parEpci = Map.groupBy(communes, (c) => c.epci);
  const regionDe = new Map(communes.map((c) => [c.departement, c.region]));
  return lirePaquet('epci').map((e) => {
    const membres = parEpci.get(e.code) ?? [];
    const [departement, ...autres] = departementsDe(membres);
    const region = departement === undefined ? undefined : regionDe.get(departement);
    if (departement === undefined || region === undefined) throw new Error(`EPCI ${e.code} has no current commune: read the COG again`);
    return {
      epci: e.code,
      nom: typographier(e.nom),
      nature: e.type as NatureEpci,
      departement,
      departements: [departement, ...autres].join(' '),
      region,
      population: habitants(membres),
      communes: membres.length,
    };
  });
}

/** Rows of the four territory tables, from the COG package, the zones d’emploi and the points of the geometry. */
export function lignesTerritoires() {
  const communes = lignesCommunes();
  const [parDepartement, parRegion] = [Map.groupBy(communes, (c) => c.departement), Map.groupBy(communes, (c) => c.region)];
  const hauts = (niveau: 'departements' | 'regions') =>
    lirePaquet(niveau)
      .filter(estEnRegion)
      .map((t) => ({ ...t, nom: typographier(t.nom) }));
  return {
    communes,
    epci: lignesEpci(communes),
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
