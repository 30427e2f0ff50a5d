import { texteSql } from '../../src/lib/sql.ts';
import type { FormeIndicateur } from './sorties.ts';

/** What identifies a row of `valeurs`. */
export const CELLULE = 'indicateur, modalite, niveau, code, periode';

/** Six decimals: far below any figure's precision, and the same text on every machine. */
export const requeteValeurs = (
  i: FormeIndicateur,
) => `select ${texteSql(i.id)} as indicateur, coalesce(modalite, '') as modalite, niveau, code, periode,
  round(cast(valeur as double), 6) as valeur, etat, ${i.reserve === undefined ? 'cast(null as varchar)' : 'case when valeur is not null then marque end'} as reserve,
  round(cast(numerateur as double), 6) as numerateur, round(cast(denominateur as double), 6) as denominateur
from (${i.sql})${i.reserve === undefined ? '' : marques(i.reserve)}`;

/** Both `reserve` and the values are by month; where two marks meet, `incomplet` says more than `partie`. */
const marques = (reserve: string) => `
left join (select niveau as m_niveau, code as m_code, mois, min(reserve) as marque from (${reserve}) group by all) m
  on m_niveau = niveau and m_code = code and mois = substr(periode, 1, 7)`;

/** One indicator as the CSV a reader downloads: the fourteen published columns. */
export const requeteCsv = (
  i: FormeIndicateur,
  millesime: string,
) => `select v.indicateur, v.modalite, v.niveau, v.code, t.nom as territoire,
  v.periode, v.valeur, v.etat, v.reserve, v.numerateur, v.denominateur,
  ${texteSql(i.unite)} as unite, ${texteSql(millesime)} as millesime, ${texteSql(i.sources.join(' '))} as source
from valeurs v left join noms_territoires t on t.niveau = v.niveau and t.code = v.code
order by v.modalite, v.niveau, v.code, v.periode`;

/** One indicator at one level, for a browser that draws it without an engine. */
export const requeteTranche = (
  niveau: string,
) => `select modalite, code, periode, valeur, etat, reserve, numerateur, denominateur from valeurs
where niveau = ${texteSql(niveau)} order by modalite, periode, code`;

export const NOMS_TERRITOIRES = `create or replace view noms_territoires as
  select 'commune' as niveau, commune as code, nom from communes union all select 'epci', epci, nom from epci
  union all select 'ept', ept, nom from ept union all select 'partie', partie, nom from parties
  union all select 'departement', departement, nom from departements union all select 'region', region, nom from regions
  union all select 'zone-emploi', zone_emploi, nom from zones_emploi union all select 'france', 'FR', 'France'`;
