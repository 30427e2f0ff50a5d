import { zonesBlanchesSensibilite } from '../../src/domain/tables/zones-blanches.ts';
import { lignesSensibilite } from '../zones-blanches/sensibilite.ts';
import type { Contexte } from './contexte.ts';
import { ouvrirSeul, ouvrirTables, publierLignes } from './publier.ts';

export interface Lectures {
  readonly tables: readonly string[];
  /** Indicators whose values are read. */
  readonly indicateurs: readonly string[];
}

/** What the five definitions say at every threshold. */
export async function make({ tables, indicateurs }: Lectures, contexte: Contexte): Promise<string> {
  const lecture = await ouvrirTables(contexte, tables, indicateurs);
  const lignes = await lignesSensibilite(lecture);
  await lecture.close();
  const db = await ouvrirSeul();
  await publierLignes(db, contexte, zonesBlanchesSensibilite, lignes);
  await db.close();
  return `${lignes.length} lignes`;
}
