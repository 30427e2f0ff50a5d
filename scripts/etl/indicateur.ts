import { lireFicheDe } from '../import/sources.ts';
import type { Contexte } from './contexte.ts';
import { verifierPromesses } from './promesses.ts';
import { ouvrirTables, publierCsv, publierParquet, sortie } from './publier.ts';
import { NOMS_TERRITOIRES, requeteCsv, requeteTranche, requeteValeurs } from './requetes.ts';
import { csvDe, trancheDe, valeursDe, type FormeIndicateur } from './sorties.ts';

export interface Parametres {
  readonly forme: FormeIndicateur;
  readonly tables: readonly string[];
}

/** One indicator → its values, the CSV a reader downloads and a slice a level. */
export async function make({ forme, tables }: Parametres, contexte: Contexte): Promise<string> {
  const db = await ouvrirTables(contexte, tables);
  await db.executer(`create table valeurs as ${requeteValeurs(forme)}`);
  await verifierPromesses(db, forme);
  await publierParquet(db, 'select * from valeurs', sortie(contexte, valeursDe(forme.id)));
  await db.executer(NOMS_TERRITOIRES);
  const millesimes = new Set(forme.sources.map((s) => lireFicheDe(contexte.path(`data/sources/${s}.yaml`)).carte?.millesime ?? s));
  await publierCsv(db, requeteCsv(forme, [...millesimes].join(' ; ')), sortie(contexte, csvDe(forme.id)));
  for (const niveau of forme.niveaux) await publierParquet(db, requeteTranche(niveau), sortie(contexte, trancheDe(forme.id, niveau)));
  const n = (await db.query('select count(*) as n from valeurs'))[0]?.['n'];
  await db.close();
  return `${n} valeurs`;
}
