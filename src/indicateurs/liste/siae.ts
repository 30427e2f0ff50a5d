import { TYPES_LISTES } from '#domain/types-siae.ts';
import { periode } from '#lib/format.ts';
import { texteSql } from '#lib/sql.ts';
import { compterHabitants, dernier, HABITANTS, HABITANTS_15_64, niveauxDe, SIAE } from '../comptes.ts';
import { cote, defineIndicateur, densite, part } from '../define-indicateur.ts';
import { compter, NIVEAUX_COMMUNAUX, parTerritoire, PLANCHER_PART, rapporter, SIAE_SITUEES, TERRITOIRES } from '../sql.ts';
import type { Indicateur, Modalite } from '../types.ts';
import { LIMITES_SIAE, MODALITES_TYPES, SIX_MOIS } from './commun.ts';

const JUILLET = dernier(SIAE);
const siae = cote('SIAE (établissements)', { ...SIAE, date: periode(JUILLET) });
const siaeDuType = cote('SIAE d’un type (établissements)', { ...SIAE, date: periode(JUILLET) });

const TOUS: Modalite = { id: '', nom: 'Tous les types' };

const COMMUN = {
  theme: 'offre',
  sens: 'offre',
  modalitePrincipale: '',
  periode: JUILLET,
  periodes: periode(JUILLET),
  ruptures: [],
} as const satisfies Partial<Indicateur>;

/** Counts by type and the whole, zeros included, for every territory; communes for the whole only. */
const COMPTES = `
with types as (select unnest([${TYPES_LISTES.map(texteSql).join(', ')}]) as modalite),
comptes as (${parTerritoire(SIAE_SITUEES, 'count(*) as n', ['type'])}),
grille as (select t.niveau, t.code, ty.modalite from (${TERRITOIRES}) t cross join types ty),
detail as (
  select g.modalite, g.niveau, g.code, coalesce(c.n, 0) as n from grille g
  left join comptes c on c.niveau = g.niveau and c.code = g.code and c.type = g.modalite
),
ensemble as (select '' as modalite, niveau, code, sum(n) as n from detail group by niveau, code)
select * from detail union all select * from ensemble`;

export const siaeNombre = defineIndicateur({
  ...COMMUN,
  id: 'siae-nombre',
  nom: 'Nombre de SIAE',
  definition:
    'Établissements du territoire conventionnés pour l’insertion par l’activité économique : ateliers et chantiers d’insertion (ACI), associations intermédiaires (AI), entreprises d’insertion (EI) et entreprises de travail temporaire d’insertion (ETTI).',
  formule: 'Nombre de couples (SIRET, type) de la liste de l’ASP dont la commune de l’établissement appartient au territoire',
  unite: 'structures',
  uniteCourte: 'SIAE',
  decimales: 0,
  mesure: { genre: 'compte', de: siae },
  niveaux: [...NIVEAUX_COMMUNAUX, 'commune'],
  modalites: [TOUS, ...MODALITES_TYPES],
  limites: [
    ...LIMITES_SIAE,
    'Cinq structures de Saint-Martin et de Saint-Pierre-et-Miquelon figurent dans la liste de 2019 et non dans les totaux : ces collectivités sont hors des 101 départements.',
  ],
  sources: ['asp-siae-2019-07', 'cog-2026'],
  sql: compter(`select modalite, niveau, code, '${JUILLET}' as periode, n, 'valeur' as etat_n from (${COMPTES})
  union all
  select '', 'commune', c.commune, '${JUILLET}', count(s.siret), 'valeur' from communes c left join siae s on s.commune = c.commune group by c.commune`),
});

