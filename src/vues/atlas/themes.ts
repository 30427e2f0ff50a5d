import type { Indicateur } from '#indicateurs/types.ts';

type Theme = Indicateur['theme'];

/** Themes of the catalogue, in the order of its page. */
export const NOMS_THEMES: Readonly<Record<Theme, string>> = {
  offre: 'L’offre',
  equipement: 'L’équipement : l’offre rapportée au besoin',
  besoin: 'Le besoin',
  'zones-blanches': 'Les zones blanches : où l’offre manque',
  'territoires-prioritaires': 'Les territoires prioritaires',
  secteurs: 'Les secteurs',
};

/** The one the map opens on first. */
const PREMIER: Theme = 'equipement';
const tous = Object.entries(NOMS_THEMES) as [Theme, string][];
export const THEMES: readonly (readonly [Theme, string])[] = [[PREMIER, NOMS_THEMES[PREMIER]], ...tous.filter(([t]) => t !== PREMIER)];
