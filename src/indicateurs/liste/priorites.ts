import { texteSql } from '#lib/sql.ts';
import { compterClasses, compterQpv, dernier, HABITANTS, niveauxDe, QPV as QUARTIERS, zonage, zonageFrr } from '../comptes.ts';
import { cote, defineIndicateur, part } from '../define-indicateur.ts';
import { compter, NIVEAUX_COMMUNAUX, parTerritoire, PLANCHER_PART, rapporter } from '../sql.ts';
import type { Indicateur } from '../types.ts';
import { ENSEMBLE } from './commun.ts';

const habitants = (quoi: string) => cote(quoi, { ...HABITANTS, date: 'en vigueur en 2026' });

const QPV = {
  theme: 'territoires-prioritaires',
  decimales: 0,
  sens: 'besoin',
  modalites: [ENSEMBLE],
  modalitePrincipale: '',
  periode: dernier(QUARTIERS),
  periodes: dernier(QUARTIERS),
} as const satisfies Partial<Indicateur>;

export const qpvPopulation = defineIndicateur({
  ...QPV,
  id: 'qpv-population',
  nom: 'Habitants des quartiers prioritaires',
  definition: 'Habitants des quartiers prioritaires de la politique de la ville (QPV) de la génération 2024.',
  formule: 'somme des populations publiées des quartiers ; région et France : somme des départements',
  unite: 'habitants',
  uniteCourte: 'habitants',
  mesure: {
    genre: 'compte',
    de: cote('habitants des QPV', { ...QUARTIERS, date: 'millésime des QPV 2024' }),
  },
  niveaux: niveauxDe(QUARTIERS),
  ruptures: [
    {
      a: '2024',
      texte: 'Les QPV de 2024 remplacent ceux de 2015, qui remplaçaient les ZUS et les CUCS : les populations ne se comparent pas.',
    },
  ],
  limites: [
    'Aucune part des habitants n’est calculée : la population des quartiers et celle des communes n’ont pas le même millésime.',
    'Le total par département est celui d’un intermédiaire, qui a sommé les populations publiées des quartiers.',
    'Une commune peut n’être prioritaire que pour un de ses quartiers.',
  ],
  sources: ['anct-qpv-2024-departements'],
  sql: compter(`with dep as (
    ${compterQpv}
  )
  select '' as modalite, 'departement' as niveau, departement as code, '2024' as periode, n, etat_n from dep
  union all select '', 'region', region, '2024', case when bool_and(n is not null) then sum(n) end, case when bool_and(n is not null) then 'valeur' else 'indisponible' end from dep group by region
  union all select '', 'france', 'FR', '2024', case when bool_and(n is not null) then sum(n) end, case when bool_and(n is not null) then 'valeur' else 'indisponible' end from dep`),
});

export const qpvNombre = defineIndicateur({
  ...QPV,
  id: 'qpv-nombre',
  nom: 'Quartiers prioritaires',
  definition: 'Nombre de quartiers prioritaires de la politique de la ville (génération 2024) situés en tout ou partie dans le territoire.',
  formule: 'nombre de quartiers distincts dont une commune au moins appartient au territoire',
  unite: 'quartiers',
  uniteCourte: 'QPV',
  mesure: { genre: 'compte', de: cote('QPV', { localisation: 'zonage', date: '2024', champ: 'QPV 2024', nature: 'stock' }) },
  niveaux: NIVEAUX_COMMUNAUX,
  ruptures: [],
  limites: ['Un quartier à cheval sur deux territoires est compté dans chacun, une seule fois en France.'],
  sources: ['anct-qpv-2024'],
  sql: compter(
    `select '' as modalite, niveau, code, '2024' as periode, n, 'valeur' as etat_n from (${parTerritoire(
      'select c.*, q.code as quartier from communes c left join qpv q on q.commune = c.commune',
      'count(distinct quartier) as n',
    )})`,
  ),
});

