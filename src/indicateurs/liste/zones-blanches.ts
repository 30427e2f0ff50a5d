import { colonneDistance, PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import type { TypeSiae } from '#domain/types-siae.ts';
import { entier } from '#lib/format.ts';
import { CONNU_MINIMAL } from '#zones-blanches/definitions.ts';
import {
  FRACTION_MEDIANE,
  GRANDE_COMMUNE_KM,
  PLANCHER_DEFM,
  PORTEE_KM,
  PORTEE_MAX_KM,
  STRATES_DEFM,
  TYPES_PROCHES_DU_PUBLIC,
} from '#zones-blanches/parametres.ts';
import { HABITANTS, salariesSurs } from '../comptes.ts';
import { cote, defineIndicateur, part } from '../define-indicateur.ts';
import { AU_BORD, PARTOUT } from '../portee.ts';
import { NIVEAUX_COMMUNAUX, parTerritoire, PLANCHER_PART, rapporter } from '../sql.ts';
import type { Indicateur } from '../types.ts';
import { ENSEMBLE, LIMITES_SIAE, MODALITES_TYPES } from './commun.ts';
import { equipementDefm } from './equipement.ts';

const PERIODE = '2019-07';
const habitants = (quoi: string) => cote(quoi, { ...HABITANTS, date: 'en vigueur en 2026' });

const LIMITES_COMMUNES: readonly string[] = [
  'Aucun texte ne définit la « zone blanche » : c’est une définition de l’atlas parmi cinq, avec ses paramètres. Un territoire peut être blanc sous l’une et non sous l’autre.',
  ...LIMITES_SIAE,
];
const LIMITES_DISTANCE: readonly string[] = [
  'La distance est à vol d’oiseau, d’un point de la commune à l’établissement : ni la route, ni le relief, ni le fleuve n’y sont. En montagne et en Guyane elle dit peu.',
  `Une commune a un seul point, à l’intérieur de son contour (dans son chef-lieu, si elle en réunit plusieurs depuis 2018) : ce n’est pas là que vivent tous ses habitants, et aucune distance n’est donnée sous ${PLANCHER_KM} km. Quand elle s’étend à plus de ${GRANDE_COMMUNE_KM} km de ce point (Guyane, Arles), plusieurs points changeraient la réponse : elle n’est dite à portée que d’un établissement de la commune même, et hors de portée que si tout son contour est à plus de ${PORTEE_MAX_KM} km ; sinon elle n’est pas jugée.`,
  'Aucune distance ne traverse la mer : une île sans pont ni SIAE est hors de portée, même à dix minutes de bateau.',
  'Sept communes rétablies depuis le fond de carte n’ont pas de point : elles sont laissées hors du calcul, au numérateur comme au dénominateur.',
];

const COMMUN = {
  theme: 'zones-blanches',
  sens: 'besoin',
  decimales: 1,
  unite: '% des habitants',
  uniteCourte: '%',
  niveaux: NIVEAUX_COMMUNAUX,
  modalitePrincipale: '',
  periode: PERIODE,
  periodes: 'SIAE de juillet 2019 ; communes et population en vigueur en 2026',
  ruptures: [],
} as const satisfies Partial<Indicateur>;

/** A verdict is one of `blanche`, `desservie`, `sans-objet`, `indisponible`: the rules are those of src/zones-blanches. */
interface Lecture {
  readonly modalite: string;
  readonly verdict: string;
}

/** Share of the inhabitants of blank communes, for every place; communes of which nothing is known count on neither side. */
function parts(lectures: readonly Lecture[]): string {
  const source = lectures
    .map(
      ({ modalite, verdict }) =>
        `select c.commune, c.epci, c.ept, c.partie, c.zone_emploi, c.departement, c.region, c.population, '${modalite}' as modalite, ${verdict} as verdict
  from accessibilite a join communes c on c.commune = a.commune`,
    )
    .join('\n  union all ');
  const somme = (verdict: string) => `coalesce(sum(population) filter (where verdict = '${verdict}'), 0)`;
  return rapporter(
    `select modalite, niveau, code, '${PERIODE}' as periode, blanche as n, etat as etat_n, blanche + desservie as d, etat as etat_d
    from (select *, case
        when blanche + desservie + inconnue < ${PLANCHER_PART} then 'sans-objet'
        when blanche + desservie < ${CONNU_MINIMAL} * (blanche + desservie + inconnue) then 'indisponible'
        else 'valeur' end as etat
      from (${parTerritoire(source, `${somme('blanche')} as blanche, ${somme('desservie')} as desservie, ${somme('indisponible')} as inconnue`, ['modalite'])}))`,
    { facteur: 100, plancher: PLANCHER_PART },
  );
}

const depourvu = (compte: string) => `case when ${compte} is null then 'sans-objet' when ${compte} = 0 then 'blanche' else 'desservie' end`;
const ETABLISSEMENTS_DE_LA_PARTIE = `(select p.n from (
    select k.partie, count(s.siret) as n from communes k left join siae s on s.commune = k.commune where k.partie is not null group by k.partie
  ) p where p.partie = c.partie)`;

export const zbA = defineIndicateur({
  ...COMMUN,
  id: 'zb-a',
  nom: 'Habitants d’une intercommunalité sans établissement conventionné',
  definition:
    'Zone blanche A, dépourvu. Part des habitants dont l’intercommunalité (ou la zone d’emploi) n’a aucun établissement conventionné.',
  formule: 'habitants des communes dont l’EPCI ne compte aucun établissement ÷ habitants × 100 ; un EPCI vaut donc 0 ou 100',
  mesure: part(habitants('habitants d’un EPCI sans établissement conventionné'), habitants('habitants d’un EPCI')),
  modalites: [
    { id: '', nom: 'Intercommunalité sans établissement' },
    { id: 'zone-emploi', nom: 'Zone d’emploi sans établissement' },
  ],
  limites: [
    'Sans établissement ne veut pas dire sans IAE : une structure voisine peut y travailler. La distance (hors de portée) en tient compte.',
    'Une intercommunalité à cheval sur plusieurs départements est jugée entière dans les totaux ; sa partie dans un département l’est sur ce qui s’y trouve.',
    'Dans la Métropole du Grand Paris, l’intercommunalité est l’établissement public territorial, ou Paris.',
    'Quatre îles n’appartiennent à aucune intercommunalité : elles sont laissées hors du calcul.',
    ...LIMITES_COMMUNES,
  ],
  sources: ['asp-siae-2019-07', 'cog-2026', 'insee-ze2020'],
  // a part is judged by what is in it, everything else by the whole intercommunalité
  sql: `select * from (${parts(
    [
      { modalite: '', colonne: 'a.etablissements_epci' },
      { modalite: 'zone-emploi', colonne: 'a.etablissements_zone_emploi' },
    ].map(({ modalite, colonne }) => ({ modalite, verdict: depourvu(colonne) })),
  )}) where niveau <> 'partie'
union all
select * from (${parts([{ modalite: '', verdict: depourvu(ETABLISSEMENTS_DE_LA_PARTIE) }])}) where niveau = 'partie'`,
});

/** Further than anything: sorted after every distance, and read back as « none to reach ». */
const HORS_D_ATTEINTE = 1e6;

const surPlace = (type: TypeSiae | null) =>
  type === null ? 'a.types_sur_place is not null' : `(' ' || coalesce(a.types_sur_place, '') || ' ') like '% ${type} %'`;

/** `distanceRetenue` in SQL: null is unknown, and HORS_D_ATTEINTE is none to reach without crossing a sea. */
function distance(type: TypeSiae | null): string {
  const colonne = `a.${type === null ? 'distance_km' : colonneDistance(type)}`;
  return `case when ${surPlace(type)} and (${colonne} is null or not a.un_point_suffit) then ${PLANCHER_KM}.0
    when a.etendue_km is null then null
    when ${colonne} is null then ${HORS_D_ATTEINTE}
    when not a.un_point_suffit and ${colonne} - a.etendue_km <= ${PORTEE_MAX_KM} then null
    else ${colonne} end`;
}

/**
 * The two bounds of definition C, over the whole contour of each commune: out of reach wherever people live in it, or only if they live far from its
 * point. They surround the share of the points, but for the communes that no point can tell.
 */
const selonLeContour = (borne: 'distance_min_km' | 'distance_max_km') =>
  `case when a.etendue_km is null then 'indisponible' when coalesce(a.${borne}, ${HORS_D_ATTEINTE}) > ${PORTEE_KM} then 'blanche' else 'desservie' end`;

const horsDePortee = (type: TypeSiae | null) =>
  `case when (${distance(type)}) is null then 'indisponible' when (${distance(type)}) > ${PORTEE_KM} then 'blanche' else 'desservie' end`;

export const zbC = defineIndicateur({
  ...COMMUN,
  id: 'zb-c',
  nom: `Habitants à plus de ${PORTEE_KM} km de la SIAE la plus proche`,
  definition: `Zone blanche C, hors de portée. Part des habitants dont la commune est à plus de ${PORTEE_KM} km, à vol d’oiseau, de tout établissement conventionné, de tous types ou d’un seul. Les limites de départements ne comptent pas.`,
  formule: `habitants des communes dont le point est à plus de ${PORTEE_KM} km de l’établissement le plus proche ÷ habitants × 100`,
  mesure: part(habitants('habitants hors de portée'), habitants('habitants')),
  modalites: [
    { id: '', nom: `À plus de ${PORTEE_KM} km de la SIAE la plus proche` },
    ...MODALITES_TYPES.map((t) => ({ id: t.id, nom: `À plus de ${PORTEE_KM} km, ${t.nom.toLowerCase()}` })),
    { id: PARTOUT, nom: `À plus de ${PORTEE_KM} km de la SIAE la plus proche, où qu’ils vivent dans leur commune` },
    { id: AU_BORD, nom: `À plus de ${PORTEE_KM} km de la SIAE la plus proche peut-être, selon l’endroit de leur commune où ils vivent` },
  ],
  limites: [
    'Le point d’une commune n’est pas l’adresse de ses habitants : les deux dernières modalités encadrent la part, selon qu’ils vivent d’un bout ou de l’autre du contour.',
    `La distance de ${PORTEE_KM} km est un choix éditorial : la page des zones blanches donne toutes les distances de 5 à 50 km.`,
    ...LIMITES_DISTANCE,
    ...LIMITES_COMMUNES,
  ],
  sources: ['asp-siae-2019-07', 'cog-2026', 'ign-communes-2018'],
  sql: parts([
    { modalite: '', verdict: horsDePortee(null) },
    ...MODALITES_TYPES.map((t) => ({ modalite: t.id, verdict: horsDePortee(t.id as TypeSiae) })),
    { modalite: PARTOUT, verdict: selonLeContour('distance_min_km') },
    { modalite: AU_BORD, verdict: selonLeContour('distance_max_km') },
  ]),
});

/** Neither of the types closest to those furthest from employment within reach, though some SIAE is. */
const partiellement = `case when (${distance(null)}) is null then 'indisponible'
    when (${distance(null)}) > ${PORTEE_KM} then 'sans-objet'
    when ${TYPES_PROCHES_DU_PUBLIC.map((t) => `coalesce((${distance(t)}) <= ${PORTEE_KM}, false)`).join(' or ')} then 'desservie'
    when ${TYPES_PROCHES_DU_PUBLIC.map((t) => `(${distance(t)}) is null`).join(' or ')} then 'indisponible' else 'blanche' end`;

export const zbD = defineIndicateur({
  ...COMMUN,
  id: 'zb-d',
  nom: 'Habitants sans ACI ni AI à portée',
  definition: `Zone blanche D, partiellement couvert. Parmi les habitants qui ont une SIAE à ${PORTEE_KM} km au plus, part de ceux qui n’y ont ni atelier et chantier d’insertion, ni association intermédiaire.`,
  formule: `habitants avec une SIAE à ${PORTEE_KM} km au plus, mais ni ACI ni AI ÷ habitants avec une SIAE à ${PORTEE_KM} km au plus × 100`,
  unite: '% des habitants à portée d’une SIAE',
  mesure: part(habitants('habitants sans ACI ni AI à portée'), habitants('habitants à portée d’une SIAE')),
  modalites: [ENSEMBLE],
  limites: [
    'Les ACI et les AI sont les deux types les plus tournés vers les personnes éloignées de l’emploi ; une EI ou une ETTI peut aussi les accueillir.',
    ...LIMITES_DISTANCE,
    ...LIMITES_COMMUNES,
  ],
  sources: ['asp-siae-2019-07', 'cog-2026', 'ign-communes-2018'],
  sql: parts([{ modalite: '', verdict: partiellement }]),
});

/**
 * Jobseekers are published for the Métropole du Grand Paris as a whole and for none of its EPT: the métropole is judged, they are not, nor a
 * département made of them only. Wider places are judged on the rest of their inhabitants.
 */
const SELON_LE_NIVEAU = [
  { condition: `= 'epci'`, verdict: 'a.zb_e' },
  { condition: `in ('ept', 'partie')`, verdict: `case when c.ept is null then a.zb_e else 'indisponible' end` },
  {
    condition: `= 'departement'`,
    verdict: `case when c.ept is null then a.zb_e
    when c.departement in (select departement from communes group by departement having bool_and(ept is not null)) then 'indisponible'
    else 'sans-objet' end`,
  },
  { condition: `in ('france', 'region', 'zone-emploi')`, verdict: `case when c.ept is null then a.zb_e else 'sans-objet' end` },
];

export const zbE = defineIndicateur({
  ...COMMUN,
  id: 'zb-e',
  nom: 'Habitants d’un territoire sous-doté en SIAE',
  definition: `Zone blanche E, sous-doté. Part des habitants dont l’intercommunalité a moins de SIAE pour 1 000 demandeurs d’emploi que ${FRACTION_MEDIANE * 100} % de la médiane des intercommunalités de même taille.`,
  formule: `habitants des EPCI sous le seuil ÷ habitants des EPCI jugés × 100. Taille : nombre de demandeurs d’emploi A, B, C de décembre 2019, en classes qui commencent à ${STRATES_DEFM.map(entier).join(', ')}. Sous ${PLANCHER_DEFM.epci}, un EPCI n’est pas jugé. Par département : personnes employées pour 1 000 demandeurs d’emploi en décembre 2021, médiane des départements`,
  unite: '% des habitants des territoires jugés',
  mesure: part(habitants('habitants d’un territoire sous-doté'), habitants('habitants d’un territoire jugé')),
  modalites: [
    { id: '', nom: 'Intercommunalités, en établissements conventionnés' },
    { id: 'effectifs', nom: 'Départements, en personnes employées' },
  ],
  limites: [
    'Un petit territoire n’est pas jugé : une structure de plus ou de moins y déciderait seule.',
    'En établissements, une grande structure compte autant qu’une petite ; en personnes employées, la mesure n’existe que par département.',
    'Mayotte n’a pas de demandeurs d’emploi dans ces fichiers : elle n’est pas jugée.',
    'Les demandeurs d’emploi sont publiés pour la Métropole du Grand Paris entière et pour aucun de ses établissements publics territoriaux : elle est jugée comme intercommunalité, ils ne le sont pas, et ses habitants ne comptent pas dans les totaux.',
    'Une intercommunalité à cheval sur plusieurs départements est jugée entière : ses demandeurs d’emploi ne sont pas publiés par département.',
    'Les établissements sont de juillet 2019 et les demandeurs d’emploi de décembre 2019.',
    ...LIMITES_COMMUNES,
  ],
  sources: ['asp-siae-2019-07', 'pole-emploi-stmt-epci-2019', 'barometre-iae', 'insee-odd-i108', 'cog-2026'],
  sql: `with effectifs as (
  select code, valeur, denominateur from (${equipementDefm.sql}) where niveau = 'departement' and periode = '2021-12' and ${salariesSurs('2021-12')}
),
jugees as (
  select d.code, case
    when d.valeur is null then 'indisponible'
    when d.denominateur < ${PLANCHER_DEFM.departement} then 'sans-objet'
    when d.valeur < ${FRACTION_MEDIANE} * (select median(valeur) from effectifs where denominateur >= ${PLANCHER_DEFM.departement}) then 'blanche'
    else 'desservie' end as verdict
  from effectifs d
)
${SELON_LE_NIVEAU.map(({ condition, verdict }) => `select * from (${parts([{ modalite: '', verdict }])}) where niveau ${condition}`).join(
  '\nunion all\n',
)}
union all
select * from (${parts([{ modalite: 'effectifs', verdict: '(select j.verdict from jugees j where j.code = a.departement)' }])})
where niveau in ('departement', 'region', 'france')`,
});

export const zbG = defineIndicateur({
  ...COMMUN,
  id: 'zb-g',
  nom: 'Habitants de communes prioritaires sans offre',
  definition: `Zone blanche G, territoire prioritaire sans offre. Parmi les habitants des communes qui ont un QPV ou sont classées FRR, part de ceux dont l’intercommunalité n’a aucun établissement conventionné, ou qui sont à plus de ${PORTEE_KM} km d’une SIAE.`,
  formule: `habitants des communes prioritaires dépourvues ou hors de portée ÷ habitants des communes prioritaires × 100`,
  unite: '% des habitants des communes prioritaires',
  mesure: part(habitants('habitants des communes prioritaires sans offre'), habitants('habitants des communes prioritaires')),
  modalites: [
    { id: '', nom: 'QPV ou FRR' },
    { id: 'qpv', nom: 'Communes avec un QPV' },
    { id: 'frr', nom: 'Communes classées FRR' },
  ],
  limites: [
    'Une commune qui a un QPV est comptée avec tous ses habitants : la population des quartiers n’est pas publiée par commune.',
    'Les communes classées FRR en partie ne sont pas comptées parmi les prioritaires, sauf si elles ont un QPV.',
    ...LIMITES_DISTANCE,
    ...LIMITES_COMMUNES,
  ],
  sources: ['asp-siae-2019-07', 'anct-qpv-2024', 'anct-frr-2025-07', 'cog-2026', 'ign-communes-2018'],
  sql: parts([
    { modalite: '', verdict: 'a.zb_g' },
    ...(['qpv', 'frr'] as const).map((zonage) => ({
      modalite: zonage,
      verdict: `case when a.${zonage} is null then 'indisponible' when not a.${zonage} then 'sans-objet'
    when a.zb_a = 'blanche' or a.zb_c = 'blanche' then 'blanche' when a.zb_c = 'indisponible' then 'indisponible' else 'desservie' end`,
    })),
  ]),
});

const NIVEAUX_MEDIANE = [
  ['departement', 'departement'],
  ['region', 'region'],
  ['epci', 'epci'],
  ['ept', 'ept'],
  ['partie', 'partie'],
  ['zone-emploi', 'zone_emploi'],
  ['france', `'FR'`],
] as const;

const SQL_MEDIANE = `with lues as (
  ${['', ...MODALITES_TYPES.map((t) => t.id)]
    .map(
      (m) => `select c.commune, c.departement, c.region, c.epci, c.ept, c.partie, c.zone_emploi, c.population, '${m}' as modalite,
    ${distance(m === '' ? null : (m as TypeSiae))} as km
  from accessibilite a join communes c on c.commune = a.commune`,
    )
    .join('\n  union all ')}
),
placees as (
  ${NIVEAUX_MEDIANE.map(([niveau, code]) => `select '${niveau}' as niveau, ${code} as code, modalite, commune, population, km from lues where ${code} is not null`).join('\n  union all ')}
),
totaux as (
  select niveau, code, modalite, sum(population) as total, coalesce(sum(population) filter (where km is not null), 0) as connue
  from placees group by niveau, code, modalite
),
cumuls as (
  select niveau, code, modalite, km, sum(population) over (partition by niveau, code, modalite order by km, commune) as cumul
  from placees where km is not null
),
medianes as (
  select t.niveau, t.code, t.modalite, t.total, t.connue, min(c.km) as km
  from totaux t left join cumuls c on c.niveau = t.niveau and c.code = t.code and c.modalite = t.modalite and 2 * c.cumul >= t.connue
  group by t.niveau, t.code, t.modalite, t.total, t.connue
),
jugees as (
  select *, case when total = 0 then 'sans-objet' when connue < ${CONNU_MINIMAL} * total or km is null then 'indisponible'
    when km = ${HORS_D_ATTEINTE} then 'sans-objet' else 'valeur' end as etat
  from medianes
)
select modalite, niveau, code, '${PERIODE}' as periode, case when etat = 'valeur' then ceil(round(1000 * km) / 100) / 10 end as valeur, etat,
  cast(null as double) as numerateur, cast(null as double) as denominateur
from jugees`;

export const distanceMediane = defineIndicateur({
  ...COMMUN,
  id: 'distance-mediane',
  nom: 'Distance médiane à la SIAE la plus proche',
  definition: `La moitié des habitants vivent dans une commune à cette distance au plus d’un établissement conventionné. Sous ${PLANCHER_KM} km, un point par commune ne dit rien de plus : « ${PLANCHER_KM} ou moins ».`,
  formule: `communes rangées de la plus proche à la plus lointaine d’un établissement ; la distance de celle où la moitié des habitants est atteinte, à cent mètres par excès, ramenée à ${PLANCHER_KM} km quand elle est moindre ou que l’établissement est dans la commune, sans adresse. Sans objet quand la moitié n’a aucune SIAE à joindre sans passer la mer`,
  unite: 'kilomètres à vol d’oiseau',
  uniteCourte: 'km',
  plancher: PLANCHER_KM,
  mesure: { genre: 'mediane', de: habitants('habitants, à la distance de leur commune') },
  modalites: [{ id: '', nom: 'Tous les types' }, ...MODALITES_TYPES],
  limites: [
    `${PLANCHER_KM} veut dire « ${PLANCHER_KM} km ou moins », dans les fichiers aussi : les territoires qui en sont là sont ex æquo.`,
    ...LIMITES_DISTANCE,
    ...LIMITES_COMMUNES,
  ],
  sources: ['asp-siae-2019-07', 'cog-2026', 'ign-communes-2018'],
  sql: SQL_MEDIANE,
});
