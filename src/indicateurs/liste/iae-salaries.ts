import { periode } from '#lib/format.ts';
import {
  compterSalaries,
  dernier,
  dernierJour,
  IAE_SALARIES,
  niveauxDe,
  plage,
  RESERVE_SALARIES,
  RESERVE_SALARIES_SUR_UN_AN,
} from '../comptes.ts';
import { cote, defineIndicateur } from '../define-indicateur.ts';
import { compter } from '../sql.ts';
import { ENSEMBLE, LIMITES_IAE, RUPTURE_IAE_2018 } from './commun.ts';

const salaries = cote('personnes employées dans une SIAE', { ...IAE_SALARIES, date: 'fin de mois' });
const DERNIER = dernierJour(dernier(IAE_SALARIES));
const RUPTURE = { ...RUPTURE_IAE_2018, a: '2018-01-31' };
const COMMUN = {
  theme: 'offre',
  sens: 'offre',
  niveaux: niveauxDe(IAE_SALARIES),
  modalites: [ENSEMBLE],
  modalitePrincipale: '',
} as const;

export const iaeSalaries = defineIndicateur({
  ...COMMUN,
  id: 'iae-salaries',
  nom: 'Personnes employées dans une SIAE',
  definition: 'Personnes salariées d’une structure de l’IAE le dernier jour du mois.',
  formule: 'Nombre publié pour chaque territoire, sans calcul',
  unite: 'personnes',
  uniteCourte: 'personnes',
  decimales: 0,
  mesure: { genre: 'compte', de: salaries },
  periode: DERNIER,
  periodes: `chaque mois, de ${plage(IAE_SALARIES)}`,
  ruptures: [RUPTURE],
  limites: [
    ...LIMITES_IAE,
    'Le total national publié dépasse la somme des départements de 0 à 11 personnes selon le mois, de 2017 à 2022.',
    'À Mayotte, les zéros publiés pour 2017 sont tenus pour non disponibles : la collecte n’avait pas commencé.',
  ],
  sources: ['barometre-iae'],
  reserve: RESERVE_SALARIES,
  sql: compter(compterSalaries),
});

export const iaeEvolution = defineIndicateur({
  ...COMMUN,
  id: 'iae-evolution',
  nom: 'Évolution sur un an des personnes employées dans une SIAE',
  definition: 'Variation du nombre de personnes employées dans une SIAE entre un mois et le même mois de l’année précédente.',
  formule: '(personnes du mois ÷ personnes du même mois un an avant − 1) × 100, si les deux comptes sont d’au moins trente',
  unite: '% sur un an',
  uniteCourte: '%',
  decimales: 1,
  sens: 'ecart',
  mesure: { genre: 'evolution', de: salaries },
  periode: DERNIER,
  periodes: `chaque mois, de janvier 2019 à ${periode(dernier(IAE_SALARIES))}`,
  ruptures: [RUPTURE],
  limites: ['Aucune évolution ne traverse la rupture de janvier 2018.', ...LIMITES_IAE],
  sources: ['barometre-iae'],
  reserve: RESERVE_SALARIES_SUR_UN_AN,
  // A year apart is the same month of the year before; 2018 has no year before on its side of the break.
  sql: `select '' as modalite, niveau, code, periode,
  case when etat in ('valeur', 'zero') then 100.0 * (n / d - 1) end as valeur, etat, n as numerateur, d as denominateur
from (
  select m.niveau, m.code, m.date as periode, cast(m.valeur as double) as n, cast(a.valeur as double) as d,
    case
      when m.valeur is null or a.valeur is null then 'indisponible'
      when m.valeur < 30 or a.valeur < 30 then 'sans-objet'
      when m.valeur = a.valeur then 'zero'
      else 'valeur' end as etat
  from iae_salaries m join iae_salaries a
    on a.niveau = m.niveau and a.code = m.code
    and substr(a.date, 1, 7) = cast(cast(substr(m.date, 1, 4) as integer) - 1 as varchar) || substr(m.date, 5, 3)
  where a.date >= '2018-01-01'
)`,
});

export const iaeCible = defineIndicateur({
  ...COMMUN,
  id: 'iae-cible',
  nom: 'Part de la cible 2022 atteinte',
  definition: 'Personnes employées dans une SIAE fin septembre 2022, rapportées au nombre que l’État visait pour décembre 2022.',
  formule: 'personnes fin septembre 2022 ÷ cible de décembre 2022 × 100 ; région et France : somme des départements',
  unite: '% de la cible',
  uniteCourte: '%',
  decimales: 0,
  mesure: { genre: 'cible', de: salaries },
  periode: DERNIER,
  periodes: periode(dernier(IAE_SALARIES)),
  ruptures: [],
  limites: [
    'La dernière valeur connue précède de trois mois l’échéance de la cible : ce n’est pas un bilan.',
    'La cible est un objectif fixé par l’État, non une mesure du besoin.',
    ...LIMITES_IAE,
  ],
  sources: ['barometre-iae', 'barometre-iae-cibles'],
  reserve: RESERVE_SALARIES,
  sql: `select '' as modalite, niveau, code, '${DERNIER}' as periode,
  case when n is not null and d > 0 then 100.0 * n / d end as valeur,
  case when n is null or d is null then 'indisponible' when d = 0 then 'sans-objet' when n = 0 then 'zero' else 'valeur' end as etat,
  n as numerateur, d as denominateur
from (
  with dep as (
    select t.departement, t.region, cast(s.valeur as double) as n, cast(c.cible as double) as d from departements t
    left join iae_cibles c on c.departement = t.departement
    left join iae_salaries s on s.niveau = 'departement' and s.code = t.departement and s.date = '${DERNIER}'
  )
  select 'departement' as niveau, departement as code, n, d from dep
  union all select 'region', region, case when bool_and(n is not null) then sum(n) end, case when bool_and(d is not null) then sum(d) end from dep group by region
  union all select 'france', 'FR', case when bool_and(n is not null) then sum(n) end, case when bool_and(d is not null) then sum(d) end from dep
)`,
});
