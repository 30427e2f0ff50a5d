import { CODE_COMMUNE, CODE_ZONE_EMPLOI, defineTable } from '../contrat.ts';

export const CLASSEMENTS_FRR = ['non', 'frr', 'frr-plus', 'beneficiaire', 'frr-partiel', 'beneficiaire-partiel'] as const;
export type ClassementFrr = (typeof CLASSEMENTS_FRR)[number];

/** France ruralités revitalisation, July 2025. */
export const frrCommunes = defineTable({
  table: 'frr_communes',
  titre: 'Communes classées en FRR, juillet 2025',
  description: 'Classement France ruralités revitalisation. FRR n’est pas la ZRR qu’il remplace depuis juillet 2024.',
  cle: ['commune'],
  sources: ['anct-frr-2025-07'],
  millesime: '2025-07',
  colonnes: [
    { nom: 'commune', type: 'texte', motif: CODE_COMMUNE, description: 'commune actuelle' },
    {
      nom: 'classement',
      type: 'texte',
      valeurs: CLASSEMENTS_FRR,
      description:
        'non ; frr (socle) ; frr-plus ; beneficiaire (de l’ancienne ZRR, non classée, avec les effets des FRR) ; les deux formes partielles',
    },
  ],
});

/** Zones de revitalisation rurale, November 2022. */
export const zrrCommunes = defineTable({
  table: 'zrr_communes',
  titre: 'Communes classées en ZRR, novembre 2022',
  description: 'Dernier classement ZRR avant les FRR. Communes de la géographie du fichier.',
  cle: ['commune_source'],
  sources: ['anct-zrr-2022'],
  millesime: '2022-11',
  colonnes: [
    { nom: 'commune_source', type: 'texte', motif: CODE_COMMUNE, description: 'code de la commune dans le fichier d’origine' },
    { nom: 'commune', type: 'texte', motif: CODE_COMMUNE, description: 'commune actuelle' },
    { nom: 'statut', type: 'texte', valeurs: ['classee', 'non', 'partielle'], description: 'classement' },
  ],
});

/** Zones d’emploi 2020: composition. */
export const zoneEmploiCommunes = defineTable({
  table: 'zone_emploi_communes',
  titre: 'Composition communale des zones d’emploi 2020',
  description: 'À chaque commune actuelle sa zone d’emploi.',
  cle: ['commune'],
  sources: ['insee-ze2020'],
  millesime: '2020',
  colonnes: [
    { nom: 'commune', type: 'texte', motif: CODE_COMMUNE, description: 'commune actuelle' },
    { nom: 'zone_emploi', type: 'texte', motif: CODE_ZONE_EMPLOI, description: 'code de la zone d’emploi' },
  ],
});

export const zonesEmploi = defineTable({
  table: 'zones_emploi',
  titre: 'Zones d’emploi 2020',
  description: 'Code et nom des 306 zones d’emploi.',
  cle: ['zone_emploi'],
  sources: ['insee-ze2020'],
  millesime: '2020',
  colonnes: [
    { nom: 'zone_emploi', type: 'texte', motif: CODE_ZONE_EMPLOI, description: 'code' },
    { nom: 'nom', type: 'texte', description: 'nom' },
  ],
});
