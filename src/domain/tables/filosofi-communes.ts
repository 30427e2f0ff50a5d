import { CODE_COMMUNE, defineTable } from '../contrat.ts';

/** Filosofi 2020 by commune (geography of the file), with the current commune it became. */
export const filosofiCommunes = defineTable({
  table: 'filosofi_communes',
  titre: 'Niveau de vie et pauvreté par commune, 2020',
  description:
    'Revenus disponibles localisés. Le taux de pauvreté des petites communes est secret ; Guadeloupe, Guyane et Mayotte ne sont pas publiées.',
  cle: ['commune_source'],
  sources: ['insee-filosofi-2020'],
  millesime: '2020',
  colonnes: [
    { nom: 'commune_source', type: 'texte', motif: CODE_COMMUNE, description: 'code de la commune dans le fichier d’origine' },
    { nom: 'commune', type: 'texte', motif: CODE_COMMUNE, description: 'commune actuelle' },
    {
      nom: 'personnes',
      type: 'entier',
      unite: 'personnes',
      vide: true,
      min: 0,
      max: 2500000,
      description: 'personnes des ménages fiscaux',
    },
    { nom: 'personnes_etat', type: 'etat', description: 'état du nombre de personnes' },
    { nom: 'mediane', type: 'nombre', unite: 'euros par an', vide: true, min: 5000, max: 90000, description: 'niveau de vie médian' },
    { nom: 'mediane_etat', type: 'etat', description: 'état de la médiane' },
    { nom: 'pauvrete', type: 'nombre', unite: '%', vide: true, min: 0, max: 80, description: 'taux de pauvreté à 60 %' },
    { nom: 'pauvrete_etat', type: 'etat', description: 'état du taux' },
  ],
});
