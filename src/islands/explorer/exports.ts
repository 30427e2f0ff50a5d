import type { ColumnSource } from 'hyparquet-writer';
import type { Scalaire } from '#db/database.ts';
import { ecrireCsv } from '#lib/csv.ts';
import type { ColonneResultat, Genre, Resultat } from './resultat.ts';

type Lignes = Pick<Resultat, 'colonnes' | 'lignes'>;

export function enCsv({ colonnes, lignes }: Lignes): string {
  return ecrireCsv(
    colonnes.map((c) => c.nom),
    lignes.map((l) => colonnes.map((c) => l[c.nom] ?? null)),
  );
}

/** Digits go as the number they are, however long; infinities and « not a number », which JSON has no number for, go as text. */
function enValeurJson(v: Scalaire, { genre }: ColonneResultat): string {
  if (typeof v === 'number' && !Number.isFinite(v)) return JSON.stringify(String(v));
  return typeof v === 'string' && genre !== 'texte' ? v : JSON.stringify(v);
}

/** An array of objects. */
export function enJson({ colonnes, lignes }: Lignes): string {
  const objets = lignes.map((l) => `{${colonnes.map((c) => `${JSON.stringify(c.nom)}:${enValeurJson(l[c.nom] ?? null, c)}`).join(',')}}`);
  return `[\n${objets.join(',\n')}\n]\n`;
}

const INT64 = 2n ** 63n;
const tient64 = (v: bigint): boolean => v >= -INT64 && v < INT64;
const texteOuNull = (v: Scalaire): string | null => (v === null ? null : String(v));

/** Whole numbers in 64 bits, and in text when one does not fit: never in a double, which would round it. */
function entiersParquet(valeurs: readonly Scalaire[]): Pick<ColumnSource, 'data' | 'type'> {
  const entiers = valeurs.map((v) => (v === null ? null : BigInt(v)));
  return entiers.every((v) => v === null || tient64(v))
    ? { data: entiers, type: 'INT64' }
    : { data: valeurs.map(texteOuNull), type: 'STRING' };
}

/** Parquet of a result: what a double does not hold, as long decimals, is written in text. */
function colonneParquet(valeurs: readonly Scalaire[], genre: Genre): Pick<ColumnSource, 'data' | 'type'> {
  if (genre === 'entier') return entiersParquet(valeurs);
  if (genre === 'booleen') return { data: [...valeurs], type: 'BOOLEAN' };
  return genre === 'nombre' && valeurs.every((v) => typeof v !== 'string')
    ? { data: [...valeurs], type: 'DOUBLE' }
    : { data: valeurs.map(texteOuNull), type: 'STRING' };
}

/** Loaded at the first Parquet asked for. */
export async function enParquet({ colonnes, lignes }: Lignes): Promise<ArrayBuffer> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const ecrites = colonnes.map(({ nom, genre }) => {
    const valeurs = lignes.map((l) => l[nom] ?? null);
    return { name: nom, nullable: true, ...colonneParquet(valeurs, genre) };
  });
  return parquetWriteBuffer({ columnData: ecrites });
}