const partZonage = (source: string, periode: string, modalites: readonly string[]) =>
  rapporter(
    `select x.modalite, t.niveau, t.code, '${periode}' as periode,
      case x.modalite when '' then t.classee when 'partielle' then t.partielle else t.beneficiaire end as n, t.etat as etat_n, t.connue as d, t.etat as etat_d
    from (${compterClasses(source)}) t
    cross join (select unnest([${modalites.map(texteSql).join(', ')}]) as modalite) x`,
    { facteur: 100, plancher: PLANCHER_PART },
  );

const MODALITES_ZONAGE = [
  { id: '', nom: 'Communes classées en entier' },
  { id: 'partielle', nom: 'Communes classées en partie' },
];

/** A commune of the former ZRR that the law gives the effects of the FRR is not classed: it has a name of its own. */
const MODALITES_FRR = [
  ...MODALITES_ZONAGE,
  { id: 'beneficiaire', nom: 'Communes de l’ancienne ZRR, bénéficiaires des FRR et non classées' },
];

/** Inhabitants of the communes that a zoning holds, whatever the zoning. */
const HABITANTS_CLASSES = {
  theme: 'territoires-prioritaires',
  formule: 'population municipale des communes classées ÷ population municipale × 100',
  unite: '% des habitants',
  uniteCourte: '%',
  decimales: 1,
  sens: 'besoin',
  mesure: part(habitants('habitants des communes classées'), habitants('habitants')),
  niveaux: NIVEAUX_COMMUNAUX,
  modalites: MODALITES_ZONAGE,
  modalitePrincipale: '',
  ruptures: [{ a: '2024', texte: 'Les FRR remplacent les ZRR depuis le 1er juillet 2024 : les deux classements ne se comparent pas.' }],
} as const satisfies Partial<Indicateur>;

export const frrPopulation = defineIndicateur({
  ...HABITANTS_CLASSES,
  id: 'frr-population',
  nom: 'Habitants des communes classées FRR',
  modalites: MODALITES_FRR,
  definition:
    'Part des habitants qui vivent dans une commune classée France ruralités revitalisation (FRR socle ou FRR+), au 10 juillet 2025 ; à part, celles de l’ancienne ZRR qui en ont les effets sans être classées.',
  periode: '2025-07',
  periodes: 'juillet 2025',
  limites: [
    'Les communes classées en partie, toutes à La Réunion, sont comptées à part, non avec les communes classées.',
    'Les communes bénéficiaires, de l’ancienne ZRR, ont les effets des FRR jusqu’au 31 décembre 2027 sans être classées : elles ont leur modalité. Celles qui n’en bénéficient qu’en partie ne sont comptées nulle part.',
  ],
  sources: ['anct-frr-2025-07', 'cog-2026'],
  sql: partZonage(
    zonageFrr,
    '2025-07',
    MODALITES_FRR.map((m) => m.id),
  ),
});

export const zrrPopulation = defineIndicateur({
  ...HABITANTS_CLASSES,
  id: 'zrr-population',
  nom: 'Habitants des communes en ZRR (2022)',
  definition:
    'Part des habitants qui vivent dans une commune classée en zone de revitalisation rurale, dernier classement avant les FRR (novembre 2022).',
  periode: '2022-11',
  periodes: 'novembre 2022',
  limites: [
    'Une commune actuelle née de communes classées et non classées est comptée « en partie ».',
    'Les communes rétablies depuis 2022 ne sont pas dans la liste : elles sont laissées hors du calcul, et un territoire où elles réunissent plus d’un habitant sur cent n’a pas de valeur.',
  ],
  sources: ['anct-zrr-2022', 'cog-2026'],
  sql: partZonage(
    zonage(
      `(select commune, case when bool_and(statut = 'classee') then 'classee' when bool_and(statut = 'non') then 'non' else 'partielle' end as statut from zrr_communes group by commune)`,
      'z.commune = c.commune',
      `z.statut = 'classee'`,
      `z.statut = 'partielle'`,
    ),
    '2022-11',
    MODALITES_ZONAGE.map((m) => m.id),
  ),
});
