import { CODE_DEPARTEMENT, defineTable } from '../contrat.ts';

/** State targets for December 2022, by département. */
export const iaeCibles = defineTable({
  table: 'iae_cibles',
  titre: 'Cibles de l’État pour décembre 2022',
  description: 'Nombre de personnes employées dans une SIAE que l’État visait pour décembre 2022, par département.',
  cle: ['departement'],
  sources: ['barometre-iae-cibles'],
  millesime: '2022-12',
  colonnes: [
    { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'code du département' },
    { nom: 'cible', type: 'entier', unite: 'personnes', vide: true, min: 1, max: 40000, description: 'cible' },
    { nom: 'date_cible', type: 'texte', motif: /^20\d\d-\d\d-\d\d$/, description: 'échéance de la cible' },
    { nom: 'etat', type: 'etat', description: 'état de la cible' },
  ],
});
