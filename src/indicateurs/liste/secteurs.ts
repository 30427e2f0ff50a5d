import { TYPES_LISTES } from '#domain/types-siae.ts';
import { texteSql } from '#lib/sql.ts';
import { SECTIONS as LETTRES, SECTIONS_NAF } from '#domain/naf.ts';
import { deSection, SANS_METIER, SIAE } from '../comptes.ts';
import { cote, defineIndicateur, part } from '../define-indicateur.ts';
import { compter, NIVEAUX_COMMUNAUX, parTerritoire, PLANCHER_PART, rapporter, SIAE_SITUEES, TERRITOIRES } from '../sql.ts';
import type { Modalite } from '../types.ts';
import { ENSEMBLE, LIMITES_SIAE, MODALITES_TYPES } from './commun.ts';

export const INDETERMINE = 'indetermine';

/** NAF section of a SIAE, or `indetermine` where the code tells the employer's form and not the trade. */
const SECTION = `case
    when ${SANS_METIER} then '${INDETERMINE}'
    ${LETTRES.map((l) => `when ${deSection(l)} then '${l}'`).join(' ')}
    else '${INDETERMINE}' end`;

const SIAE_SECTION = `select *, ${SECTION} as section from (${SIAE_SITUEES})`;
const PAR_SECTION = parTerritoire(SIAE_SECTION, 'count(*) as n', ['section']);
const PAR_TYPE = parTerritoire(SIAE_SECTION, `count(*) filter (where section = '${INDETERMINE}') as n, count(*) as d`, ['type']);

const SECTIONS: readonly Modalite[] = LETTRES.map((l) => ({ id: l, nom: SECTIONS_NAF[l].court }));
const LIMITE_NAF =
  'Le code NAF dit l’activité principale déclarée de l’employeur : dix codes passe-partout (action sociale, association, intérim, mairie…) couvrent la plupart des structures et ne disent rien du métier exercé.';

export const secteurNaf = defineIndicateur({
  id: 'secteur-naf',
  nom: 'SIAE par section d’activité',
  theme: 'secteurs',
  definition: 'Nombre de SIAE par section de la nomenclature d’activités (NAF), la part indéterminée montrée d’abord.',
  formule: 'nombre de SIAE dont le code NAF appartient à la section ; les codes passe-partout et absents forment « indéterminé »',
  unite: 'structures',
  uniteCourte: 'SIAE',
  decimales: 0,
  sens: 'offre',
  mesure: {
    genre: 'compte',
    de: cote('SIAE (établissements)', { ...SIAE, date: 'juillet 2019' }),
  },
  niveaux: NIVEAUX_COMMUNAUX,
  modalites: [{ id: INDETERMINE, nom: 'Activité indéterminée' }, ...SECTIONS],
  modalitePrincipale: INDETERMINE,
  periode: '2019-07',
  periodes: 'juillet 2019',
  ruptures: [],
  limites: [LIMITE_NAF, ...LIMITES_SIAE],
  sources: ['asp-siae-2019-07', 'cog-2026'],
  // Only sections that are present: an absent section is said by `secteur-absent`, where it can be compared with employment.
  sql: compter(`select section as modalite, niveau, code, '2019-07' as periode, n, 'valeur' as etat_n from (${PAR_SECTION})`),
});

const siae = cote('SIAE', { ...SIAE, date: 'juillet 2019' });

