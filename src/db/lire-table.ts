import type { Contrat, LigneDe } from '#domain/contrat.ts';
import type { Database } from './database.ts';

/** Every row of a published table, typed by its contract and ordered by its key. */
export async function lireTable<C extends Contrat>(db: Pick<Database, 'query'>, { table, cle }: C): Promise<readonly LigneDe<C>[]> {
  // the import holds every row to the contract, and the build writes its types: nothing is read that is not of this shape
  return (await db.query(`select * from ${table} order by ${cle.join(', ')}`)) as readonly LigneDe<C>[];
}
