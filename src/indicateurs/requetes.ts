import type { ValeurDesignee } from '#domain/etat-explorer.ts';
import { CODES_INDETERMINES, SECTIONS as LETTRES, SECTIONS_NAF } from '#domain/naf.ts';
import { PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import { texteSql } from '#lib/sql.ts';
import { insecables } from '#lib/typographie.ts';
import type { Indicateur } from './types.ts';

/** A question of the field that SQL over the published tables answers. */
export interface Requete {
  readonly id: string;
  readonly titre: string;
  readonly question: string;
  /** One statement, core functions only, rows in a total order: both engines give the same. */
  readonly sql: string;
  /** What must be known to read the answer. */
  readonly lecture: string;
}

const PASSE_PARTOUT = CODES_INDETERMINES.map((c) => `'${c.code}'`).join(', ');
/** NAF division ranges, as the indicators by trade use them. */
const SECTIONS = LETTRES.map(
  (l) => `      when cast(substr(s.naf, 1, 2) as integer) between ${SECTIONS_NAF[l].divisions.join(' and ')} then '${l}'`,
).join('\n');

const BRUTES: readonly Requete[] = [
  {
    id: 'densite-departements',
    titre: 'Établissements conventionnés pour 100 000 habitants, par département',
    question: 'Où l’offre est-elle la plus dense, une fois rapportée à la population ?',
    sql: `-- un établissement par structure et par type, juillet 2019
with etablissements as (
  select c.departement, count(*) as siae
  from siae s
  join communes c on c.commune = s.commune
  group by c.departement
)
select d.departement, d.nom, d.population, coalesce(s.siae, 0) as siae,
  round(100000.0 * coalesce(s.siae, 0) / d.population, 1) as pour_100_000
from departements d
left join etablissements s on s.departement = d.departement
order by pour_100_000 desc, d.departement`,
    lecture:
      'Les salariés d’un établissement peuvent travailler ailleurs : une structure de Paris emploie aussi hors de Paris. Les établissements sont de juillet 2019, la population de la géographie de 2026. La liste est nationale : un département sans établissement y vaudrait zéro.',
  },
  {
    id: 'epci-sans-etablissement',
    titre: 'Les grandes intercommunalités sans établissement conventionné',
    question: 'Quelles intercommunalités de plus de 40 000 habitants n’avaient aucun établissement conventionné ?',
    sql: `select e.epci, e.nom, e.departement, e.population
from epci e
where e.population > 40000
  and not exists (
    select 1
    from siae s
    join communes c on c.commune = s.commune
    where c.epci = e.epci
  )
order by e.population desc, e.epci`,
    lecture:
      'Sans établissement ne veut pas dire sans IAE : une structure voisine peut y travailler. La liste des SIAE est de juillet 2019, les intercommunalités sont celles de 2026. Changez le seuil pour voir combien la réponse en dépend.',
  },
  {
    id: 'serie-departement',
    titre: 'Personnes employées dans une SIAE, mois par mois',
    question: 'Quelle évolution de l’emploi en IAE dans l’Ain et dans le Jura, mois après mois ?',
    sql: `select d.nom as departement, s.date as periode, s.valeur, s.etat, s.reserve
from iae_salaries s
join departements d on d.departement = s.code
where s.niveau = 'departement'
  and s.code in ('01', '39')
order by d.nom, s.date`,
    lecture:
      'Rupture de série entre décembre 2017 et janvier 2018 : la saisie a changé, ne comparez pas de part et d’autre. La personne est comptée au département de la structure qui l’emploie, le dernier jour du mois.',
  },
  {
    id: 'cibles-2022',
    titre: 'L’écart à la cible de l’État, fin septembre 2022',
    question: 'Trois mois avant l’échéance, quels départements étaient le plus loin de leur cible ?',
    sql: `select d.departement, d.nom, s.valeur as personnes, c.cible,
  round(100.0 * s.valeur / c.cible, 1) as part_de_la_cible
from iae_cibles c
join departements d on d.departement = c.departement
join iae_salaries s on s.niveau = 'departement' and s.code = c.departement and s.date = '2022-09-30'
where c.cible is not null
  and s.valeur is not null
  and s.reserve is null
order by part_de_la_cible, d.departement`,
    lecture:
      'La cible porte sur décembre 2022, le dernier compte publié est de fin septembre : un écart n’est pas un échec. Les départements sans cible, sans compte, ou au compte provisoire et probablement incomplet ne sont pas dans la réponse : ils ne sont pas à zéro.',
  },
  {
    id: 'equipement-rsa',
    titre: 'Personnes en IAE pour 1 000 allocataires du RSA',
    question: 'Quelle est la place de l’IAE au regard du nombre d’allocataires du RSA ?',
    sql: `select d.departement, d.nom, s.valeur as personnes_en_iae, m.valeur as allocataires_rsa,
  round(1000.0 * s.valeur / m.valeur, 1) as pour_1000
from departements d
join iae_salaries s on s.niveau = 'departement' and s.code = d.departement and s.date = '2019-12-31'
join minima_annuels m
  on m.niveau = 'departement' and m.code = d.departement and m.dispositif = 'rsa' and m.annee = 2019
where s.valeur is not null
  and s.reserve is null
  and m.valeur is not null
order by pour_1000 desc, d.departement`,
    lecture:
      'C’est un taux d’équipement, pas une part : l’offre est comptée où est la structure, les allocataires où ils résident, au même 31 décembre 2019. Il ne dit pas combien d’allocataires sont employés.',
  },
  {
    id: 'chomage-et-equipement',
    titre: 'Chômage et équipement en IAE, côte à côte',
    question: 'L’offre d’IAE est-elle plus forte là où le chômage est plus élevé ?',
    sql: `select d.nom, d.departement, c.valeur as taux_de_chomage,
  round(1000.0 * s.valeur / b.defm, 1) as iae_pour_1000_defm
from departements d
join chomage_localise c on c.niveau = 'departement' and c.code = d.departement and c.trimestre = '2021-T4'
join iae_salaries s on s.niveau = 'departement' and s.code = d.departement and s.date = '2021-12-31'
join defm_departements b on b.departement = d.departement and b.annee = 2021
where c.valeur is not null
  and s.valeur is not null
  and s.reserve is null
  and b.defm is not null
order by c.valeur desc, d.departement`,
    lecture:
      'À lire en nuage de points. Deux grandeurs qui varient ensemble n’en font pas une cause. Le taux de chômage est au sens du BIT, les demandeurs d’emploi (DEFM A, B, C) sont ceux qui sont inscrits : ce ne sont pas les mêmes personnes. Mayotte n’est pas dans le champ.',
  },
  {
    id: 'types-par-region',
    titre: 'Les quatre types de SIAE, région par région',
    question: 'Où domine le chantier d’insertion, où l’entreprise ou l’intérim d’insertion ?',
    sql: `select r.region, r.nom, count(*) as siae,
  round(100.0 * count(*) filter (where s.type = 'ACI') / count(*), 1) as part_aci,
  round(100.0 * count(*) filter (where s.type = 'AI') / count(*), 1) as part_ai,
  round(100.0 * count(*) filter (where s.type = 'EI') / count(*), 1) as part_ei,
  round(100.0 * count(*) filter (where s.type = 'ETTI') / count(*), 1) as part_etti
from siae s
join communes c on c.commune = s.commune
join regions r on r.region = c.region
group by r.region, r.nom
having count(*) >= 30
order by r.region`,
    lecture:
      'Parts du nombre de structures conventionnées en juillet 2019, pas des personnes employées ni des heures. Une région de moins de trente structures n’a pas de part : la dernière condition l’écarte.',
  },
  {
    id: 'longue-duree',
    titre: 'La part des inscrits depuis un an ou plus, 2014 et 2023',
    question: 'Quels départements ont la plus forte part d’inscrits de longue durée, et lesquels l’ont vue reculer ?',
    sql: `select d.departement, d.nom,
  round(100.0 * a.deld / a.defm, 1) as part_2014,
  round(100.0 * b.deld / b.defm, 1) as part_2023,
  round(100.0 * b.deld / b.defm - 100.0 * a.deld / a.defm, 1) as ecart_en_points
from departements d
join defm_departements a on a.departement = d.departement and a.annee = 2014
join defm_departements b on b.departement = d.departement and b.annee = 2023
where a.deld is not null
  and b.deld is not null
order by part_2023 desc, d.departement`,
    lecture:
      'L’écart est en points de pourcentage. Le fichier ne précise pas le moment de l’année. Les années à partir de 2025 ne seront pas comparables : la loi pour le plein emploi inscrit d’office les allocataires du RSA.',
  },
  {
    id: 'trois-ans-epci',
    titre: 'Inscrits depuis trois ans ou plus, par intercommunalité',
    question: 'Dans quelles intercommunalités l’éloignement de l’emploi est-il le plus ancien ?',
    sql: `with epci_2019 as (
  select epci,
    sum(valeur) filter (where dimension = 'anciennete' and modalite = '36-mois-plus') as trois_ans,
    sum(valeur) filter (where dimension = 'total' and modalite = 'abc') as inscrits,
    bool_or(etat not in ('valeur', 'zero')) filter (where dimension in ('anciennete', 'total')) as incomplet
  from defm_epci
  where epci is not null
  group by epci
)
select e.epci, e.nom, e.departement, d.trois_ans, d.inscrits,
  round(100.0 * d.trois_ans / d.inscrits, 1) as part
from epci_2019 d
join epci e on e.epci = d.epci
where d.inscrits >= 500
  and d.trois_ans is not null
  and not d.incomplet
order by part desc, e.epci`,
    lecture:
      'Décembre 2019, catégories A, B, C, au lieu de résidence. Seules sont gardées les intercommunalités d’au moins 500 inscrits et sans case secrète. Celles dont les communes ont été partagées depuis 2019 n’y sont pas.',
  },
  {
    id: 'secteurs-sans-siae',
    titre: 'Les métiers présents dans l’emploi local, absents de l’IAE',
    question: 'Dans la zone d’emploi de Bourg-en-Bresse, quels secteurs emploient sans qu’une SIAE y soit ?',
    sql: `-- changez le nom de la zone d’emploi pour lire la vôtre
with zone as (
  select zone_emploi from zones_emploi where nom = 'Bourg-en-Bresse'
),
emploi as (
  select f.section, f.effectif_2023 as salaries,
    round(100.0 * f.effectif_2023 / sum(f.effectif_2023) over (), 1) as part
  from flores_a21 f
  join zone z on z.zone_emploi = f.zone_emploi
),
offre as (
  select case
      when s.naf is null or s.naf in (${PASSE_PARTOUT}) then 'indéterminé'
${SECTIONS}
      else 'indéterminé' end as section, count(*) as siae
  from siae s
  join communes c on c.commune = s.commune
  join zone z on z.zone_emploi = c.zone_emploi
  group by 1
)
select coalesce(e.section, o.section) as section, e.salaries, e.part, coalesce(o.siae, 0) as siae
from emploi e
full join offre o on o.section = e.section
order by e.part desc nulls last, section`,
    lecture:
      'La ligne « indéterminé » se lit d’abord : dix codes NAF passe-partout, qui ne disent pas le métier, couvrent la plupart des SIAE. Zéro SIAE dans un secteur peut donc cacher une structure rangée là. L’emploi est au lieu de travail (2023), l’établissement conventionné est de juillet 2019.',
  },
  {
    id: 'prioritaires-sans-etablissement',
    titre: 'Communes prioritaires et établissements conventionnés',
    question:
      'Combien d’habitants des communes classées, ou touchées par un quartier prioritaire, vivent sans établissement conventionné dans leur commune ?',
    sql: `with etiquettes as (
  select c.commune, c.population,
    c.commune in (select commune from qpv) as a_un_qpv,
    c.commune in (select commune from frr_communes where classement in ('frr', 'frr-plus')) as en_frr,
    c.commune in (select commune from siae) as a_un_etablissement
  from communes c
)
select case
    when a_un_qpv and en_frr then 'QPV et FRR'
    when a_un_qpv then 'QPV'
    when en_frr then 'FRR'
    else 'ni QPV ni FRR' end as priorite,
  count(*) as communes,
  count(*) filter (where a_un_etablissement) as communes_avec_etablissement,
  sum(population) as habitants,
  sum(population) filter (where not a_un_etablissement) as habitants_sans_etablissement,
  round(100.0 * sum(population) filter (where not a_un_etablissement) / sum(population), 1) as part_sans_etablissement
from etiquettes
group by priorite
order by priorite`,
    lecture:
      'Un quartier prioritaire ne couvre qu’une partie de sa commune : les habitants comptés sont ceux de toute la commune, pas ceux du quartier. QPV de 2024, FRR de juillet 2025, établissements de juillet 2019 : trois dates différentes.',
  },
  {
    id: 'distance-lozere',
    titre: 'La distance à la SIAE la plus proche, en Lozère',
    question: 'Combien de kilomètres séparent chaque commune de la première SIAE ?',
    sql: `-- à vol d’oiseau, entre le point de la commune et celui de l’établissement ; les frontières du département ne comptent pas
with points as (
  select coalesce(s.lat, c.lat) as lat, coalesce(s.lon, c.lon) as lon
  from siae s
  join communes c on c.commune = s.commune
  where coalesce(s.lat, c.lat) is not null
)
select c.commune, c.nom, c.population,
  greatest(${PLANCHER_KM}, round(min(12742 * asin(sqrt(
    pow(sin(radians(p.lat - c.lat) / 2), 2)
    + cos(radians(c.lat)) * cos(radians(p.lat)) * pow(sin(radians(p.lon - c.lon) / 2), 2)
  ))), 1)) as km
from communes c
cross join points p
where c.departement = '48'
  and c.lat is not null
group by c.commune, c.nom, c.population
order by km desc, c.commune`,
    lecture: `À vol d’oiseau : en montagne, la route est bien plus longue. Le point de la commune n’est pas l’adresse de ses habitants : ${PLANCHER_KM} se lit « ${PLANCHER_KM} km ou moins ». Les établissements sont ceux de juillet 2019. Remplacez 48 par votre département.`,
  },
];

/** The twelve questions that the explorer starts from, in the order it shows them. */
export const REQUETES: readonly Requete[] = BRUTES.map((r) => ({
  ...r,
  titre: insecables(r.titre),
  question: insecables(r.question),
  lecture: insecables(r.lecture),
}));

/**
 * The indicator's own SQL with one place and period chosen: running it must give the printed value. Texts of the address are quoted once
 * more: they were checked when read, and a query is not a place to trust.
 */
export function requeteRecalcul(i: Indicateur, { niveau, code, periode, modalite }: Omit<ValeurDesignee, 'indicateur'>): string {
  return `-- ${i.nom} (${i.unite})
-- la requête de l’indicateur, puis le lieu et la période choisis
with calcul as (
${i.sql}
)
select modalite, niveau, code, periode, valeur, etat, numerateur, denominateur
from calcul
where niveau = ${texteSql(niveau)}
  and code = ${texteSql(code)}
  and periode = ${texteSql(periode)}
  and coalesce(modalite, '') = ${texteSql(modalite)}`;
}
