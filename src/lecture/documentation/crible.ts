import { criblerTable, SERIES, type LigneCriblee } from '#domain/series-criblees.ts';
import type { Donnees } from '../donnees.ts';

/** Every value that the screen holds back, found again in the published tables: what the page lists is what the rule gives. */
export async function valeursCriblees({ requete }: Pick<Donnees, 'requete'>): Promise<readonly LigneCriblee[]> {
  const lues = await Promise.all(Object.keys(SERIES).map(async (table) => criblerTable(table, await requete(`select * from ${table}`))));
  return lues.flat();
}

/** Tables that are screened, and those that are not, each with its reason. */
export const tablesCriblees = Object.entries(SERIES).flatMap(([table, d]) => ('mesures' in d ? [table] : []));
export const tablesExemptees = Object.entries(SERIES).flatMap(([table, d]) => ('exempte' in d ? [{ table, raison: d.exempte }] : []));
