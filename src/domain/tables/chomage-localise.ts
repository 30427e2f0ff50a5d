import { defineTable } from '../contrat.ts';

/** Localised unemployment rate (BIT), seasonally adjusted, quarterly. */
export const chomageLocalise = defineTable({
  table: 'chomage_localise',
  titre: 'Taux de chômage localisé, par trimestre',
  description: 'Taux de chômage au sens du BIT, corrigé des variations saisonnières. Mayotte n’est pas dans le champ ; DROM depuis 2014.',
  cle: ['niveau', 'code', 'trimestre'],
  sources: ['insee-chomage-localise'],
  millesime: '2025-T4',
  colonnes: [
    { nom: 'niveau', type: 'texte', valeurs: ['france', 'region', 'departement'], description: 'échelon' },
    {
      nom: 'code',
      type: 'texte',
      motif: /^(FR|FRM|\d{2,3}|2[AB])$/,
      description: 'code du territoire ; FR : France hors Mayotte, FRM : France métropolitaine',
    },
    { nom: 'trimestre', type: 'texte', motif: /^(19|20)\d\d-T[1-4]$/, description: 'trimestre' },
    { nom: 'valeur', type: 'nombre', unite: '%', vide: true, min: 0, max: 50, description: 'taux' },
    { nom: 'etat', type: 'etat', description: 'état de la valeur' },
  ],
});
