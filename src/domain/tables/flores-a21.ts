import { CODE_ZONE_EMPLOI, defineTable } from '../contrat.ts';

/** Employees by NAF section and zone d’emploi (Flores). */
export const floresA21 = defineTable({
  table: 'flores_a21',
  titre: 'Emploi salarié par section NAF et zone d’emploi',
  description: 'Effectifs salariés en fin d’année, au lieu de travail.',
  cle: ['zone_emploi', 'section'],
  sources: ['insee-flores-2023'],
  millesime: '2023',
  colonnes: [
    { nom: 'zone_emploi', type: 'texte', motif: CODE_ZONE_EMPLOI, description: 'code de la zone d’emploi' },
    { nom: 'section', type: 'texte', motif: /^[A-U]$/, description: 'section NAF (A21)' },
    { nom: 'effectif_2022', type: 'entier', unite: 'salariés', vide: true, min: 0, max: 5000000, description: 'effectif salarié 2022' },
    { nom: 'effectif_2022_etat', type: 'etat', description: 'état de la valeur 2022' },
    { nom: 'effectif_2023', type: 'entier', unite: 'salariés', vide: true, min: 0, max: 5000000, description: 'effectif salarié 2023' },
    { nom: 'effectif_2023_etat', type: 'etat', description: 'état de la valeur 2023' },
  ],
});
