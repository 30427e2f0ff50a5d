import type { Composition, Filtres, IdGrandeur } from '#domain/composition.ts';
import {
  CLASSEES_FRR,
  compterClasses,
  compterDemandeurs,
  compterEpci,
  compterHabitants,
  compterHabitants1564,
  compterMensuel,
  compterMinimum,
  compterQpv,
  compterSalaries,
  dernierJour,
  deSection,
  EPCI_ABC,
  EPCI_LONGUE_DUREE,
  SANS_METIER,
  zonageFrr,
} from '../comptes.ts';
import { parTerritoire, SIAE_SITUEES, TERRITOIRES } from '../sql.ts';

/**
 * Rows of each count at one moment. `departements` gives code, n, etat; `mailles` gives niveau, code, n, etat for EPCI, zones d’emploi and France.
 * Every literal comes from a closed list or from a moment that the menus hold.
 */
export interface Lignes {
  readonly departements: (moment: string, filtres: Filtres) => string;
  readonly mailles: ((moment: string, filtres: Filtres) => string) | null;
}

const annee = (moment: string) => moment.slice(0, 4);

/** The list of SIAE limited to what the reader chose. Codes that tell no trade belong to no section. */
function siaeFiltrees({ type, section, zone }: Filtres): string {
  const conditions: string[] = [];
  if (type !== '') conditions.push(`type = '${type}'`);
  if (section === 'indetermine') conditions.push(`(${SANS_METIER})`);
  else if (section !== '') conditions.push(`not (${SANS_METIER}) and ${deSection(section)}`);
  if (zone === 'frr') conditions.push(`commune in (select commune from frr_communes where ${CLASSEES_FRR})`);
  return conditions.length === 0 ? SIAE_SITUEES : `select * from (${SIAE_SITUEES}) where ${conditions.join(' and ')}`;
}

/** Zeros included: a territory without a structure has a count, and it is 0. */
const siaeComptees = (filtres: Filtres) => `select t.niveau, t.code, coalesce(c.n, 0) as n, 'valeur' as etat
  from (${TERRITOIRES}) t
  left join (${parTerritoire(siaeFiltrees(filtres), 'count(*) as n')}) c on c.niveau = t.niveau and c.code = t.code`;

const habitants = `select niveau, code, d as n, 'valeur' as etat from (${compterHabitants})`;

/** Known where at least 99 inhabitants in 100 live in a commune with a status. */
const habitantsFrr = `select niveau, code, classee as n, etat from (${compterClasses(zonageFrr)})`;

function deMailles(sql: (filtres: Filtres) => string): Lignes {
  return {
    departements: (_, filtres) => `select code, n, etat from (${sql(filtres)}) where niveau = 'departement'`,
    mailles: (_, filtres) => sql(filtres),
  };
}

const deDepartements = (sql: (moment: string) => string): Lignes => ({ departements: sql, mailles: null });

/** Every EPCI of 2026, with a count or without, and France. */
function epci2019(condition: string): string {
  const comptes = compterEpci(condition);
  return `select 'epci' as niveau, e.epci as code, v.n, coalesce(v.etat_n, 'indisponible') as etat from epci e
  left join (${comptes}) v on v.niveau = 'epci' and v.code = e.epci
  union all select niveau, code, n, etat_n from (${comptes}) where niveau = 'france'`;
}

/** The lower side of the taux d’équipement at one December. */
const decembre = (compte: string, moment: string) =>
  `select departement as code, d as n, etat_d as etat from (${compte}) where annee = '${annee(moment)}'`;

const duMois = (compte: string, periode: string) =>
  `select code, n, etat_n as etat from (${compte}) where niveau = 'departement' and periode = '${periode}'`;

function demandeurs(colonne: 'defm' | 'deld', condition: string): Lignes {
  return { departements: (m) => decembre(compterDemandeurs(colonne), m), mailles: () => epci2019(condition) };
}

const minimum = (id: string) => deDepartements((m) => decembre(compterMinimum(id), m));
const mensuel = (id: string) => deDepartements((m) => duMois(compterMensuel(id), m));

export const LIGNES: Readonly<Record<IdGrandeur, Lignes>> = {
  siae: deMailles(siaeComptees),
  'iae-salaries': deDepartements((m) => duMois(compterSalaries, dernierJour(m))),
  defm: demandeurs('defm', EPCI_ABC),
  deld: demandeurs('deld', EPCI_LONGUE_DUREE),
  rsa: minimum('rsa'),
  ass: minimum('ass'),
  aah: minimum('aah'),
  'rsa-mensuel': mensuel('rsa'),
  'ass-mensuel': mensuel('ass'),
  // New Year’s day 2020 is counted under the December of 2019
  'habitants-15-64': deDepartements((m) => decembre(compterHabitants1564, String(Number(annee(m)) - 1))),
  habitants: deMailles(() => habitants),
  'habitants-frr': deMailles(() => habitantsFrr),
  'habitants-qpv': deDepartements(() => `select departement as code, n, etat_n as etat from (${compterQpv})`),
};

/** True where the level is summed from its départements rather than read at its own mesh. */
export const enDepartements = ({ niveau }: Pick<Composition, 'niveau'>): boolean => niveau === 'region' || niveau === 'departement';
