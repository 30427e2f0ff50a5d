import type { FicheSource } from '#domain/source.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { CATALOGUE } from '#indicateurs/catalogue.ts';
import type { Indicateur } from '#indicateurs/types.ts';
import { liste } from '#lib/format.ts';
import { millesimeEnMots } from '#lib/millesime.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import type { Manifeste, TableDuManifeste } from '#domain/manifeste.ts';

/** The table that holds every indicator: its sources are those of all of them. */
const VALEURS = 'valeurs';
export const NON_PRECISEE = 'non précisée';

interface Producteur {
  readonly nom: string;
  readonly adresse: string;
}

/** One published table as the data page shows it. */
export interface FicheTable {
  readonly table: TableDuManifeste;
  readonly id: string;
  readonly ligne: string;
  readonly millesime: string;
  readonly producteurs: readonly Producteur[];
  readonly licences: string;
}

const NOMS_CLES: Readonly<Record<string, string>> = {
  commune: 'commune',
  ancien: 'ancienne commune',
  epci: 'intercommunalité',
  departement: 'département',
  region: 'région',
  zone_emploi: 'zone d’emploi',
  libelle: 'mesure',
};

/** The key in words: « prestation, territoire et année ». A level and a code are one territory. */
export function ligneDe({ cle, colonnes }: Pick<TableDuManifeste, 'cle' | 'colonnes'>): string {
  const noms = cle
    .filter((nom) => !(nom === 'niveau' && cle.includes('code')))
    .map((nom) => {
      if (nom === 'code' && cle.includes('niveau')) return 'territoire';
      const [description = nom] = (colonnes.find((c) => c.nom === nom)?.description ?? nom).split(/\s*[;:(]/);
      return NOMS_CLES[nom] ?? description.replace(/^(code|identifiant) (du |de la |de l’)/, '');
    });
  return liste(noms);
}

/** « non précisée dans la copie » and the like are one thing to say. */
export const licenceCourte = (c: Pick<FicheSource, 'licence'>) => (c.licence.startsWith(NON_PRECISEE) ? NON_PRECISEE : c.licence);

/** Cards behind a table. */
export function sourcesDe(
  table: Pick<TableDuManifeste, 'table' | 'sources'>,
  sources: ReadonlyMap<string, FicheSource>,
): readonly FicheSource[] {
  const ids = table.table === VALEURS ? [...new Set(CATALOGUE.flatMap((i) => i.sources))] : table.sources;
  return ids.flatMap((id) => sources.get(id) ?? []);
}

/** Every published table, in the order of the manifest. */
export function fichesTables(manifeste: Manifeste, sources: ReadonlyMap<string, FicheSource>): readonly FicheTable[] {
  return manifeste.tables.map((table) => {
    const cartes = sourcesDe(table, sources);
    return {
      table,
      id: `table-${table.table}`,
      ligne: insecables(ligneDe(table)),
      millesime: millesimeEnMots(table.millesime),
      producteurs: cartes.map((c) => ({ nom: `${c.sigle} (${millesimeEnMots(c.millesime)})`, adresse: `/methode/#source-${c.id}` })),
      licences: insecables(liste([...new Set(cartes.map(licenceCourte))])),
    };
  });
}

/** Levels of an indicator, in words. */
export const niveauxDe = (i: Pick<Indicateur, 'niveaux'>): string =>
  majuscule(liste(i.niveaux.map((n) => (n === 'france' ? 'France' : LIBELLES_NIVEAU[n].pluriel))));

const NIVEAUX_SOURCE = { point: 'adresses', qpv: 'quartiers prioritaires' } as const;

/** Levels of a source card, in words. */
export const niveauxSource = (niveaux: FicheSource['niveaux']): readonly string[] =>
  niveaux.map((n) => (n === 'point' || n === 'qpv' ? NIVEAUX_SOURCE[n] : n === 'france' ? 'France' : LIBELLES_NIVEAU[n].pluriel));

const ORGANISATION = { '@type': 'Organization', name: 'Atlas de l’IAE' } as const;

/** schema.org catalogue of every table, with addresses made whole by `absolue`. */
export function jsonLdCatalogue(fiches: readonly FicheTable[], licence: string, absolue: (adresse: string) => string): object {
  const page = absolue('/donnees/');
  return {
    '@context': 'https://schema.org',
    '@type': 'DataCatalog',
    name: 'Données de l’Atlas de l’IAE',
    url: page,
    inLanguage: 'fr',
    license: licence,
    publisher: ORGANISATION,
    dataset: fiches.map(({ table: t, id, millesime }) => ({
      '@type': 'Dataset',
      name: t.titre,
      description: insecables(t.description),
      identifier: t.table,
      url: `${page}#${id}`,
      license: licence,
      creator: ORGANISATION,
      version: millesime,
      variableMeasured: t.colonnes.map((c) => c.nom),
      distribution: (['parquet', 'csv'] as const).map((format) => ({
        '@type': 'DataDownload',
        encodingFormat: format === 'csv' ? 'text/csv' : 'application/vnd.apache.parquet',
        contentUrl: absolue(t[format].chemin),
        contentSize: `${t[format].octets} B`,
        sha256: t[format].sha256,
      })),
    })),
  };
}

/** schema.org description of a page of text. */
export function jsonLdPage(
  type: 'TechArticle' | 'WebPage' | 'AboutPage' | 'SearchResultsPage' | 'CollectionPage' | 'DefinedTermSet',
  { titre, description, url }: { readonly titre: string; readonly description: string; readonly url: string },
): object {
  return {
    '@context': 'https://schema.org',
    '@type': type,
    name: titre,
    ...(type === 'TechArticle' ? { headline: titre } : {}),
    description,
    url,
    inLanguage: 'fr',
    publisher: ORGANISATION,
    isPartOf: { '@type': 'WebSite', name: 'Atlas de l’IAE' },
  };
}
