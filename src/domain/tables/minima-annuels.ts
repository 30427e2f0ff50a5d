import { defineTable } from '../contrat.ts';

/** RSA, ASS and AAH recipients at 31 December of each year. */
export const minimaAnnuels = defineTable({
  table: 'minima_annuels',
  titre: 'Allocataires du RSA, de l’ASS et de l’AAH au 31 décembre',
  description: 'Allocataires des trois minima sociaux qui ouvrent l’IAE. Pour les Caf, département de la caisse de gestion.',
  cle: ['dispositif', 'niveau', 'code', 'annee'],
  sources: ['drees-minima-departements'],
  millesime: '2019',
  colonnes: [
    {
      nom: 'dispositif',
      type: 'texte',
      valeurs: ['rsa', 'ass', 'aah'],
      description: 'prestation ; « rsa » est le RSA socle jusqu’en 2015, le RSA ensuite',
    },
    { nom: 'niveau', type: 'texte', valeurs: ['france', 'departement'], description: 'échelon' },
    { nom: 'code', type: 'texte', motif: /^(FR|\d{2,3}|2[AB])$/, description: 'code du territoire ; FR pour la France' },
    { nom: 'annee', type: 'entier', min: 1995, max: 2030, description: 'année (situation au 31 décembre)' },
    {
      nom: 'valeur',
      type: 'nombre',
      unite: 'allocataires',
      vide: true,
      min: 0,
      max: 3000000,
      description: 'allocataires, tels que publiés (les décimales d’avant 2014 sont du producteur)',
    },
    { nom: 'etat', type: 'etat', description: 'état de la valeur' },
  ],
});
