import { defineTable } from '../contrat.ts';

/** National and regional figures quoted from published pages, one number per row. */
export const chiffresPublies = defineTable({
  table: 'chiffres_publies',
  titre: 'Chiffres publiés, avec leur page',
  description: 'Chiffres nationaux et régionaux relevés dans des pages publiées. Un relais de presse est dit « seconde main ».',
  cle: ['annee', 'territoire', 'libelle', 'rang'],
  sources: ['chiffres-publies'],
  millesime: '2013-2026',
  colonnes: [
    { nom: 'annee', type: 'entier', min: 2000, max: 2030, description: 'année du chiffre' },
    { nom: 'territoire', type: 'texte', description: 'territoire tel que nommé' },
    { nom: 'libelle', type: 'texte', description: 'ce qui est mesuré' },
    { nom: 'rang', type: 'entier', min: 1, max: 20, description: 'rang de la valeur quand la page en donne plusieurs ensemble' },
    { nom: 'valeur', type: 'nombre', description: 'valeur' },
    { nom: 'unite', type: 'texte', description: 'unité' },
    { nom: 'precision', type: 'texte', vide: true, description: 'réserve du texte (« près de », « un tiers »…)' },
    { nom: 'source', type: 'texte', description: 'producteur et publication' },
    { nom: 'seconde_main', type: 'booleen', description: 'vrai si la page est un relais et non le producteur' },
    { nom: 'url', type: 'texte', motif: /^https?:\/\//, description: 'page où le chiffre a été lu' },
  ],
});
