import { cote, defineIndicateur } from '../define-indicateur.ts';
import { compter } from '../sql.ts';
import { ENSEMBLE } from './commun.ts';

export const chomageLocalise = defineIndicateur({
  id: 'chomage-localise',
  nom: 'Taux de chômage localisé',
  theme: 'besoin',
  definition:
    'Chômeurs au sens du Bureau international du travail pour 100 actifs résidant dans le territoire, en moyenne sur le trimestre.',
  formule: 'Taux publié par l’Insee, corrigé des variations saisonnières, sans calcul',
  unite: '% des actifs',
  uniteCourte: '%',
  decimales: 1,
  sens: 'besoin',
  mesure: {
    genre: 'taux-publie',
    de: cote('chômeurs au sens du BIT', { localisation: 'residence', date: 'moyenne du trimestre', champ: 'actifs', nature: 'stock' }),
  },
  niveaux: ['france', 'region', 'departement'],
  modalites: [ENSEMBLE],
  modalitePrincipale: '',
  periode: '2025-T4',
  periodes: 'chaque trimestre, de 1982 à 2025 (outre-mer depuis 2014)',
  ruptures: [],
  limites: [
    'Mayotte n’est pas dans le champ ; la France s’entend hors Mayotte.',
    'Un chômeur au sens du BIT n’est pas un inscrit à France Travail : les deux comptes ne se comparent pas.',
    'Les taux les plus récents sont révisés à chaque publication.',
  ],
  sources: ['insee-chomage-localise'],
  // FRM (métropole) is kept in the table and not here: it is not a territory of the atlas. Mayotte is completed as not available.
  sql: `with v as (${compter(`select '' as modalite, niveau, code, trimestre as periode, valeur as n, etat as etat_n from chomage_localise where code <> 'FRM'`)})
select * from v
union all
select '', x.niveau, x.code, p.periode, null, 'indisponible', null, null
from (select 'departement' as niveau, departement as code from departements union all select 'region', region from regions) x
cross join (select max(trimestre) as periode from chomage_localise) p
where not exists (select 1 from v where v.niveau = x.niveau and v.code = x.code)`,
});
