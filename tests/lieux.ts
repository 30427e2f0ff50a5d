import { FRANCE } from '../src/domain/territoire.ts';
import { lieuDe, type Lieu } from '../src/lecture/lieu.ts';
import type { Donnees } from '../src/lecture/donnees.ts';

/** Every territory that has a sheet: sentences are judged over all of them. */
export const lieuxDesFiches = (d: Donnees): readonly Lieu[] =>
  [FRANCE, ...d.regions, ...d.departements, ...d.epci, ...d.ept].map((t) => lieuDe(d, t));
