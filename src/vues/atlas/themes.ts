import type { Indicateur } from '#indicateurs/types.ts';

/** Themes of the catalogue, the one the map opens on first. */
export const THEMES: readonly (readonly [Indicateur['theme'], string])[] = [
  ['equipement', 'L’équipement : l’offre rapportée au besoin'],
  ['offre', 'L’offre'],
  ['besoin', 'Le besoin'],
  ['zones-blanches', 'Les zones blanches : où l’offre manque'],
  ['territoires-prioritaires', 'Les territoires prioritaires'],
  ['secteurs', 'Les secteurs'],
];
