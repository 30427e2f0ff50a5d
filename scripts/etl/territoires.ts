import { TABLES_TERRITOIRES } from '../../src/domain/tables/catalogue.ts';
import type { Contexte } from './contexte.ts';
import { lignesTerritoires } from './lignes-territoires.ts';
import { ouvrirSeul, publierLignes } from './publier.ts';

export async function make(_: unknown, contexte: Contexte): Promise<string> {
  const db = await ouvrirSeul();
  const lignes = lignesTerritoires();
  for (const contrat of TABLES_TERRITOIRES) await publierLignes(db, contexte, contrat, lignes[contrat.table as keyof typeof lignes]);
  await db.close();
  return TABLES_TERRITOIRES.map((c) => `${lignes[c.table as keyof typeof lignes].length} ${c.table}`).join(', ');
}
