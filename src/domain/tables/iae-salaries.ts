import { COLONNE_RESERVE, defineTable } from '../contrat.ts';

/** People employed in a SIAE at the end of each month. */
export const iaeSalaries = defineTable({
  table: 'iae_salaries',
  titre: 'Personnes employées dans une SIAE, fin de mois',
  description: 'Personnes salariées d’une structure de l’IAE le dernier jour du mois, comptées dans le département de la structure.',
  cle: ['niveau', 'code', 'date'],
  sources: ['barometre-iae'],
  millesime: '2022-09',
  colonnes: [
    { nom: 'niveau', type: 'texte', valeurs: ['france', 'region', 'departement'], description: 'échelon' },
    { nom: 'code', type: 'texte', motif: /^(FR|\d{2,3}|2[AB])$/, description: 'code du territoire ; FR pour la France' },
    { nom: 'date', type: 'texte', motif: /^20\d\d-\d\d-\d\d$/, description: 'dernier jour du mois' },
    { nom: 'valeur', type: 'entier', unite: 'personnes', vide: true, min: 0, max: 400000, description: 'personnes' },
    { nom: 'etat', type: 'etat', description: 'état de la valeur' },
    COLONNE_RESERVE,
  ],
});
