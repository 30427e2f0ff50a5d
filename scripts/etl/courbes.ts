import { zonesBlanchesCourbes } from '../../src/domain/tables/zones-blanches.ts';
import { lignesCourbes } from '../zones-blanches/courbes.ts';
import type { Contexte } from './contexte.ts';
import { ouvrirSeul, ouvrirTables, publierLignes } from './publier.ts';

/** The share out of reach at every distance, with its bands. */
export async function make({ tables }: { readonly tables: readonly string[] }, contexte: Contexte): Promise<string> {
  const lecture = await ouvrirTables(contexte, tables);
  const lignes = await lignesCourbes(lecture);
  await lecture.close();
  const db = await ouvrirSeul();
  await publierLignes(db, contexte, zonesBlanchesCourbes, lignes);
  await db.close();
  return `${lignes.length} lignes`;
}
