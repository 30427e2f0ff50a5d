import type { RuptureSerie } from '#charts/segments.ts';
import { RUPTURE_IAE_2018, RUPTURE_MINIMA_2016 } from '#indicateurs/liste/commun.ts';

/** Series of the tables that a declared break cuts: no line of the explorer crosses it either. */
const PAR_TABLE: Readonly<Record<string, RuptureSerie>> = {
  iae_salaries: RUPTURE_IAE_2018,
  minima_annuels: RUPTURE_MINIMA_2016,
  minima_mensuels: RUPTURE_MINIMA_2016,
};

/** Breaks of the tables a query reads; through `valeurs`, those of the indicators it names. */
export async function rupturesDe(sql: string): Promise<readonly RuptureSerie[]> {
  const ruptures = Object.entries(PAR_TABLE).flatMap(([table, rupture]) => (new RegExp(`\\b${table}\\b`, 'i').test(sql) ? [rupture] : []));
  if (!/\bvaleurs\b/i.test(sql)) return uniques(ruptures);
  const { CATALOGUE } = await import('#indicateurs/catalogue.ts');
  return uniques([...ruptures, ...CATALOGUE.filter((i) => sql.includes(`'${i.id}'`)).flatMap((i) => i.ruptures)]);
}

const uniques = (ruptures: readonly RuptureSerie[]) => [...new Map(ruptures.map((r) => [`${r.a} ${r.texte}`, r])).values()];
