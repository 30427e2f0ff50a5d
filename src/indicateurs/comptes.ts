/**
 * Counts said once: what is counted, where and by which definition, and the SQL that reads it. The indicators of `liste/` and the
 * composer take them from here; an indicator prints the text as it stands, the composer selects one moment of it.
 */
import { CODES_INDETERMINES, SECTIONS_NAF } from '#domain/naf.ts';
import { defmEpci } from '#domain/tables/defm-epci.ts';
import { periode } from '#lib/format.ts';
import { parTerritoire } from './sql.ts';
import type { Localisation, Nature } from './types.ts';

type Maille = 'epci' | 'zone-emploi';

/** What every ratio and every menu says of a count: where, by which definition, at which moments and down to which level. */
export interface Compte {
  readonly localisation: Localisation;
  readonly champ: string;
  readonly nature: Nature;
  /** Of an offer: how many of the lower side one value is for. */
  readonly pour?: { readonly equipement: number; readonly densite: number };
  /** Moments of département and région, oldest first: `2019-12` is the end of December, `2020-01-01` New Year’s day, `2026` a vintage. */
  readonly moments: readonly string[];
  /** The moments that are also held under the département, and at which levels. */
  readonly fins: { readonly niveaux: readonly Maille[]; readonly moments: readonly string[] };
}

function mois(de: string, a: string): readonly string[] {
  const rang = (m: string) => 12 * Number(m.slice(0, 4)) + Number(m.slice(5)) - 1;
  return Array.from({ length: rang(a) - rang(de) + 1 }, (_, i) => {
    const r = rang(de) + i;
    return `${Math.floor(r / 12)}-${String((r % 12) + 1).padStart(2, '0')}`;
  });
}
const annees = (de: number, a: number, suffixe: string) => Array.from({ length: a - de + 1 }, (_, i) => `${de + i}${suffixe}`);
const NULLE_PART = { niveaux: [], moments: [] } as const;
const partout = (moment: string) => ({ moments: [moment], fins: { niveaux: ['epci', 'zone-emploi'], moments: [moment] } }) as const;

/** Levels that a count is held for. */
export const niveauxDe = <N extends Maille>({ fins }: { readonly fins: { readonly niveaux: readonly N[] } }) =>
  ['france', 'region', 'departement', ...fins.niveaux] as const;

/** The last moment that a count is held for. */
export const dernier = ({ moments }: Pick<Compte, 'moments'>): string => moments.at(-1) ?? '';

/** « janvier 2017 à septembre 2022 », « 2014 à 2023 » when only the year is to be said. */
export const plage = ({ moments: [premier = '', ...suite] }: Pick<Compte, 'moments'>, longueur?: 4): string =>
  `${periode(premier.slice(0, longueur))} à ${periode((suite.at(-1) ?? premier).slice(0, longueur))}`;

