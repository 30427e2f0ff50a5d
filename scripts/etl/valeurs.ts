import { valeurs } from '../../src/domain/tables/valeurs.ts';
import type { Contexte } from './contexte.ts';
import { ouvrirTables, publier } from './publier.ts';
import { formeDe } from './sorties.ts';

/** The values of all the indicators as one table. */
export async function make({ indicateurs }: { readonly indicateurs: readonly string[] }, contexte: Contexte): Promise<string> {
  const db = await ouvrirTables(contexte, [], indicateurs);
  await publier(db, contexte, formeDe(valeurs));
  const n = (await db.query('select count(*) as n from publiee'))[0]?.['n'];
  await db.close();
  return `${n} valeurs, ${indicateurs.length} indicateurs`;
}
