import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Contrat } from '../../src/domain/contrat.ts';
import type { Carte } from '../../src/domain/source.ts';
import type { Indicateur } from '../../src/indicateurs/types.ts';
import { DOSSIER } from './publier.ts';

export const LICENCE = { nom: 'Licence Ouverte 2.0', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' } as const;
const TYPES_FRICTIONLESS = { texte: 'string', etat: 'string', entier: 'integer', nombre: 'number', booleen: 'boolean' } as const;

interface Fichier {
  readonly chemin: string;
  readonly octets: number;
  readonly sha256: string;
}

function fichier(nom: string): Fichier {
  const octets = readFileSync(`${DOSSIER}/${nom}`);
  return {
    chemin: `/donnees/${nom}`,
    octets: statSync(`${DOSSIER}/${nom}`).size,
    sha256: createHash('sha256').update(octets).digest('hex'),
  };
}

export interface Contenu {
  readonly contrats: readonly Contrat[];
  readonly lignes: ReadonlyMap<string, number>;
  readonly sources: readonly Carte[];
  readonly indicateurs: readonly Indicateur[];
  readonly empreinte: string;
}

/** The table of values rests on the sources of every indicator; the others name their own. */
function sourcesDe(t: Contrat, c: Contenu): readonly string[] {
  return t.table === 'valeurs' ? [...new Set(c.indicateurs.flatMap((i) => i.sources))].toSorted() : t.sources;
}

/** /donnees/manifest.json: what the site and a later reader's browser trust about every file. */
export function manifeste(c: Contenu): object {
  return {
    version: 1,
    'generated-from': c.empreinte,
    licence: LICENCE,
    tables: c.contrats.map((t) => ({
      table: t.table,
      titre: t.titre,
      description: t.description,
      millesime: t.millesime,
      sources: sourcesDe(t, c),
      lignes: c.lignes.get(t.table),
      cle: t.cle,
      colonnes: t.colonnes.map(({ motif, ...reste }) => ({ ...reste, ...(motif === undefined ? {} : { motif: motif.source }) })),
      parquet: fichier(`${t.table}.parquet`),
      csv: fichier(`${t.table}.csv`),
    })),
    sources: c.sources,
    indicateurs: c.indicateurs.map(({ id, nom, definition, formule, unite, niveaux, periode, sources, limites }) => ({
      id,
      nom,
      definition,
      formule,
      unite,
      niveaux,
      periode,
      sources,
      limites,
    })),
  };
}

/** The same tables as a Frictionless data package. */
export function datapackage(c: Contenu): object {
  return {
    profile: 'tabular-data-package',
    name: 'atlas-iae',
    title: 'Atlas de l’IAE : tables',
    licenses: [{ name: 'etalab-2.0', title: LICENCE.nom, path: LICENCE.url }],
    resources: c.contrats.map((t) => ({
      profile: 'tabular-data-resource',
      name: t.table.replaceAll('_', '-'),
      title: t.titre,
      description: t.description,
      path: `${t.table}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: fichier(`${t.table}.csv`).octets,
      hash: `sha256:${fichier(`${t.table}.csv`).sha256}`,
      schema: {
        fields: t.colonnes.map((col) => ({
          name: col.nom,
          type: TYPES_FRICTIONLESS[col.type],
          description: col.unite === undefined ? col.description : `${col.description} (${col.unite})`,
          constraints: {
            required: col.vide !== true,
            ...(col.min === undefined ? {} : { minimum: col.min }),
            ...(col.max === undefined ? {} : { maximum: col.max }),
          },
        })),
        primaryKey: t.cle,
        missingValues: [''],
      },
    })),
  };
}

/** DCAT in JSON-LD: one dataset per table, its two distributions, its producers. Addresses are relative to the site. */
export function catalogueDcat(c: Contenu): object {
  return {
    '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', schema: 'https://schema.org/' },
    '@type': 'dcat:Catalog',
    'dct:title': 'Atlas de l’IAE',
    'dct:license': LICENCE.url,
    'dcat:dataset': c.contrats.map((t) => ({
      '@type': ['dcat:Dataset', 'schema:Dataset'],
      'dct:identifier': t.table,
      'dct:title': t.titre,
      'dct:description': t.description,
      'dct:temporal': t.millesime,
      'dct:source': c.sources.filter((s) => sourcesDe(t, c).includes(s.id)).map((s) => `${s.producteur} — ${s.titre}`),
      'dcat:distribution': (['parquet', 'csv'] as const).map((format) => ({
        '@type': 'dcat:Distribution',
        'dcat:downloadURL': `/donnees/${t.table}.${format}`,
        'dct:format': format,
        'dcat:byteSize': fichier(`${t.table}.${format}`).octets,
      })),
    })),
  };
}
