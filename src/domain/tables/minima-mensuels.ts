import { defineTable } from '../contrat.ts';

/** RSA, ASS and AAH recipients by month, rounded to 10 by the producer. */
export const minimaMensuels = defineTable({
  table: 'minima_mensuels',
  titre: 'Allocataires du RSA, de l’ASS et de l’AAH, fin de mois',
  description: 'Suivi mensuel, arrondi à la dizaine par le producteur ; les derniers mois sont provisoires.',
  cle: ['dispositif', 'niveau', 'code', 'mois'],
  sources: ['drees-prestations-mensuelles'],
  millesime: '2020-10',
  colonnes: [
    { nom: 'dispositif', type: 'texte', valeurs: ['rsa', 'ass', 'aah'], description: 'prestation' },
    { nom: 'niveau', type: 'texte', valeurs: ['france', 'departement'], description: 'échelon' },
    { nom: 'code', type: 'texte', motif: /^(FR|\d{2,3}|2[AB])$/, description: 'code du territoire ; FR pour la France' },
    { nom: 'mois', type: 'texte', motif: /^20\d\d-(0[1-9]|1[0-2])$/, description: 'mois' },
    { nom: 'valeur', type: 'entier', unite: 'allocataires', vide: true, min: 0, max: 3000000, description: 'allocataires' },
    { nom: 'etat', type: 'etat', description: 'état de la valeur' },
    { nom: 'provisoire', type: 'booleen', description: 'vrai si le producteur a marqué la valeur d’une étoile' },
  ],
});
