/**
 * The pieces of SQL every indicator shares: states, ratios, sums upwards. They are text, not a query builder:
 * what runs is what is printed on the indicator's page. Core functions only, so both engines run them.
 *
 * A "base" is a query that returns one row per (modalite, code, periode) with
 * n, etat_n (numerator) and d, etat_d (denominator; `1.0` and 'valeur' for a count).
 */

/** Départements outside the field of most employment statistics: a national total may be given without them, and says so. */
const HORS_CHAMP = ["'976'"];

const connu = (n: string) => `${n} is not null`;

/** Etat of a group of cells that are summed. `sans-objet` cells count for nothing; one unknown makes the sum unknown. */
function etatDeSomme(valeur: string, etat: string, tolere: string): string {
  return `case
      when bool_and(${etat} = 'sans-objet') then 'sans-objet'
      when bool_and(${connu(valeur)} or ${etat} = 'sans-objet' or ${tolere}) and bool_or(${connu(valeur)}) then 'valeur'
      when bool_or(${etat} = 'secret') then 'secret'
      else 'indisponible' end`;
}

function somme(niveau: string, code: string, groupe: string, tolere: string): string {
  return `select modalite, '${niveau}' as niveau, ${code} as code, periode,
    sum(n) filter (where n is not null and d is not null) as n, ${etatDeSomme('n', 'etat_n', tolere)} as etat_n,
    sum(d) filter (where n is not null and d is not null) as d, ${etatDeSomme('d', 'etat_d', tolere)} as etat_d
  from plein group by ${groupe}`;
}

/**
 * Département rows completed to all 101 (a missing row is `indisponible`) and summed to régions and France.
 * A région needs all its départements; France may lack Mayotte, on both sides at once.
 */
export function remonter(base: string): string {
  const hors = `code in (${HORS_CHAMP.join(', ')})`;
  return `with dep as (${base}),
axes as (select distinct modalite, periode from dep),
plein as (
  select a.modalite, a.periode, t.departement as code, t.region,
    cast(dep.n as double) as n, coalesce(dep.etat_n, 'indisponible') as etat_n,
    cast(dep.d as double) as d, coalesce(dep.etat_d, 'indisponible') as etat_d
  from axes a cross join departements t
  left join dep on dep.modalite = a.modalite and dep.periode = a.periode and dep.code = t.departement
)
select modalite, 'departement' as niveau, code, periode, n, etat_n, d, etat_d from plein
union all
${somme('region', 'region', 'modalite, periode, region', 'false')}
union all
${somme('france', `'FR'`, 'modalite, periode', hors)}`;
}

/** Rows with `n` only become a count: valeur = n. */
export function compter(lignes: string): string {
  return `select modalite, niveau, code, periode,
  case when etat_n = 'valeur' or etat_n = 'zero' then cast(n as double) end as valeur,
  case when etat_n = 'valeur' and n = 0 then 'zero' else etat_n end as etat,
  cast(null as double) as numerateur, cast(null as double) as denominateur
from (${lignes})`;
}

/** Rule 8: a share needs at least this many on its lower side. */
export const PLANCHER_PART = 30;

/**
 * valeur = facteur × n / d. Nothing known on one side gives the state of that side, never 0;
 * a denominator under `plancher` (or 0) is `sans-objet`.
 */
export function rapporter(lignes: string, options: { readonly facteur: number; readonly plancher?: number }): string {
  const plancher = Math.max(options.plancher ?? 1, 1);
  return `select modalite, niveau, code, periode,
  case when etat in ('valeur', 'zero') then ${options.facteur}.0 * n / d end as valeur, etat, n as numerateur, d as denominateur
from (select modalite, niveau, code, periode, cast(n as double) as n, cast(d as double) as d,
  case
    when etat_n = 'secret' or etat_d = 'secret' then 'secret'
    when etat_n = 'sans-objet' or etat_d = 'sans-objet' then 'sans-objet'
    when n is null or d is null or etat_n = 'indisponible' or etat_d = 'indisponible' then 'indisponible'
    when d < ${plancher} then 'sans-objet'
    when n = 0 then 'zero'
    else 'valeur' end as etat
from (${lignes}))`;
}

/** SIAE of the 101 départements with every territory they belong to. */
export const SIAE_SITUEES = `select s.siret, s.type, s.naf, c.commune, c.epci, c.ept, c.partie, c.zone_emploi, c.departement, c.region
  from siae s join communes c on c.commune = s.commune`;

/** Levels of which a commune says which place it is in: what is counted by commune is summed to each. */
export const NIVEAUX_COMMUNAUX = ['france', 'region', 'departement', 'epci', 'ept', 'partie', 'zone-emploi'] as const;

/** Every territory of these levels, with its columns in `communes`. */
export const TERRITOIRES = `select 'departement' as niveau, departement as code from departements
  union all select 'region', region from regions
  union all select 'epci', epci from epci
  union all select 'ept', ept from ept
  union all select 'partie', partie from parties
  union all select 'zone-emploi', zone_emploi from zones_emploi
  union all select 'france', 'FR'`;

/** Rows of `source` (which has the territory columns of `communes`) aggregated at each level, apart for each of `colonnes`. */
export function parTerritoire(source: string, agregat: string, colonnes: readonly string[] = []): string {
  const liste = colonnes.map((c) => `, ${c}`).join('');
  const niveau = (nom: string, code: string) =>
    `select '${nom}' as niveau, ${code} as code${liste}, ${agregat} from source where ${code} is not null group by ${code}${liste}`;
  const france = colonnes.length === 0 ? '' : ` group by ${colonnes.join(', ')}`;
  return `with source as (${source})
${niveau('departement', 'departement')}
union all ${niveau('region', 'region')}
union all ${niveau('epci', 'epci')}
union all ${niveau('ept', 'ept')}
union all ${niveau('partie', 'partie')}
union all ${niveau('zone-emploi', 'zone_emploi')}
union all select 'france' as niveau, 'FR' as code${liste}, ${agregat} from source${france}`;
}
