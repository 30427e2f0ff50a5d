import type { Composition, Filtres, IdGrandeur } from '#domain/composition.ts';
import { CODES_INDETERMINES, SECTIONS_NAF } from '#domain/naf.ts';
import { parTerritoire, SIAE_SITUEES, TERRITOIRES } from '../sql.ts';

/**
 * Rows of each count at one moment. `departements` gives code, n, etat; `mailles` gives niveau, code, n, etat for EPCI, zones d’emploi and France.
 * Every literal comes from a closed list or from a moment that the menus hold.
 */
export interface Lignes {
  readonly departements: (moment: string, filtres: Filtres) => string;
  readonly mailles: ((moment: string, filtres: Filtres) => string) | null;
}

const FRR = `select commune from frr_communes where classement in ('frr', 'frr-plus', 'beneficiaire')`;
const INDETERMINES = CODES_INDETERMINES.map((c) => `'${c.code}'`).join(', ');
const annee = (moment: string) => moment.slice(0, 4);

/** Last day of the month, as `iae_salaries.date` writes it. */
function dernierJour(moment: string): string {
  const [a = 0, m = 0] = moment.split('-').map(Number);
  const bissextile = (a % 4 === 0 && a % 100 !== 0) || a % 400 === 0;
  const jours = [31, bissextile ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return `${moment}-${jours}`;
}

/** The list of SIAE limited to what the reader chose. Codes that tell no trade belong to no section. */
function siaeFiltrees({ type, section, zone }: Filtres): string {
  const conditions: string[] = [];
  if (type !== '') conditions.push(`type = '${type}'`);
  if (section === 'indetermine') conditions.push(`(naf is null or naf in (${INDETERMINES}))`);
  else if (section !== '')
    conditions.push(
      `naf not in (${INDETERMINES}) and cast(substr(naf, 1, 2) as integer) between ${SECTIONS_NAF[section].divisions.join(' and ')}`,
    );
  if (zone === 'frr') conditions.push(`commune in (${FRR})`);
  return conditions.length === 0 ? SIAE_SITUEES : `select * from (${SIAE_SITUEES}) where ${conditions.join(' and ')}`;
}

/** Zeros included: a territory without a structure has a count, and it is 0. */
const siaeComptees = (filtres: Filtres) => `select t.niveau, t.code, coalesce(c.n, 0) as n, 'valeur' as etat
  from (${TERRITOIRES}) t
  left join (${parTerritoire(siaeFiltrees(filtres), 'count(*) as n')}) c on c.niveau = t.niveau and c.code = t.code`;

const habitants = `select niveau, code, n, 'valeur' as etat from (${parTerritoire('select * from communes', 'sum(population) as n')})`;

/** Known where at least 99 inhabitants in 100 live in a commune with a status. */
const habitantsFrr = `select niveau, code, classee as n, case when connue >= 0.99 * population then 'valeur' else 'indisponible' end as etat
  from (${parTerritoire(
    `select c.*, case when z.classement in ('frr', 'frr-plus', 'beneficiaire') then c.population else 0 end as classee,
      case when z.commune is null then 0 else c.population end as connue
    from communes c left join frr_communes z on z.commune = c.commune`,
    'sum(classee) as classee, sum(connue) as connue, sum(population) as population',
  )})`;

function deMailles(sql: (filtres: Filtres) => string): Lignes {
  return {
    departements: (_, filtres) => `select code, n, etat from (${sql(filtres)}) where niveau = 'departement'`,
    mailles: (_, filtres) => sql(filtres),
  };
}

const deDepartements = (sql: (moment: string) => string): Lignes => ({ departements: sql, mailles: null });

/** EPCI of 2019 carried to those of 2026; one secret makes a sum secret. France is the sum of all, communes outside any EPCI included. */
function epci2019(condition: string): string {
  const somme = `case when bool_and(valeur is not null) then sum(valeur) end as n,
    case when bool_and(valeur is not null) then 'valeur' when bool_or(etat = 'secret') then 'secret' else 'indisponible' end as etat
  from defm_epci where ${condition}`;
  return `select 'epci' as niveau, e.epci as code, v.n, coalesce(v.etat, 'indisponible') as etat from epci e
  left join (select epci, ${somme} and epci is not null group by epci) v on v.epci = e.epci
  union all select 'france', 'FR', ${somme}`;
}

function demandeurs(colonne: 'defm' | 'deld', condition: string): Lignes {
  return {
    departements: (m) => `select departement as code, ${colonne} as n, etat from defm_departements where annee = ${annee(m)}`,
    mailles: () => epci2019(condition),
  };
}

const minimum = (id: string) =>
  deDepartements(
    (m) =>
      `select code, valeur as n, etat from minima_annuels where dispositif = '${id}' and niveau = 'departement' and annee = ${annee(m)}`,
  );
const mensuel = (id: string) =>
  deDepartements(
    (m) => `select code, valeur as n, etat from minima_mensuels where dispositif = '${id}' and niveau = 'departement' and mois = '${m}'`,
  );

export const LIGNES: Readonly<Record<IdGrandeur, Lignes>> = {
  siae: deMailles(siaeComptees),
  'iae-salaries': deDepartements(
    (m) => `select code, valeur as n, etat from iae_salaries where niveau = 'departement' and date = '${dernierJour(m)}'`,
  ),
  defm: demandeurs('defm', `dimension = 'total' and modalite = 'abc'`),
  deld: demandeurs('deld', `dimension = 'anciennete' and modalite in ('12-23-mois', '24-35-mois', '36-mois-plus')`),
  rsa: minimum('rsa'),
  ass: minimum('ass'),
  aah: minimum('aah'),
  'rsa-mensuel': mensuel('rsa'),
  'ass-mensuel': mensuel('ass'),
  'habitants-15-64': deDepartements(
    (m) => `select departement as code, population_15_64 as n, 'valeur' as etat from population_departements where annee = ${annee(m)}`,
  ),
  habitants: deMailles(() => habitants),
  'habitants-frr': deMailles(() => habitantsFrr),
  'habitants-qpv': deDepartements(() => `select departement as code, population as n, etat from qpv_departements`),
};

/** True where the level is summed from its départements rather than read at its own mesh. */
export const enDepartements = ({ niveau }: Pick<Composition, 'niveau'>): boolean => niveau === 'region' || niveau === 'departement';
