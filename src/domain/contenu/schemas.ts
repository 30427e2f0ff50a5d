import { chiffreDate } from './chiffre-date.ts';
import { etape } from './etape.ts';
import { objectif } from './objectif.ts';
import { acteur, dispositif, instance } from './institutions.ts';
import { publicPrioritaire, recit, terme } from './reperes.ts';
import { strategie } from './strategie.ts';

/** Schema of each collection of src/content. */
export const SCHEMAS = {
  strategies: strategie,
  objectifs: objectif,
  'chiffres-dates': chiffreDate,
  instances: instance,
  dispositifs: dispositif,
  acteurs: acteur,
  etapes: etape,
  termes: terme,
  publics: publicPrioritaire,
  recits: recit,
} as const;
