import { accessibilite } from '../../src/domain/tables/accessibilite.ts';
import { lignesAccessibilite } from '../zones-blanches/accessibilite.ts';
import type { Contexte } from './contexte.ts';
import { ouvrirSeul, ouvrirTables, publierLignes } from './publier.ts';

export async function make({ tables }: { readonly tables: readonly string[] }, contexte: Contexte): Promise<string> {
  const lecture = await ouvrirTables(contexte, tables);
  const { lignes, sansPoint, sansLieu, horsChamp } = await lignesAccessibilite(lecture);
  await lecture.close();
  const db = await ouvrirSeul();
  await publierLignes(db, contexte, accessibilite, lignes);
  await db.close();
  return `${lignes.length} communes dont ${sansPoint.length} sans point, ${sansLieu.length} SIAE sans lieu, ${horsChamp.length} hors des 101 départements`;
}
