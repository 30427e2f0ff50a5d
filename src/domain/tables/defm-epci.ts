import { defineTable } from '../contrat.ts';

/** Jobseekers of December 2019 by EPCI, long form: one row per (EPCI, dimension, modalité). */
export const defmEpci = defineTable({
  table: 'defm_epci',
  titre: 'Demandeurs d’emploi par EPCI, décembre 2019',
  description:
    'Catégories A à E, puis pour les catégories A, B, C : ancienneté, sexe et âge, diplôme. Périmètre des EPCI de 2019 ; 90 EPCI sont à cheval sur plusieurs départements.',
  cle: ['epci_2019', 'dimension', 'modalite'],
  sources: ['pole-emploi-stmt-epci-2019'],
  millesime: '2019-12',
  colonnes: [
    { nom: 'epci_2019', type: 'texte', motif: /^(\d{9}|HORS)$/, description: 'SIREN de l’EPCI en 2019 ; HORS pour les communes hors EPCI' },
    {
      nom: 'epci',
      type: 'texte',
      vide: true,
      motif: /^\d{9}$/,
      description:
        'SIREN de l’EPCI de 2026 qui lui succède (le même, ou une fusion) ; vide si ses communes ont été partagées ; quelques communes ont pu entrer ou sortir depuis',
    },
    { nom: 'dimension', type: 'texte', valeurs: ['categorie', 'anciennete', 'sexe-age', 'diplome', 'total'], description: 'ventilation' },
    {
      nom: 'modalite',
      type: 'texte',
      motif: /^[a-z0-9-]+$/,
      description:
        'modalité : categorie a…e ; anciennete moins-3-mois, 3-5-mois, 6-11-mois, 12-23-mois, 24-35-mois, 36-mois-plus ; sexe-age hommes, femmes et hommes|femmes-moins-25|25-49|50-plus ; diplome niveau-1-2, niveau-3, niveau-4, niveau-5, niveau-5-bis, niveau-6, indetermine ; total abc',
    },
    { nom: 'valeur', type: 'entier', unite: 'personnes', vide: true, min: 0, max: 800000, description: 'personnes' },
    { nom: 'etat', type: 'etat', description: 'état de la valeur' },
  ],
});
