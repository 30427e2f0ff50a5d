import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { csvParse } from 'd3-dsv';
import type { Ligne } from '../../src/domain/contrat.ts';

interface CommuneCog {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly zone: string;
  readonly departement: string;
  readonly region: string;
  readonly population?: number;
  readonly codesPostaux?: readonly string[];
}
interface EpciCog {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly membres: readonly { readonly code: string }[];
}
interface TerritoireCog {
  readonly code: string;
  readonly nom: string;
  readonly region?: string;
  readonly zone: string;
}

const cog = <T>(nom: string): readonly T[] =>
  createRequire(import.meta.url)(`@etalab/decoupage-administratif/data/${nom}.json`) as readonly T[];
const parCle = (fichier: string, cle: string) => new Map(csvParse(readFileSync(fichier, 'utf8')).map((r) => [r[cle] ?? '', r]));
const nombre = (texte: string | undefined) => (texte === undefined || texte === '' ? null : Number(texte));
const somme = (valeurs: readonly number[]) => valeurs.reduce((a, b) => a + b, 0);

/** The COG names use straight apostrophes, and pairs of them as quotes; the site prints typographic ones. */
const typographier = (nom: string) => nom.replace(/''([^']+)''/g, '«\u00a0$1\u00a0»').replaceAll("'", '’');

function lignesCommunes(): Ligne[] {
  const zones = parCle('data/tables/zone_emploi_communes.csv', 'commune');
  const points = parCle('data/geometrie/points.csv', 'commune');
  const epciDe = new Map(cog<EpciCog>('epci').flatMap((e) => e.membres.map((m) => [m.code, e.code] as const)));
  return cog<CommuneCog>('communes')
    .filter((c) => c.type === 'commune-actuelle' && c.zone !== 'com')
    .map((c) => ({
      commune: c.code,
      nom: typographier(c.nom),
      departement: c.departement,
      region: c.region,
      epci: epciDe.get(c.code) ?? null,
      zone_emploi: zones.get(c.code)?.['zone_emploi'] ?? null,
      population: c.population ?? 0,
      codes_postaux: c.codesPostaux?.join(' ') ?? null,
      lon: nombre(points.get(c.code)?.['lon']),
      lat: nombre(points.get(c.code)?.['lat']),
    }));
}

/** Départements of an EPCI, the one where most of its inhabitants live first. */
function departementsDe(membres: readonly Ligne[]): readonly string[] {
  const habitants = new Map<string, number>();
  for (const m of membres)
    habitants.set(String(m['departement']), (habitants.get(String(m['departement'])) ?? 0) + Number(m['population']));
  return [...habitants].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([code]) => code);
}

function lignesEpci(communes: readonly Ligne[]): Ligne[] {
  const parEpci = Map.groupBy(communes, (c) => c['epci']);
  const regionDe = new Map(communes.map((c) => [c['departement'], c['region']]));
  return cog<EpciCog>('epci').map((e) => {
    const membres = parEpci.get(e.code) ?? [];
    const departements = departementsDe(membres);
    return {
      epci: e.code,
      nom: typographier(e.nom),
      nature: e.type,
      departement: departements[0] ?? null,
      departements: departements.join(' '),
      region: regionDe.get(departements[0] ?? '') ?? null,
      population: somme(membres.map((m) => Number(m['population']))),
      communes: membres.length,
    };
  });
}

function lignesHautes(fichier: 'departements' | 'regions', cle: 'departement' | 'region', communes: readonly Ligne[]): Ligne[] {
  const par = Map.groupBy(communes, (c) => c[cle]);
  return cog<TerritoireCog>(fichier)
    .filter((t) => t.zone !== 'com')
    .map((t) => ({
      [cle]: t.code,
      nom: typographier(t.nom),
      ...(t.region === undefined ? {} : { region: t.region }),
      population: somme((par.get(t.code) ?? []).map((c) => Number(c['population']))),
    }));
}

/** Rows of the four territory tables, from the COG package, the zones d’emploi and the points of the geometry. */
export function lignesTerritoires(): Readonly<Record<'communes' | 'epci' | 'departements' | 'regions', readonly Ligne[]>> {
  const communes = lignesCommunes();
  return {
    communes,
    epci: lignesEpci(communes),
    departements: lignesHautes('departements', 'departement', communes),
    regions: lignesHautes('regions', 'region', communes),
  };
}
