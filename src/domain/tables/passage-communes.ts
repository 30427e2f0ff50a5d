import { CODE_COMMUNE, defineTable } from '../contrat.ts';

/** Former commune codes and the current commune that replaced each; identity rows are left out. */
export const passageCommunes = defineTable({
  table: 'passage_communes',
  titre: 'Anciennes communes et commune actuelle',
  description: 'Un ancien code, la commune qui l’a remplacé. Les codes inchangés n’y sont pas.',
  cle: ['ancien'],
  sources: ['cogiter-passage'],
  millesime: '2025',
  colonnes: [
    { nom: 'ancien', type: 'texte', motif: CODE_COMMUNE, description: 'ancien code' },
    { nom: 'commune', type: 'texte', motif: CODE_COMMUNE, description: 'commune actuelle' },
  ],
});
