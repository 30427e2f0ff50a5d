import { decompress } from 'fzstd';
import { asyncBufferFromUrl, parquetMetadataAsync, parquetRead, parquetSchema, type AsyncBuffer } from 'hyparquet';
import type { Scalaire } from './database.ts';

export interface TableLue {
  readonly lignes: number;
  /** One array per column, in the order of the file (or of `colonnes`), one value per row. */
  readonly colonnes: Readonly<Record<string, readonly Scalaire[]>>;
}

export interface OptionsLecture {
  /** Columns to read, in this order; all of them by default. */
  readonly colonnes?: readonly string[];
  /** First row and the one after the last; all of them by default. Whole row groups cost least. */
  readonly etendue?: readonly [debut: number, fin: number];
  readonly signal?: AbortSignal;
}

/** Bytes at hand, or a file of known size read by ranges. */
export type Fichier = ArrayBuffer | AsyncBuffer;

/** Under this size one whole request beats several ranges; a slice of an indicator is a fifth of it. */
export const PETIT_FICHIER = 256_000;
/** Bytes read at the end of a file for its footer; hyparquet asks again when a footer is longer. */
const PIED = 32_768;

async function demander(url: string, signal: AbortSignal | undefined): Promise<Response> {
  const reponse = await fetch(url, signal === undefined ? {} : { signal });
  if (!reponse.ok) throw new Error(`cannot read ${url}: status ${reponse.status}`);
  return reponse;
}

/**
 * The file behind an address. Asked for a few columns of a large file on a host that serves ranges, it leaves the body and
 * asks for those bytes; a compressed response has no ranges of its own, so it is read whole.
 */
async function fichierDistant(url: string, { colonnes, signal }: OptionsLecture): Promise<AsyncBuffer> {
  const reponse = await demander(url, signal);
  const taille = Number(reponse.headers.get('Content-Length'));
  const sertLesPlages = reponse.headers.get('Accept-Ranges') === 'bytes' && !reponse.headers.has('Content-Encoding');
  if (colonnes === undefined || !sertLesPlages || taille <= PETIT_FICHIER) return reponse.arrayBuffer();
  await reponse.body?.cancel();
  return asyncBufferFromUrl({ url, byteLength: taille, ...(signal === undefined ? {} : { requestInit: { signal } }) });
}

const texteUtf8 = new TextDecoder();

/** Integers arrive as bigint; dates become ISO text, anything nested its JSON, as `Scalaire` carries neither. */
function scalaire(v: unknown): Scalaire {
  if (typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean') return v;
  if (v === null || v === undefined) return null;
  if (typeof v === 'bigint') return Number(v);
  if (v instanceof Date) return v.toISOString().replace('T00:00:00.000Z', '');
  if (v instanceof Uint8Array) return texteUtf8.decode(v);
  return JSON.stringify(v, (_, interne: unknown) => (typeof interne === 'bigint' ? Number(interne) : interne));
}

interface Morceau {
  readonly rowStart: number;
  readonly columnData: ArrayLike<unknown>;
}

/**
 * Pieces arrive in any order, whole pages that may overflow the extent. Values are pushed: an array of numbers alone then
 * holds them bare, at half the memory.
 */
function reunir(morceaux: readonly Morceau[], debut: number, fin: number): readonly Scalaire[] {
  const valeurs: Scalaire[] = [];
  for (const { rowStart, columnData } of morceaux.toSorted((a, b) => a.rowStart - b.rowStart)) {
    const dernier = Math.min(columnData.length, fin - rowStart);
    for (let i = Math.max(0, debut - rowStart); i < dernier; i++) valeurs.push(scalaire(columnData[i]));
  }
  return valeurs;
}

export interface Plan {
  readonly lignes: number;
  readonly colonnes: readonly string[];
  /** Extent of each row group: the stretches that a large file is read by. */
  readonly groupes: readonly (readonly [debut: number, fin: number])[];
}

/** Rows, column names and row groups of a Parquet file, without reading its cells. */
export async function lirePlan(octets: Fichier): Promise<Plan> {
  const metadata = await parquetMetadataAsync(octets, { initialFetchSize: PIED });
  let debut = 0;
  const groupes = metadata.row_groups.map(({ num_rows }) => [debut, (debut += Number(num_rows))] as const);
  return { lignes: Number(metadata.num_rows), colonnes: parquetSchema(metadata).children.map((c) => c.element.name), groupes };
}

/**
 * A Parquet file, from its bytes, its ranges or its address, as plain columns: what a chart or a map reads without any SQL engine.
 * Understands uncompressed, Snappy and Zstandard pages. Throws when a column is missing or the file is not Parquet.
 */
export async function lireParquet(source: string | Fichier, options: OptionsLecture = {}): Promise<TableLue> {
  const file = typeof source === 'string' ? await fichierDistant(source, options) : source;
  const metadata = await parquetMetadataAsync(file, { initialFetchSize: PIED });
  const presentes = parquetSchema(metadata).children.map((c) => c.element.name);
  const noms = options.colonnes ?? presentes;
  const absentes = noms.filter((nom) => !presentes.includes(nom));
  if (absentes.length > 0) throw new Error(`no column ${absentes.join(', ')} in this Parquet file: it has ${presentes.join(', ')}`);
  const [debut, fin] = options.etendue ?? [0, Number(metadata.num_rows)];
  const morceaux = new Map(noms.map((nom) => [nom, [] as Morceau[]]));
  await parquetRead({
    file,
    metadata,
    columns: [...noms],
    rowStart: debut,
    rowEnd: fin,
    compressors: { ZSTD: (octets, taille) => decompress(octets, new Uint8Array(taille)) },
    onChunk: ({ columnName, columnData, rowStart }) => void morceaux.get(columnName)?.push({ rowStart, columnData }),
  });
  options.signal?.throwIfAborted();
  const colonnes = Object.fromEntries([...morceaux].map(([nom, recus]) => [nom, reunir(recus, debut, fin)]));
  return { lignes: fin - debut, colonnes };
}
