import { TYPES_LISTES } from '../types-siae.ts';
import { CODE_DEPARTEMENT, defineTable } from '../contrat.ts';

/** Trades declared by the SIAE of three pilot départements in 2019: one row per post offered, or one without a trade. */
export const siaeRome = defineTable({
  table: 'siae_rome',
  titre: 'Métiers des SIAE de trois départements pilotes, 2019',
  description:
    'Métiers (ROME) proposés par les SIAE du Pas-de-Calais, du Bas-Rhin et de la Seine-Saint-Denis à l’ouverture de la plateforme des Emplois de l’inclusion. Une structure peut en proposer plusieurs.',
  cle: ['departement', 'siret', 'type', 'rome', 'appellation'],
  sources: ['emplois-rome-2019'],
  millesime: '2019',
  colonnes: [
    { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'département de la structure' },
    { nom: 'siret', type: 'texte', motif: /^\d{14}$/, description: 'SIRET de la structure' },
    { nom: 'type', type: 'texte', valeurs: TYPES_LISTES, description: 'type de SIAE' },
    {
      nom: 'rome',
      type: 'texte',
      vide: true,
      motif: /^[A-N]\d{4}$/,
      description: 'code du métier dans le répertoire ROME (version 3) ; vide quand la structure n’en donne aucun',
    },
    { nom: 'appellation', type: 'texte', vide: true, description: 'intitulé du poste tel que la structure l’a saisi' },
  ],
});