export const secteurIndetermine = defineIndicateur({
  id: 'secteur-indetermine',
  nom: 'Part des SIAE dont le métier est indéterminé',
  theme: 'secteurs',
  definition:
    'Part des SIAE, de tous les types puis de chacun, dont le code NAF est absent ou passe-partout : il ne dit pas le métier exercé.',
  formule: 'SIAE au code NAF absent ou passe-partout ÷ SIAE × 100, si le territoire compte au moins trente SIAE',
  unite: '% des SIAE',
  uniteCourte: '%',
  decimales: 1,
  sens: 'besoin',
  mesure: part(siae, siae),
  niveaux: ['france', 'region', 'departement'],
  modalites: [ENSEMBLE, ...MODALITES_TYPES],
  modalitePrincipale: '',
  periode: '2019-07',
  periodes: 'juillet 2019',
  ruptures: [],
  limites: [LIMITE_NAF, ...LIMITES_SIAE],
  sources: ['asp-siae-2019-07', 'cog-2026'],
  sql: rapporter(
    `with types as (select unnest([${['', ...TYPES_LISTES].map(texteSql).join(', ')}]) as modalite), comptes as (${PAR_TYPE})
    select ty.modalite, t.niveau, t.code, '2019-07' as periode, coalesce(x.n, 0) as n, 'valeur' as etat_n, coalesce(x.d, 0) as d, 'valeur' as etat_d
    from (${TERRITOIRES}) t cross join types ty left join (
      select type as modalite, niveau, code, n, d from comptes union all select '', niveau, code, sum(n), sum(d) from comptes group by niveau, code
    ) x on x.niveau = t.niveau and x.code = t.code and x.modalite = ty.modalite
    where t.niveau in ('france', 'region', 'departement')`,
    { facteur: 100, plancher: PLANCHER_PART },
  ),
});

/** A section counts as present in local employment from this share of employees on, in %. */
export const SEUIL_SECTION = 5;

export const secteurAbsent = defineIndicateur({
  id: 'secteur-absent',
  nom: 'Sections présentes dans l’emploi local, absentes de l’IAE',
  theme: 'secteurs',
  definition: `Sections qui réunissent au moins ${SEUIL_SECTION} % des salariés de la zone d’emploi et où aucune SIAE de métier connu n’est implantée.`,
  formule: `nombre de sections dont l’effectif 2023 atteint ${SEUIL_SECTION} % du total publié et qui ne comptent aucune SIAE`,
  unite: 'sections',
  uniteCourte: 'sections',
  decimales: 0,
  // what is missing, on the scale of need: there is no reference to be under or over
  sens: 'besoin',
  mesure: {
    genre: 'compte',
    de: cote('sections d’activité', {
      localisation: 'lieu-de-travail',
      date: '2023 pour l’emploi, juillet 2019 pour les SIAE',
      champ: 'emploi salarié',
      nature: 'stock',
    }),
  },
  niveaux: ['zone-emploi'],
  modalites: [ENSEMBLE, ...SECTIONS],
  modalitePrincipale: '',
  periode: '2023',
  periodes: 'emploi 2023, SIAE de juillet 2019',
  ruptures: [],
  limites: [
    LIMITE_NAF,
    '« Absente » veut dire : aucune SIAE au code NAF de cette section. Une SIAE de métier indéterminé peut y travailler.',
    'Administration, enseignement, action sociale, intérim, associations : les codes que les SIAE y portent sont tenus pour indéterminés, si bien que ces sections paraissent absentes presque partout.',
    'Flores n’est publié ici que par zone d’emploi : aucun découpage par département.',
    ...LIMITES_SIAE,
  ],
  sources: ['insee-flores-2023', 'asp-siae-2019-07', 'insee-ze2020'],
  sql: `with emploi as (
  select zone_emploi as code, section, cast(effectif_2023 as double) as n, sum(cast(effectif_2023 as double)) over (partition by zone_emploi) as d from flores_a21
),
presentes as (select code, section, n, d from emploi where n is not null and 100.0 * n / d >= ${SEUIL_SECTION}),
iae as (select niveau, code, section from (${PAR_SECTION}) where niveau = 'zone-emploi'),
absentes as (
  select p.code, p.section, p.n, p.d, case when i.section is null then 1 else 0 end as absente
  from presentes p left join iae i on i.code = p.code and i.section = p.section
)
select section as modalite, 'zone-emploi' as niveau, code, '2023' as periode, cast(absente as double) as valeur,
  case when absente = 0 then 'zero' else 'valeur' end as etat, n as numerateur, d as denominateur from absentes
union all
select '', 'zone-emploi', z.zone_emploi, '2023', cast(sum(a.absente) as double),
  case when count(a.section) = 0 then 'indisponible' when sum(a.absente) = 0 then 'zero' else 'valeur' end, null, null
from zones_emploi z left join absentes a on a.code = z.zone_emploi group by z.zone_emploi`,
});
