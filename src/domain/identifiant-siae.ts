import { CODE_COMMUNE } from './contrat.ts';

/**
 * What stands in the SIRET column: a SIRET, or `masque-<commune>-<n>` for a sole trader, of whom only the commune is published. A
 * SIRET leads to a person in the public register; an empty cell would lose the key, and with it counts and joins.
 */
export const IDENTIFIANT_SIAE = new RegExp(`^(\\d{14}|masque-(${CODE_COMMUNE.source.slice(1, -1)})-\\d{1,2})$`);

/** The flag of such a row, and its name: a commune and a type are all it holds. */
export const DRAPEAU_MASQUE = 'personne-physique';
export const NOM_MASQUE = 'Entreprise individuelle';

export const identifiantMasque = (commune: string, rang: number): string => `masque-${commune}-${rang}`;
export const estMasque = (identifiant: string): boolean => identifiant.startsWith('masque-');
