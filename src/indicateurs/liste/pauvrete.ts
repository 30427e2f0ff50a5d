import { cote, defineIndicateur, part } from '../define-indicateur.ts';
import { NIVEAUX_COMMUNAUX, parTerritoire, rapporter } from '../sql.ts';

const menages = (quoi: string) =>
  cote(quoi, { localisation: 'residence', date: '2020', champ: 'ménages fiscaux des communes au taux publié', nature: 'stock' });

/** Under this share of inhabitants living in communes with a published rate, the rate says nothing of the territory. */
const COUVERTURE_MINIMALE = 50;

const PERSONNES = `select c.*, f.personnes, f.pauvrete, f.pauvrete_etat from communes c
  left join filosofi_communes f on f.commune = c.commune`;

// Divided after the sum: whole numbers add up to the same total in any order, hundredths do not, and engines choose the order.
const SOMMES = parTerritoire(
  PERSONNES,
  `sum(personnes * pauvrete) filter (where pauvrete is not null and personnes is not null) / 100.0 as pauvres,
    sum(personnes) filter (where pauvrete is not null) as connues, sum(personnes) as personnes,
    bool_or(pauvrete_etat = 'secret') as secret`,
);

export const pauvrete = defineIndicateur({
  id: 'pauvrete',
  nom: 'Taux de pauvreté des communes au taux publié',
  theme: 'besoin',
  definition:
    'Part des personnes vivant sous le seuil de 60 % du niveau de vie médian, dans les seules communes du territoire dont l’Insee publie le taux. Le taux des petites communes est secret.',
  formule:
    'somme (personnes × taux) ÷ somme (personnes), sur les communes au taux publié, si elles réunissent au moins la moitié des habitants',
  unite: '% des personnes',
  uniteCourte: '%',
  decimales: 1,
  sens: 'besoin',
  mesure: part(menages('personnes pauvres'), menages('personnes')),
  niveaux: NIVEAUX_COMMUNAUX,
  modalites: [
    { id: '', nom: 'Taux de pauvreté' },
    { id: 'couverture', nom: 'Habitants des communes au taux publié' },
  ],
  modalitePrincipale: '',
  periode: '2020',
  periodes: '2020',
  ruptures: [],
  limites: [
    'Ce n’est pas le taux de pauvreté du territoire que publie l’Insee : il y manque les communes au taux secret, surtout rurales. La part d’habitants couverte est donnée à côté.',
    'Guadeloupe, Guyane et Mayotte ne sont pas publiées.',
    'Le nombre de personnes est celui des ménages fiscaux ; les taux publiés sont arrondis à l’unité.',
  ],
  sources: ['insee-filosofi-2020', 'cog-2026'],
  sql: `select * from (${rapporter(
    `select '' as modalite, niveau, code, '2020' as periode,
      case when 100.0 * connues / personnes >= ${COUVERTURE_MINIMALE} then pauvres end as n,
      case when personnes is null or personnes = 0 then 'indisponible' when 100.0 * coalesce(connues, 0) / personnes >= ${COUVERTURE_MINIMALE} then 'valeur' when secret then 'secret' else 'indisponible' end as etat_n,
      connues as d, 'valeur' as etat_d
    from (${SOMMES})`,
    { facteur: 100, plancher: 30 },
  )})
union all select * from (${rapporter(
    `select 'couverture' as modalite, niveau, code, '2020' as periode, coalesce(connues, 0) as n, case when personnes is null then 'indisponible' else 'valeur' end as etat_n,
      personnes as d, case when personnes is null then 'indisponible' else 'valeur' end as etat_d
    from (${SOMMES})`,
    { facteur: 100, plancher: 30 },
  )})`,
});
