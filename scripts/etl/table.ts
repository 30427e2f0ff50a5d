import type { Contexte } from './contexte.ts';
import { charger, ouvrirSeul, publier } from './publier.ts';
import type { FormeTable } from './sorties.ts';

/** One imported table → its Parquet and its CSV. */
export async function make(forme: FormeTable, contexte: Contexte): Promise<string> {
  const db = await ouvrirSeul();
  await charger(db, forme, contexte.path(`data/tables/${forme.table}.csv`));
  await publier(db, contexte, forme);
  await db.close();
  return 'publiée';
}
