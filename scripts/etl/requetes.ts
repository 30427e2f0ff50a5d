import { texteSql } from '../../src/db/native.ts';
import type { Indicateur } from '../../src/indicateurs/types.ts';

/** What shapes the files of one indicator: its words may change without computing it again. */
export type FormeIndicateur = Pick<Indicateur, 'id' | 'sql' | 'niveaux' | 'unite' | 'periode' | 'sources'>;
export const formeIndicateur = ({ id, sql, niveaux, unite, periode, sources }: Indicateur): FormeIndicateur => ({
  id,
  sql,
  niveaux,
  unite,
  periode,
  sources,
});

/** What identifies a row of `valeurs`. */
export const CELLULE = 'indicateur, modalite, niveau, code, periode';

/** `/indicateurs/<id>.<niveau>.parquet`: small enough for a phone. */
export const trancheDe = (id: string, niveau: string) => `public/indicateurs/${id}.${niveau}.parquet`;
export const csvDe = (id: string) => `public/indicateurs/${id}.csv`;

/** Six decimals: far below any figure's precision, and the same text on every machine. */
export const requeteValeurs = (
  i: FormeIndicateur,
) => `select ${texteSql(i.id)} as indicateur, coalesce(modalite, '') as modalite, niveau, code, periode,
  round(cast(valeur as double), 6) as valeur, etat, round(cast(numerateur as double), 6) as numerateur,
  round(cast(denominateur as double), 6) as denominateur from (${i.sql})`;

/** One indicator as the CSV a reader downloads: the thirteen published columns. */
export const requeteCsv = (
  i: FormeIndicateur,
  millesime: string,
) => `select v.indicateur, v.modalite, v.niveau, v.code, t.nom as territoire,
  v.periode, v.valeur, v.etat, v.numerateur, v.denominateur,
  ${texteSql(i.unite)} as unite, ${texteSql(millesime)} as millesime, ${texteSql(i.sources.join(' '))} as source
from valeurs v left join noms_territoires t on t.niveau = v.niveau and t.code = v.code
order by v.modalite, v.niveau, v.code, v.periode`;

/** One indicator at one level, for a browser that draws it without an engine. */
export const requeteTranche = (niveau: string) => `select modalite, code, periode, valeur, etat, numerateur, denominateur from valeurs
where niveau = ${texteSql(niveau)} order by modalite, periode, code`;

export const TABLES_NOMS = ['communes', 'epci', 'departements', 'regions', 'zones_emploi'];
export const NOMS_TERRITOIRES = `create or replace view noms_territoires as
  select 'commune' as niveau, commune as code, nom from communes union all select 'epci', epci, nom from epci
  union all select 'departement', departement, nom from departements union all select 'region', region, nom from regions
  union all select 'zone-emploi', zone_emploi, nom from zones_emploi union all select 'france', 'FR', 'France'`;

/** Tables that a query names after `from` or `join`; one that it forgot to name so does not exist when the step runs. */
export function tablesDe(sql: string, connues: readonly string[]): readonly string[] {
  const nommees = new Set([...sql.matchAll(/\b(?:from|join)\s+\(*\s*([a-z_0-9]+)/gi)].map((m) => m[1]));
  return connues.filter((t) => nommees.has(t));
}
