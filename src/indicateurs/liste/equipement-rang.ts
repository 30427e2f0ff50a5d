import { RESERVE_SALARIES, salariesSurs } from '../comptes.ts';
import { cote, defineIndicateur } from '../define-indicateur.ts';
import { equipementActifs, equipementDefm, equipementDeld, equipementRsa } from './equipement.ts';

/** The latest month that the four denominators share. */
const PERIODE = equipementRsa.periode;
const SOUS_RANGS = [
  { modalite: 'defm', indicateur: equipementDefm },
  { modalite: 'deld', indicateur: equipementDeld },
  { modalite: 'rsa', indicateur: equipementRsa },
  { modalite: 'actifs', indicateur: equipementActifs },
];

const valeurs = SOUS_RANGS.map(
  ({ modalite, indicateur }) =>
    `select '${modalite}' as modalite, code, valeur, etat from (${indicateur.sql}) where niveau = 'departement' and periode = '${PERIODE}'`,
).join('\nunion all ');

export const equipementRang = defineIndicateur({
  id: 'equipement-rang',
  nom: 'Fourchette de rang de l’équipement en IAE',
  theme: 'equipement',
  definition:
    'Rangs du département parmi les autres sous quatre dénominateurs (demandeurs d’emploi, longue durée, RSA, habitants de 15 à 64 ans), le même mois ; le meilleur et le moins bon sont donnés ensemble.',
  formule: 'rang 1 : le plus équipé ; les ex æquo partagent le meilleur rang ; la fourchette va du meilleur au moins bon des quatre rangs',
  unite: 'rang',
  uniteCourte: 'rang',
  decimales: 0,
  // a high rank number is a low equipment: the scale of need reads that way
  sens: 'besoin',
  mesure: {
    genre: 'rang',
    de: cote('personnes employées dans une SIAE', {
      localisation: 'etablissement',
      date: '31 décembre',
      champ: 'salariés en insertion',
      nature: 'stock',
    }),
  },
  niveaux: ['departement'],
  modalites: [
    { id: 'meilleur', nom: 'Meilleur rang' },
    { id: 'moins-bon', nom: 'Moins bon rang' },
    { id: 'defm', nom: 'Rang par demandeur d’emploi' },
    { id: 'deld', nom: 'Rang par demandeur d’emploi de longue durée' },
    { id: 'rsa', nom: 'Rang par allocataire du RSA' },
    { id: 'actifs', nom: 'Rang par habitant de 15 à 64 ans' },
  ],
  modalitePrincipale: 'meilleur',
  periode: PERIODE,
  periodes: 'décembre 2019, dernier mois où les quatre dénominateurs sont connus',
  ruptures: [],
  limites: [
    'Un rang n’est pas un jugement : l’écart entre deux rangs voisins est souvent plus petit que l’incertitude des comptes.',
    'Cent départements ont un rang par demandeur d’emploi (Mayotte n’est pas dans le champ), cent un par allocataire du RSA et par habitant : la fourchette est donnée sur le plus grand nombre.',
    'Mayotte n’a ni demandeurs d’emploi ni longue durée dans ces fichiers : elle a deux rangs sur quatre, et pas de fourchette.',
  ],
  sources: ['barometre-iae', 'insee-odd-i108', 'drees-minima-departements', 'insee-population-departements'],
  reserve: RESERVE_SALARIES,
  sql: `with v as (${valeurs}),
r as (
  select modalite, code, rank() over (partition by modalite order by valeur desc) as rang, count(*) over (partition by modalite) as effectif
  from v where valeur is not null and ${salariesSurs(PERIODE)}
),
f as (
  select code, min(rang) as meilleur, max(rang) as moins_bon, max(effectif) as effectif, count(*) as n from r group by code
)
select modalite, 'departement' as niveau, departement as code, '${PERIODE}' as periode,
  cast(rang as double) as valeur, case when rang is null then 'indisponible' else 'valeur' end as etat,
  cast(null as double) as numerateur, cast(effectif as double) as denominateur
from (
  select v.modalite, v.code as departement, r.rang, r.effectif from v left join r on r.modalite = v.modalite and r.code = v.code
  union all
  select m.modalite, t.departement, case when f.n = ${SOUS_RANGS.length} then case m.modalite when 'meilleur' then f.meilleur else f.moins_bon end end,
    case when f.n = ${SOUS_RANGS.length} then f.effectif end
  from departements t cross join (select unnest(['meilleur', 'moins-bon']) as modalite) m left join f on f.code = t.departement
)`,
});