/** Last day of the month, as `iae_salaries.date` writes it. */
export function dernierJour(moment: string): string {
  const [a = 0, m = 0] = moment.split('-').map(Number);
  const bissextile = (a % 4 === 0 && a % 100 !== 0) || a % 400 === 0;
  const jours = [31, bissextile ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return `${moment}-${jours}`;
}

/** The file by EPCI holds one month. */
export const MOIS_EPCI = defmEpci.millesime;

export const SIAE = {
  localisation: 'etablissement',
  champ: 'SIAE conventionnées',
  nature: 'stock',
  pour: { equipement: 10_000, densite: 100_000 },
  ...partout('2019-07'),
} as const satisfies Compte;
export const IAE_SALARIES = {
  localisation: 'etablissement',
  champ: 'salariés en insertion',
  nature: 'stock',
  pour: { equipement: 1_000, densite: 10_000 },
  moments: mois('2017-01', '2022-09'),
  fins: NULLE_PART,
} as const satisfies Compte;
export const DEFM = {
  localisation: 'residence',
  champ: 'DEFM A, B, C',
  nature: 'stock',
  moments: annees(2014, 2023, '-12'),
  fins: { niveaux: ['epci'], moments: [MOIS_EPCI] },
} as const satisfies Compte;
const MINIMUM = { localisation: 'residence', nature: 'stock', fins: NULLE_PART } as const;
const PREMIER_DECEMBRE = { rsa: 2009, ass: 1995, aah: 1995 } as const;
const DERNIER_MOIS = { rsa: '2020-10', ass: '2020-09', aah: '2020-10' } as const;
/** Recipients at 31 December, and at the end of each month. */
export const minimum = <const C extends string>(id: keyof typeof PREMIER_DECEMBRE, champ: C) =>
  ({ ...MINIMUM, champ, moments: annees(PREMIER_DECEMBRE[id], 2019, '-12') }) satisfies Compte;
export const minimumMensuel = (id: keyof typeof DERNIER_MOIS, champ: string) =>
  ({ ...MINIMUM, champ, moments: mois('2017-01', DERNIER_MOIS[id]) }) satisfies Compte;
export const RSA_TOUS_REGIMES = 'RSA, tous régimes';
export const HABITANTS_15_64 = {
  localisation: 'residence',
  champ: 'estimations de population',
  nature: 'stock',
  moments: annees(2010, 2023, '-01-01'),
  fins: NULLE_PART,
} as const satisfies Compte;
export const HABITANTS = {
  localisation: 'residence',
  champ: 'population municipale',
  nature: 'stock',
  ...partout('2026'),
} as const satisfies Compte;
export const QPV = {
  localisation: 'residence',
  champ: 'QPV 2024',
  nature: 'stock',
  moments: ['2024'],
  fins: NULLE_PART,
} as const satisfies Compte;

/** SIAE whose code tells the employer’s form and not the trade. */
export const SANS_METIER = `naf is null or naf in (${CODES_INDETERMINES.map((c) => `'${c.code}'`).join(', ')})`;

/** SIAE of a NAF section; division ranges are those of NAF rév. 2. */
export const deSection = (lettre: keyof typeof SECTIONS_NAF): string =>
  `cast(substr(naf, 1, 2) as integer) between ${SECTIONS_NAF[lettre].divisions.join(' and ')}`;

/** People employed in a SIAE: niveau, code, periode (last day of the month), n, etat_n. */
export const compterSalaries = `select '' as modalite, niveau, code, date as periode, valeur as n, etat as etat_n from iae_salaries`;

/** The months and places whose count is held back, or holds one that is: niveau, code, mois, reserve. */
export const RESERVE_SALARIES = `select niveau, code, substr(date, 1, 7) as mois, reserve from iae_salaries where reserve is not null`;
/** The same for a comparison with the month of a year before: either may be the one. */
export const RESERVE_SALARIES_SUR_UN_AN = `${RESERVE_SALARIES}
union all select niveau, code, cast(cast(substr(mois, 1, 4) as integer) + 1 as varchar) || substr(mois, 5) as mois, reserve from (${RESERVE_SALARIES})`;
/** A place may be ranked or judged at that month: its count is not held back. */
export const salariesSurs = (mois: string): string =>
  `code not in (select code from (${RESERVE_SALARIES}) where niveau = 'departement' and mois = '${mois}')`;

/** The lower side of a December, by département: departement, annee, d, etat_d. */
export const compterDemandeurs = (colonne: 'defm' | 'deld'): string =>
  `select departement, cast(annee as varchar) as annee, ${colonne} as d, etat as etat_d from defm_departements`;
export const compterMinimum = (dispositif: string): string =>
  `select code as departement, cast(annee as varchar) as annee, valeur as d, etat as etat_d from minima_annuels where dispositif = '${dispositif}' and niveau = 'departement'`;
/** New Year’s day stands for the December that it follows. */
export const compterHabitants1564 = `select departement, cast(annee - 1 as varchar) as annee, population_15_64 as d, 'valeur' as etat_d from population_departements`;

/** The monthly follow-up: niveau, code, periode (month), n, etat_n. */
export const compterMensuel = (dispositif: string): string =>
  `select 'mensuel' as modalite, niveau, code, mois as periode, valeur as n, etat as etat_n from minima_mensuels where dispositif = '${dispositif}'`;

/** Inhabitants of the priority districts: departement, region, n, etat_n. */
export const compterQpv = `select t.departement, t.region, q.population as n, coalesce(q.etat, 'indisponible') as etat_n from departements t left join qpv_departements q on q.departement = t.departement`;

export const compterHabitants = parTerritoire('select * from communes', 'sum(population) as d');

export const EPCI_ABC = `dimension = 'total' and modalite = 'abc'`;
export const EPCI_LONGUE_DUREE = `dimension = 'anciennete' and modalite in ('12-23-mois', '24-35-mois', '36-mois-plus')`;

/** One secret makes the sum secret, and one unknown makes it unknown. */
const somme = (code: string, libelle: string, condition: string) => `select ${code} as code, ${libelle} as modalite,
    case when bool_and(valeur is not null) then sum(valeur) end as n,
    case when bool_and(valeur is not null) then 'valeur' when bool_or(etat = 'secret') then 'secret' else 'indisponible' end as etat_n
  from defm_epci where ${condition}`;

/** December 2019, EPCI carried to 2026, one row per (EPCI, modalité); mergers are added. */
const epci = (condition: string, libelle: string) => `${somme('epci', libelle, condition)} and epci is not null group by epci`;

/** The same for all of France: EPCI of 2019 and communes outside any, so nothing is carried. */
const france = (condition: string, libelle: string) => somme(`'FR'`, libelle, condition);

/** EPCI of December 2019 carried to 2026, and France: modalite, niveau, code, periode, n, etat_n. */
export const compterEpci = (condition: string, libelle = `''`): string =>
  `select modalite, 'epci' as niveau, code, '${MOIS_EPCI}' as periode, n, etat_n from (${epci(condition, libelle)})
  union all select modalite, 'france', code, '${MOIS_EPCI}', n, etat_n from (${france(condition, libelle)})`;

export const zonage = (table: string, jointure: string, classes: string, partielles: string, beneficiaires = 'false'): string => `
  select c.*, case when ${classes} then c.population else 0 end as classee, case when ${partielles} then c.population else 0 end as partielle,
    case when ${beneficiaires} then c.population else 0 end as beneficiaire,
    case when z.commune is null then 0 else c.population end as connue
  from communes c left join ${table} z on ${jointure}`;

/** Communes classed FRR in full: those of the former ZRR that have its effects (« bénéficiaires ») are not classed, says the card. */
export const CLASSEES_FRR = `classement in ('frr', 'frr-plus')`;
export const zonageFrr = zonage(
  'frr_communes',
  'z.commune = c.commune',
  `z.${CLASSEES_FRR}`,
  `z.classement = 'frr-partiel'`,
  `z.classement = 'beneficiaire'`,
);

/** Communes re-established since the list have no status: they are left out of both sides, up to one inhabitant in a hundred. */
const COUVERTURE_MINIMALE = 0.99;

/** Inhabitants of the classed communes: niveau, code, classee, partielle, beneficiaire, connue, population, etat. */
export const compterClasses = (source: string): string =>
  `select *, case when connue >= ${COUVERTURE_MINIMALE} * population then 'valeur' else 'indisponible' end as etat
      from (${parTerritoire(source, 'sum(classee) as classee, sum(partielle) as partielle, sum(beneficiaire) as beneficiaire, sum(population) as population, sum(connue) as connue')})`;
