import type { FicheSource } from '#domain/source.ts';
import { insecables } from '#lib/typographie.ts';
import type { TableDuManifeste } from '#domain/manifeste.ts';
import { millesimeEnMots } from '#lib/millesime.ts';
import { sourcesDe } from './inventaire.ts';

interface Fichier {
  readonly adresse: string;
  readonly contenu: string;
}

export const METADONNEES: readonly Fichier[] = [
  { adresse: '/donnees/manifest.json', contenu: 'chaque table avec ses lignes, sa taille, son empreinte, son contrat et ses sources.' },
  { adresse: '/donnees/datapackage.json', contenu: 'les mêmes tables au format Frictionless Data Package.' },
  { adresse: '/donnees/catalogue.jsonld', contenu: 'les mêmes tables au format DCAT, en JSON-LD.' },
];

export const GEOMETRIES: readonly Fichier[] = [
  { adresse: '/geo/regions.json', contenu: 'Régions' },
  { adresse: '/geo/departements.json', contenu: 'Départements' },
  { adresse: '/geo/zones-emploi.json', contenu: 'Zones d’emploi 2020' },
  { adresse: '/geo/epci.json', contenu: 'Intercommunalités' },
  { adresse: '/geo/points.csv', contenu: 'Un point par commune, à l’intérieur de son contour' },
  { adresse: '/geo/absents.json', contenu: 'Ce qui n’a pas de contour, nom par nom' },
];

/** The same question in three languages, over the published addresses. */
export function extraits(absolue: (adresse: string) => string): readonly { readonly langage: string; readonly code: string }[] {
  const parquet = absolue('/donnees/siae.parquet');
  const csv = absolue('/donnees/siae.csv');
  return [
    { langage: 'DuckDB', code: `select type, count(*) as structures\nfrom '${parquet}'\ngroup by type order by structures desc;` },
    {
      langage: 'Python',
      code: `import pandas as pd\n\nsiae = pd.read_parquet("${parquet}")\nprint(siae["type"].value_counts())`,
    },
    {
      langage: 'R',
      code: `siae <- read.csv(\n  "${csv}",\n  colClasses = c(siret = "character", commune = "character"),\n  na.strings = "", encoding = "UTF-8"\n)\ntable(siae$type)`,
    },
  ];
}

/** A citation that names who counted, when, and which file was read. */
export function citation(t: TableDuManifeste, sources: ReadonlyMap<string, FicheSource>, absolue: (adresse: string) => string): string {
  const origine = sourcesDe(t, sources).map((s) => `${s.producteur}, « ${s.titre} », millésime ${millesimeEnMots(s.millesime)}`);
  return insecables(
    `${origine.join(' ; ')}. Mise en table : Atlas de l’IAE, ${absolue(t.csv.chemin)}, sha256 ${t.csv.sha256.slice(0, 12)}…, Licence Ouverte 2.0.`,
  );
}
