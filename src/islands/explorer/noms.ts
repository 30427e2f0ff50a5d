import type { Niveau } from '#domain/territoire.ts';
import { lireParquet } from '#db/parquet.ts';

/** The small published table that names the territories of a level. */
export const TABLES_NOMS = {
  region: { table: 'regions', cle: 'region' },
  departement: { table: 'departements', cle: 'departement' },
  epci: { table: 'epci', cle: 'epci' },
  ept: { table: 'ept', cle: 'ept' },
  partie: { table: 'parties', cle: 'partie' },
  'zone-emploi': { table: 'zones_emploi', cle: 'zone_emploi' },
  commune: { table: 'communes', cle: 'commune' },
} as const satisfies Readonly<Record<Exclude<Niveau, 'france'>, { readonly table: string; readonly cle: string }>>;

export async function nomsDeNiveau(racine: string, niveau: Exclude<Niveau, 'france'>): Promise<ReadonlyMap<string, string>> {
  const { table, cle } = TABLES_NOMS[niveau];
  const { colonnes } = await lireParquet(`${racine}donnees/${table}.parquet`, { colonnes: [cle, 'nom'] });
  return new Map((colonnes[cle] ?? []).map((code, i) => [String(code), String(colonnes['nom']?.[i])]));
}

/** The name of a place, or its code when its table cannot be read. */
export async function nomDuLieu(racine: string, niveau: Niveau, code: string): Promise<string> {
  if (niveau === 'france') return 'France';
  const noms = await nomsDeNiveau(racine, niveau).catch((cause: unknown) => {
    console.error(cause);
    return new Map<string, string>();
  });
  return noms.get(code) ?? code;
}
