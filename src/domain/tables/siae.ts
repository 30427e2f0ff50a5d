import { TYPES_LISTES } from '../types-siae.ts';
import { CODE_COMMUNE, defineTable } from '../contrat.ts';
import { IDENTIFIANT_SIAE } from '../identifiant-siae.ts';

/** Conventioned SIAE of July 2019, one row per (SIRET, type). */
export const siae = defineTable({
  table: 'siae',
  titre: 'Structures de l’IAE conventionnées, juillet 2019',
  description: 'Établissements conventionnés comme ACI, AI, EI ou ETTI, géolocalisés. Leurs salariés peuvent travailler ailleurs.',
  cle: ['siret', 'type'],
  sources: ['asp-siae-2019-07'],
  millesime: '2019-07',
  colonnes: [
    {
      nom: 'siret',
      type: 'texte',
      motif: IDENTIFIANT_SIAE,
      description:
        'SIRET de la structure ; « masque-commune-rang » pour une entreprise individuelle, dont le SIRET désignerait une personne : ce n’est pas un SIRET',
    },
    { nom: 'type', type: 'texte', valeurs: TYPES_LISTES, description: 'type de SIAE' },
    { nom: 'nom', type: 'texte', description: 'raison sociale ou nom d’usage ; « Entreprise individuelle » pour une personne physique' },
    {
      nom: 'commune',
      type: 'texte',
      motif: CODE_COMMUNE,
      description: 'commune de l’établissement, code officiel géographique en vigueur',
    },
    {
      nom: 'lon',
      type: 'nombre',
      unite: 'degré',
      vide: true,
      min: -64,
      max: 56,
      description: 'longitude WGS84 ; vide si la structure n’est pas localisée à l’adresse',
    },
    {
      nom: 'lat',
      type: 'nombre',
      unite: 'degré',
      vide: true,
      min: -22,
      max: 52,
      description: 'latitude WGS84 ; vide si la structure n’est pas localisée à l’adresse',
    },
    { nom: 'naf', type: 'texte', vide: true, motif: /^\d{4}[A-Z]$/, description: 'activité principale (NAF rév. 2, 732 postes)' },
    {
      nom: 'drapeaux',
      type: 'texte',
      vide: true,
      motif: /^[a-z-]+(;[a-z-]+)*$/,
      description:
        'réserves : sans-coordonnees, geocodage-faible, coordonnees-ecartees, siret-invalide, naf-absente, corrige, personne-physique (ni SIRET, ni nom, ni point, ni activité publiés)',
    },
  ],
});
