import type { BasicType, ColumnSource } from 'hyparquet-writer';
import { ecrireCsv } from '#lib/csv.ts';
import type { ColonneResultat, Genre, Resultat } from './resultat.ts';

type Lignes = Pick<Resultat, 'colonnes' | 'lignes'>;

export function enCsv({ colonnes, lignes }: Lignes): string {
  return ecrireCsv(
    colonnes.map((c) => c.nom),
    lignes.map((l) => colonnes.map((c) => l[c.nom] ?? null)),
  );
}

/** An array of objects; what JSON cannot hold (infinity) becomes null. */
export function enJson({ colonnes, lignes }: Lignes): string {
  const objets = lignes.map((l) => JSON.stringify(Object.fromEntries(colonnes.map((c) => [c.nom, l[c.nom] ?? null]))));
  return `[\n${objets.join(',\n')}\n]\n`;
}

const TYPES: Readonly<Record<Exclude<Genre, 'entier'>, BasicType>> = { texte: 'STRING', nombre: 'DOUBLE', booleen: 'BOOLEAN' };
const INT32 = 2 ** 31 - 1;

function colonneParquet({ nom, genre }: ColonneResultat, lignes: Resultat['lignes']): ColumnSource {
  const data = lignes.map((l) => l[nom] ?? null);
  if (genre === 'entier') {
    const tient = data.every((v) => v === null || Math.abs(Number(v)) <= INT32);
    return { name: nom, data, type: tient ? 'INT32' : 'DOUBLE', nullable: true };
  }
  // a column of mixed values reads as text
  return {
    name: nom,
    data: genre === 'texte' ? data.map((v) => (v === null ? null : String(v))) : data,
    type: TYPES[genre],
    nullable: true,
  };
}

/** Loaded at the first Parquet asked for. */
export async function enParquet({ colonnes, lignes }: Lignes): Promise<ArrayBuffer> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  return parquetWriteBuffer({ columnData: colonnes.map((c) => colonneParquet(c, lignes)) });
}
