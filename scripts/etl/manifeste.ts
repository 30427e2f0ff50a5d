import type { Manifeste } from '../../src/domain/manifeste.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Contrat } from '../../src/domain/contrat.ts';
import type { FicheSource } from '../../src/domain/source.ts';
import type { Indicateur } from '../../src/indicateurs/types.ts';
import { TABLES_PUBLIEES } from '../../src/domain/tables/catalogue.ts';
import { CATALOGUE } from '../../src/indicateurs/catalogue.ts';
import { lireFichesSources } from '../import/sources.ts';
import type { Contexte } from './contexte.ts';
import { ouvrirTables, sortie } from './publier.ts';
import { DOSSIER, MANIFESTES } from './sorties.ts';

const LICENCE = { nom: 'Licence Ouverte 2.0', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' } as const;
const TYPES_FRICTIONLESS = { texte: 'string', etat: 'string', entier: 'integer', nombre: 'number', booleen: 'boolean' } as const;

interface Fichier {
  readonly chemin: string;
  readonly octets: number;
  readonly sha256: string;
}

interface Contenu {
  readonly contrats: readonly Contrat[];
  readonly lignes: ReadonlyMap<string, number>;
  readonly sources: readonly FicheSource[];
  readonly indicateurs: readonly Indicateur[];
  readonly empreinte: string;
  readonly fichier: (nom: string) => Fichier;
}

/** The table of values rests on the sources of every indicator; the others name their own. */
function sourcesDe(t: Contrat, c: Contenu): readonly string[] {
  return t.table === 'valeurs' ? [...new Set(c.indicateurs.flatMap((i) => i.sources))].toSorted() : t.sources;
}

/** /donnees/manifest.json: what the site and a later reader's browser trust about every file. */
function manifeste(c: Contenu): Manifeste {
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
      lignes: c.lignes.get(t.table) ?? 0,
      cle: t.cle,
      colonnes: t.colonnes.map(({ motif, ...reste }) => ({ ...reste, ...(motif === undefined ? {} : { motif: motif.source }) })),
      parquet: c.fichier(`${t.table}.parquet`),
      csv: c.fichier(`${t.table}.csv`),
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
function datapackage(c: Contenu): object {
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
      bytes: c.fichier(`${t.table}.csv`).octets,
      hash: `sha256:${c.fichier(`${t.table}.csv`).sha256}`,
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
function catalogueDcat(c: Contenu): object {
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
        'dcat:byteSize': c.fichier(`${t.table}.${format}`).octets,
      })),
    })),
  };
}

/** sha256 over the names and bytes of the tables, the cards and the lock. */
function empreinte(contexte: Contexte): string {
  const dossiers = ['data/tables', 'data/sources'];
  const noms = dossiers.flatMap((d) => readdirSync(contexte.path(d)).map((nom) => `${d}/${nom}`));
  const hash = createHash('sha256');
  for (const f of [...noms.filter((nom) => /\.(csv|yaml)$/.test(nom)), 'package-lock.json'].toSorted()) {
    hash.update(`${f}\0`);
    hash.update(readFileSync(contexte.path(f)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function lireFichiers(contexte: Contexte, noms: readonly string[]): ReadonlyMap<string, Fichier> {
  return new Map(
    noms.map((nom) => {
      const octets = readFileSync(contexte.path(`${DOSSIER}/${nom}`));
      const sha256 = createHash('sha256').update(octets).digest('hex');
      return [nom, { chemin: `/donnees/${nom}`, octets: octets.length, sha256 }];
    }),
  );
}

async function compterLignes(contexte: Contexte, tables: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const db = await ouvrirTables(contexte, tables);
  const lignes = new Map<string, number>();
  for (const t of tables) lignes.set(t, Number((await db.query(`select count(*) as n from ${t}`))[0]?.['n']));
  await db.close();
  return lignes;
}

export async function make(_: unknown, contexte: Contexte): Promise<string> {
  const { cartes } = lireFichesSources(contexte.path('data/sources'));
  const tables = TABLES_PUBLIEES.map((t) => t.table);
  const fichiers = lireFichiers(
    contexte,
    tables.flatMap((t) => [`${t}.parquet`, `${t}.csv`]),
  );
  const contenu: Contenu = {
    contrats: TABLES_PUBLIEES,
    lignes: await compterLignes(contexte, tables),
    sources: [...cartes.values()],
    indicateurs: CATALOGUE,
    empreinte: empreinte(contexte),
    fichier: (nom) => {
      const lu = fichiers.get(nom);
      if (lu === undefined) throw new Error(`${nom} is named by the manifest and was not read: it is not a published table`);
      return lu;
    },
  };
  const objets = [manifeste(contenu), datapackage(contenu), catalogueDcat(contenu)];
  for (const [k, chemin] of MANIFESTES.entries()) writeFileSync(sortie(contexte, chemin), `${JSON.stringify(objets[k], null, 1)}\n`);
  return `${tables.length} tables, ${cartes.size} sources`;
}
