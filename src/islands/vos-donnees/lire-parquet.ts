import { gunzipSync } from 'fflate';
import { decompress } from 'fzstd';
import { parquetMetadata, parquetRead, parquetSchema, type FileMetaData, type SchemaElement } from 'hyparquet';
import { compte } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { lireColonne, type ColonneLue } from '#apport/colonne.ts';
import { ErreurApport } from '#apport/erreur.ts';
import { verifierDimensions } from '#apport/limites.ts';
import type { TableauLu } from '#apport/tableau.ts';
import type { Valeur } from '#domain/contrat.ts';
import { direMicros, natureDe, valeurParquet, type Nature } from './valeurs-parquet.ts';

const ABIME = 'Ce fichier Parquet est tronqué ou abîmé. Téléchargez-le encore, ou enregistrez-le en CSV.';

/** Why hyparquet could not, in words for the reader. */
function refus(cause: unknown): ErreurApport {
  if (cause instanceof ErreurApport) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const codec = /unsupported compression codec:?\s*(\w+)/i.exec(message)?.[1];
  if (codec === undefined) return new ErreurApport('abime', ABIME, { cause });
  return new ErreurApport(
    'codec',
    `Ce fichier Parquet est comprimé en ${codec}, que cette page ne lit pas. Réenregistrez-le sans compression, en Snappy, en gzip ou en Zstandard.`,
    { cause },
  );
}

/** The rows that the file declares are those of its groups: one more, and what it would hold is nowhere. */
function lireMetadata(octets: ArrayBuffer): FileMetaData {
  const metadata = parquetMetadata(octets);
  const lignes = Number(metadata.num_rows);
  const groupes = metadata.row_groups.reduce((n, g) => n + Number(g.num_rows), 0);
  verifierDimensions(lignes, metadata.schema.filter((e) => e.num_children === undefined).length);
  if (lignes !== groupes) throw new ErreurApport('abime', ABIME);
  return metadata;
}

const SANS_TYPE: ReadonlySet<Nature> = new Set(['temps', 'intervalle', 'decimal']);

/** Hides from hyparquet the types that it rounds or refuses: it then hands the bytes over as they are. */
function denuder(metadata: FileMetaData, nom: string): FileMetaData {
  const schema = metadata.schema.map((e): SchemaElement => {
    if (e.name !== nom || !SANS_TYPE.has(natureDe(e))) return e;
    const nu = { ...e };
    delete nu.converted_type;
    delete nu.logical_type;
    return nu;
  });
  return { ...metadata, schema };
}

async function lireValeurs(octets: ArrayBuffer, metadata: FileMetaData, element: SchemaElement): Promise<readonly Valeur[]> {
  const nature = natureDe(element);
  const morceaux: { readonly rowStart: number; readonly columnData: ArrayLike<unknown> }[] = [];
  await parquetRead({
    file: octets,
    metadata: denuder(metadata, element.name),
    columns: [element.name],
    utf8: false,
    compressors: {
      ZSTD: (o, taille) => decompress(o, new Uint8Array(taille)),
      GZIP: (o, taille) => gunzipSync(o, { out: new Uint8Array(taille) }),
    },
    parsers: {
      timestampFromMilliseconds: (ms: bigint) => direMicros(ms * 1000n),
      timestampFromMicroseconds: direMicros,
      timestampFromNanoseconds: (ns: bigint) => direMicros(ns / 1000n),
    },
    onChunk: ({ columnData, rowStart }) => void morceaux.push({ rowStart, columnData }),
  });
  const valeurs: Valeur[] = [];
  for (const { columnData } of morceaux.toSorted((a, b) => a.rowStart - b.rowStart))
    for (const v of Array.from(columnData)) valeurs.push(valeurParquet(v, nature, element));
  if (valeurs.length !== Number(metadata.num_rows)) throw new ErreurApport('abime', ABIME);
  return valeurs;
}

interface Lues {
  readonly colonnes: readonly ColonneLue[];
  readonly avis: readonly string[];
}

/** Each column by itself: one that cannot be read leaves the others. */
async function lireColonnes(octets: ArrayBuffer, metadata: FileMetaData): Promise<Lues> {
  const [colonnes, avis]: [ColonneLue[], string[]] = [[], []];
  let premiere: unknown = null;
  for (const { element } of parquetSchema(metadata).children) {
    try {
      colonnes.push(lireColonne(element.name, await lireValeurs(octets, metadata, element), '.'));
      if (natureDe(element) === 'octets')
        avis.push(
          `La colonne « ${element.name} » porte des octets, sans dire que c’est du texte : ils sont lus en UTF-8, ou donnés en hexadécimal.`,
        );
    } catch (cause) {
      // rows that are missing are missing everywhere
      if (cause instanceof ErreurApport) throw cause;
      premiere ??= cause;
      avis.push(`La colonne « ${element.name} » ne se lit pas ici : elle est laissée de côté. Réenregistrez-la en texte ou en nombre.`);
    }
  }
  if (colonnes.length === 0) throw refus(premiere);
  return { colonnes, avis };
}

/** A reader’s Parquet file. Throws ErreurApport. */
export async function lireFichierParquet(octets: ArrayBuffer): Promise<TableauLu> {
  let metadata: FileMetaData;
  try {
    metadata = lireMetadata(octets);
  } catch (cause) {
    throw refus(cause);
  }
  const lignes = Number(metadata.num_rows);
  if (lignes === 0)
    throw new ErreurApport(
      'vide',
      `Ce fichier Parquet a ${compte(parquetSchema(metadata).children.length, 'colonne', 'colonnes')} et aucune ligne. Vérifiez que l’export est complet.`,
    );
  const { colonnes, avis } = await lireColonnes(octets, metadata);
  return { decimale: '.', entete: null, colonnes, numeros: Array.from({ length: lignes }, (_, i) => i + 1), avis: avis.map(insecables) };
}
