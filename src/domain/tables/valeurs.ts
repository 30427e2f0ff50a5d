import { COLONNE_RESERVE, defineTable } from '../contrat.ts';
import { NIVEAUX } from '../territoire.ts';

/** Every value of every indicator, long form: what the pages print and what a reader downloads. */
export const valeurs = defineTable({
  table: 'valeurs',
  titre: 'Valeurs de tous les indicateurs',
  description:
    'Une ligne par indicateur, modalité, territoire et période, avec l’état de la valeur et le numérateur et le dénominateur d’un rapport.',
  cle: ['indicateur', 'modalite', 'niveau', 'code', 'periode'],
  sources: ['cog-2026'],
  millesime: 'voir chaque indicateur',
  colonnes: [
    { nom: 'indicateur', type: 'texte', description: 'identifiant de l’indicateur' },
    { nom: 'modalite', type: 'texte', vide: true, description: 'modalité ; vide pour l’ensemble' },
    {
      nom: 'niveau',
      type: 'texte',
      valeurs: NIVEAUX,
      description: 'échelon',
    },
    { nom: 'code', type: 'texte', description: 'code du territoire ; FR pour la France' },
    {
      nom: 'periode',
      type: 'texte',
      motif: /^\d{4}(-(\d\d(-\d\d)?|T[1-4]))?$/,
      description: 'période : 2019, 2019-12, 2019-12-31 ou 2019-T4',
    },
    { nom: 'valeur', type: 'nombre', vide: true, description: 'valeur, dans l’unité de l’indicateur' },
    { nom: 'etat', type: 'etat', description: 'valeur, zero, secret, indisponible ou sans-objet' },
    COLONNE_RESERVE,
    { nom: 'numerateur', type: 'nombre', vide: true, description: 'côté haut du rapport' },
    { nom: 'denominateur', type: 'nombre', vide: true, description: 'côté bas du rapport' },
  ],
});
