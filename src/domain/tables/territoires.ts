import { CODE_COMMUNE, CODE_DEPARTEMENT, CODE_EPCI, CODE_EPT, CODE_ZONE_EMPLOI, CODES_REGION, defineTable } from '../contrat.ts';
import { NATURES_EPCI } from '../territoire.ts';

/** What a département holds of an EPCI or EPT that straddles several: its code, a hyphen, the département. */
const CODE_PARTIE = new RegExp(`^(${CODE_EPCI.source.slice(1, -1)}|${CODE_EPT.source.slice(1, -1)})-${CODE_DEPARTEMENT.source.slice(1)}`);

const SOURCES = ['cog-2026'];
const MILLESIME = '2026';

/** The 34 875 current communes of the 18 régions, made at build from the COG package and the geometry. */
export const communes = defineTable({
  table: 'communes',
  titre: 'Communes, 2026',
  description: 'Communes des 18 régions, leurs rattachements, leur population et un point (centre du contour).',
  cle: ['commune'],
  sources: [...SOURCES, 'ign-communes-2018', 'insee-ze2020'],
  millesime: MILLESIME,
  colonnes: [
    { nom: 'commune', type: 'texte', motif: CODE_COMMUNE, description: 'code' },
    { nom: 'nom', type: 'texte', description: 'nom' },
    { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'département' },
    { nom: 'region', type: 'texte', valeurs: CODES_REGION, description: 'région' },
    { nom: 'epci', type: 'texte', vide: true, motif: CODE_EPCI, description: 'EPCI à fiscalité propre ; vide pour quatre îles' },
    {
      nom: 'ept',
      type: 'texte',
      vide: true,
      motif: CODE_EPT,
      description: 'territoire de la Métropole du Grand Paris (T1 à T12) ; vide ailleurs',
    },
    {
      nom: 'partie',
      type: 'texte',
      vide: true,
      motif: CODE_PARTIE,
      description: 'partie de son intercommunalité que contient son département ; vide si l’intercommunalité n’est que d’un département',
    },
    { nom: 'zone_emploi', type: 'texte', vide: true, motif: CODE_ZONE_EMPLOI, description: 'zone d’emploi 2020' },
    { nom: 'population', type: 'entier', unite: 'habitants', min: 0, max: 2500000, description: 'population municipale' },
    { nom: 'codes_postaux', type: 'texte', vide: true, description: 'codes postaux, séparés par une espace' },
    {
      nom: 'lon',
      type: 'nombre',
      unite: 'degré',
      vide: true,
      min: -64,
      max: 56,
      description: 'longitude du point ; vide si la commune n’a pas de contour',
    },
    {
      nom: 'lat',
      type: 'nombre',
      unite: 'degré',
      vide: true,
      min: -22,
      max: 52,
      description: 'latitude du point ; vide si la commune n’a pas de contour',
    },
  ],
});

/** Where a place that may straddle several is. */
const DEPARTEMENTS = [
  { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'département où vit la plus grande part de ses habitants' },
  { nom: 'departements', type: 'texte', description: 'tous ses départements, séparés par une espace, le principal d’abord' },
] as const;

export const epci = defineTable({
  table: 'epci',
  titre: 'EPCI à fiscalité propre, 2026',
  description: 'Les 1 255 intercommunalités à fiscalité propre.',
  cle: ['epci'],
  sources: SOURCES,
  millesime: MILLESIME,
  colonnes: [
    { nom: 'epci', type: 'texte', motif: CODE_EPCI, description: 'SIREN' },
    { nom: 'nom', type: 'texte', description: 'nom' },
    { nom: 'nature', type: 'texte', valeurs: NATURES_EPCI, description: 'nature juridique' },
    ...DEPARTEMENTS,
    { nom: 'region', type: 'texte', valeurs: CODES_REGION, description: 'région du département principal' },
    { nom: 'population', type: 'entier', unite: 'habitants', min: 0, max: 8000000, description: 'population municipale' },
    { nom: 'communes', type: 'entier', unite: 'communes', min: 1, max: 400, description: 'nombre de communes' },
  ],
});

export const ept = defineTable({
  table: 'ept',
  titre: 'Territoires de la Métropole du Grand Paris, 2026',
  description:
    'Paris (T1) et les onze établissements publics territoriaux (T2 à T12) : à l’intérieur de la Métropole du Grand Paris, ils tiennent lieu d’intercommunalités.',
  cle: ['ept'],
  sources: SOURCES,
  millesime: MILLESIME,
  colonnes: [
    { nom: 'ept', type: 'texte', motif: CODE_EPT, description: 'numéro du territoire dans la métropole' },
    { nom: 'nom', type: 'texte', description: 'nom' },
    {
      nom: 'siren',
      type: 'texte',
      vide: true,
      motif: CODE_EPCI,
      description: 'SIREN ; vide pour Paris, qui n’est pas un établissement public',
    },
    ...DEPARTEMENTS,
    { nom: 'region', type: 'texte', valeurs: CODES_REGION, description: 'région' },
    { nom: 'population', type: 'entier', unite: 'habitants', min: 0, max: 3000000, description: 'population municipale' },
    { nom: 'communes', type: 'entier', unite: 'communes', min: 1, max: 30, description: 'nombre de communes' },
  ],
});

export const parties = defineTable({
  table: 'parties',
  titre: 'Parties des intercommunalités à cheval sur plusieurs départements, 2026',
  description:
    'Une ligne pour chaque département d’une intercommunalité à cheval : la partie de ses communes qui y est. Dans la Métropole du Grand Paris, les parties sont celles des établissements publics territoriaux.',
  cle: ['partie'],
  sources: SOURCES,
  millesime: MILLESIME,
  colonnes: [
    { nom: 'partie', type: 'texte', motif: CODE_PARTIE, description: 'code de l’intercommunalité, tiret, département' },
    { nom: 'nom', type: 'texte', description: 'nom de l’intercommunalité, suivi de « (partie) »' },
    { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'département' },
    { nom: 'region', type: 'texte', valeurs: CODES_REGION, description: 'région' },
    { nom: 'population', type: 'entier', unite: 'habitants', min: 0, max: 3000000, description: 'population municipale de la partie' },
    { nom: 'communes', type: 'entier', unite: 'communes', min: 1, max: 400, description: 'nombre de communes de la partie' },
  ],
});

export const departements = defineTable({
  table: 'departements',
  titre: 'Départements, 2026',
  description: 'Les 101 départements.',
  cle: ['departement'],
  sources: SOURCES,
  millesime: MILLESIME,
  colonnes: [
    { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'code' },
    { nom: 'nom', type: 'texte', description: 'nom' },
    { nom: 'region', type: 'texte', valeurs: CODES_REGION, description: 'région' },
    { nom: 'population', type: 'entier', unite: 'habitants', min: 0, max: 4000000, description: 'population municipale' },
  ],
});

export const regions = defineTable({
  table: 'regions',
  titre: 'Régions, 2026',
  description: 'Les 18 régions.',
  cle: ['region'],
  sources: SOURCES,
  millesime: MILLESIME,
  colonnes: [
    { nom: 'region', type: 'texte', valeurs: CODES_REGION, description: 'code' },
    { nom: 'nom', type: 'texte', description: 'nom' },
    { nom: 'population', type: 'entier', unite: 'habitants', min: 0, max: 15000000, description: 'population municipale' },
  ],
});
