import { CODE_DEPARTEMENT, defineTable } from '../contrat.ts';

/** QPV 2024 with the communes they cover (régions et départements only; collectivités d’outre-mer are apart). */
export const qpv = defineTable({
  table: 'qpv',
  titre: 'Quartiers prioritaires de la politique de la ville, 2024',
  description: 'Liste des QPV et des communes qu’ils recouvrent.',
  cle: ['code', 'commune'],
  sources: ['anct-qpv-2024'],
  millesime: '2024',
  colonnes: [
    { nom: 'code', type: 'texte', motif: /^QN[0-9A-Z]{6}$/, description: 'code du quartier' },
    { nom: 'nom', type: 'texte', description: 'nom du quartier' },
    { nom: 'commune', type: 'texte', motif: /^(\d{2}|2[AB])\d{3}$/, description: 'commune actuelle ; une ligne par commune recouverte' },
    { nom: 'departement', type: 'texte', motif: /^(\d{2,3}|2[AB])$/, description: 'département ou collectivité' },
  ],
});

/** QPV 2024 population by département, as summed by the intermediary from the published table. */
export const qpvDepartements = defineTable({
  table: 'qpv_departements',
  titre: 'Population des QPV 2024 par département',
  description: 'Nombre de quartiers et population totale des quartiers dont la population est publiée.',
  cle: ['departement'],
  sources: ['anct-qpv-2024-departements'],
  millesime: '2024',
  colonnes: [
    { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'code du département' },
    { nom: 'quartiers', type: 'entier', unite: 'quartiers', min: 0, max: 200, description: 'nombre de QPV' },
    { nom: 'quartiers_population', type: 'entier', unite: 'quartiers', min: 0, max: 200, description: 'dont la population est publiée' },
    { nom: 'population', type: 'entier', unite: 'habitants', vide: true, min: 0, max: 1500000, description: 'habitants des QPV' },
    { nom: 'etat', type: 'etat', description: 'état de la population' },
  ],
});