export const siaePartType = defineIndicateur({
  ...COMMUN,
  id: 'siae-part-type',
  nom: 'Part de chaque type de SIAE',
  definition: 'Part des ACI, AI, EI et ETTI dans l’ensemble des SIAE du territoire.',
  formule: 'SIAE du type ÷ SIAE × 100, si le territoire compte au moins trente SIAE',
  unite: '% des SIAE',
  uniteCourte: '%',
  decimales: 1,
  mesure: part(siaeDuType, siae),
  niveaux: ['france', 'region', 'departement'],
  modalites: MODALITES_TYPES,
  modalitePrincipale: 'ACI',
  limites: ['Aucune part n’est calculée sous trente structures : les comptes par type restent donnés.', ...LIMITES_SIAE],
  sources: ['asp-siae-2019-07', 'cog-2026'],
  sql: rapporter(
    `select x.modalite, x.niveau, x.code, '${JUILLET}' as periode, x.n, 'valeur' as etat_n, t.n as d, 'valeur' as etat_d
    from (${COMPTES}) x join (${COMPTES}) t on t.niveau = x.niveau and t.code = x.code and t.modalite = ''
    where x.modalite <> '' and x.niveau in ('france', 'region', 'departement')`,
    { facteur: 100, plancher: PLANCHER_PART },
  ),
});

const DENSITE = {
  ...COMMUN,
  uniteCourte: 'pour 100 000',
  decimales: 1,
  modalites: [TOUS],
} as const satisfies Partial<Indicateur>;

/** `habitants` gives one `d` for each level and code that the density is given for. */
const pour100000 = (habitants: string) =>
  rapporter(
    `with pop as (${habitants})
    select '' as modalite, x.niveau, x.code, '${JUILLET}' as periode, x.n, 'valeur' as etat_n, pop.d, 'valeur' as etat_d
    from (${COMPTES}) x join pop on pop.niveau = x.niveau and pop.code = x.code where x.modalite = ''`,
    { facteur: SIAE.pour.densite },
  );

const DENSITE_LIMITES = [
  'Un établissement ne dit ni le nombre de postes, ni le périmètre d’intervention de la structure.',
  ...LIMITES_SIAE,
];

export const siaeDensite = defineIndicateur({
  ...DENSITE,
  id: 'siae-densite',
  nom: 'Densité de SIAE, 15-64 ans',
  definition: 'Nombre de SIAE pour 100 000 habitants de 15 à 64 ans.',
  formule: 'SIAE de juillet 2019 ÷ habitants de 15 à 64 ans au 1er janvier 2020 × 100 000',
  unite: 'SIAE pour 100 000 habitants de 15 à 64 ans',
  mesure: densite(siae, cote('habitants de 15 à 64 ans', { ...HABITANTS_15_64, date: '1er janvier 2020' }), SIX_MOIS),
  niveaux: niveauxDe(HABITANTS_15_64),
  limites: [
    'La population de 15 à 64 ans n’est pas disponible ici par EPCI : voir la densité pour 100 000 habitants de tous âges.',
    ...DENSITE_LIMITES,
  ],
  sources: ['asp-siae-2019-07', 'insee-population-departements', 'cog-2026'],
  sql: pour100000(`
      select 'departement' as niveau, departement as code, population_15_64 as d from population_departements where annee = 2020
      union all select 'region', t.region, sum(p.population_15_64) from population_departements p join departements t on t.departement = p.departement where p.annee = 2020 group by t.region
      union all select 'france', 'FR', sum(population_15_64) from population_departements where annee = 2020
    `),
});

export const siaeDensiteHabitants = defineIndicateur({
  ...DENSITE,
  id: 'siae-densite-habitants',
  nom: 'Densité de SIAE, tous âges',
  definition: 'Nombre de SIAE pour 100 000 habitants, jusqu’à l’EPCI.',
  formule: 'SIAE de juillet 2019 ÷ population municipale en vigueur en 2026 × 100 000',
  unite: 'SIAE pour 100 000 habitants',
  mesure: densite(
    siae,
    cote('habitants', { ...HABITANTS, date: '1er janvier 2026' }),
    'la population municipale par commune n’est disponible qu’au millésime en vigueur en 2026 : sur plusieurs années, elle ne varie que de quelques pour cent',
  ),
  niveaux: NIVEAUX_COMMUNAUX,
  limites: ['Dans un petit EPCI, une structure de plus ou de moins change tout : lire d’abord le nombre.', ...DENSITE_LIMITES],
  sources: ['asp-siae-2019-07', 'cog-2026'],
  sql: pour100000(compterHabitants),
});
