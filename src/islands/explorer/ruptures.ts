import { coupe, type Rupture } from '#domain/rupture.ts';
import { RUPTURE_IAE_2018, RUPTURE_MINIMA_2016 } from '#indicateurs/liste/commun.ts';

/** Series of the tables that a declared break cuts: no line of the explorer crosses it either. */
const PAR_TABLE: Readonly<Record<string, Rupture>> = {
  iae_salaries: RUPTURE_IAE_2018,
  minima_annuels: RUPTURE_MINIMA_2016,
  minima_mensuels: RUPTURE_MINIMA_2016,
};

/** Breaks of the tables a query reads; through `valeurs`, those of the indicators it names, at the level it names when it names one. */
export async function rupturesDe(sql: string): Promise<readonly Rupture[]> {
  const ruptures = Object.entries(PAR_TABLE).flatMap(([table, rupture]) => (new RegExp(`\\b${table}\\b`, 'i').test(sql) ? [rupture] : []));
  if (!/\bvaleurs\b/i.test(sql)) return uniques(ruptures);
  const { CATALOGUE } = await import('#indicateurs/catalogue.ts');
  const niveau = /\bniveau = '([a-z-]+)'/i.exec(sql)?.[1];
  const nommes = CATALOGUE.filter((i) => sql.includes(`'${i.id}'`)).flatMap((i) => i.ruptures);
  return uniques([...ruptures, ...nommes.filter((r) => coupe(r, niveau))]);
}

const uniques = (ruptures: readonly Rupture[]) => [...new Map(ruptures.map((r) => [`${r.a} ${r.texte}`, r])).values()];
