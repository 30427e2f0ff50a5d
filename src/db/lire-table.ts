import { nomSql } from '#lib/sql.ts';
import type { Contrat, LigneDe } from '#domain/contrat.ts';
import type { Database } from './database.ts';

/** Every row of a published table, or some of its columns, typed by its contract and ordered by its key. */
export async function lireTable<C extends Contrat, N extends keyof LigneDe<C> & string = keyof LigneDe<C> & string>(
  db: Pick<Database, 'query'>,
  { table, cle }: C,
  colonnes: readonly N[] | '*' = '*',
): Promise<readonly Pick<LigneDe<C>, N>[]> {
  const liste = colonnes === '*' ? '*' : colonnes.map(nomSql).join(', ');
  // the import holds every row to the contract, and the build writes its types: nothing is read that is not of this shape
  return (await db.query(`select ${liste} from ${table} order by ${cle.join(', ')}`)) as readonly Pick<LigneDe<C>, N>[];
}
