import { CODE_DEPARTEMENT, defineTable } from '../contrat.ts';

/** Jobseekers registered in categories A, B, C, and those registered for a year or more, by département and year. */
export const defmDepartements = defineTable({
  table: 'defm_departements',
  titre: 'Demandeurs d’emploi A, B, C et inscrits depuis un an ou plus',
  description:
    'Demandeurs d’emploi en fin de mois (DEFM). La copie ne dit pas le moment de l’année ; les valeurs de 2019 sont celles de fin décembre, à l’arrondi près. Mayotte n’est pas dans le champ.',
  cle: ['departement', 'annee'],
  sources: ['insee-odd-i108'],
  millesime: '2023',
  colonnes: [
    { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'code du département' },
    { nom: 'annee', type: 'entier', min: 2010, max: 2030, description: 'année' },
    {
      nom: 'defm',
      type: 'entier',
      unite: 'personnes',
      vide: true,
      min: 500,
      max: 600000,
      description: 'demandeurs d’emploi de catégories A, B, C',
    },
    {
      nom: 'deld',
      type: 'entier',
      unite: 'personnes',
      vide: true,
      min: 100,
      max: 400000,
      description: 'dont inscrits depuis un an ou plus',
    },
    { nom: 'etat', type: 'etat', description: 'état des deux valeurs' },
  ],
});
