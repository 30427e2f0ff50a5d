import { CODE_DEPARTEMENT, defineTable } from '../contrat.ts';

/** Insee population estimates at 1 January, by département and broad age. */
export const populationDepartements = defineTable({
  table: 'population_departements',
  titre: 'Population au 1er janvier, dont 15-64 ans',
  description: 'Estimations de population par département et grands âges. Mayotte depuis 2014.',
  cle: ['departement', 'annee'],
  sources: ['insee-population-departements'],
  millesime: '2023',
  colonnes: [
    { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'code du département' },
    { nom: 'annee', type: 'entier', min: 2010, max: 2030, description: 'année (1er janvier)' },
    { nom: 'population', type: 'entier', unite: 'habitants', min: 50000, max: 3000000, description: 'population totale' },
    { nom: 'population_15_64', type: 'entier', unite: 'habitants', min: 30000, max: 2200000, description: 'habitants de 15 à 64 ans' },
    { nom: 'population_15_29', type: 'entier', unite: 'habitants', min: 5000, max: 900000, description: 'habitants de 15 à 29 ans' },
    { nom: 'population_50_64', type: 'entier', unite: 'habitants', min: 5000, max: 600000, description: 'habitants de 50 à 64 ans' },
  ],
});
