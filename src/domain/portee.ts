/** What the distances to the SIAE are measured for: the contract of the table, the computation and the pages name the same. */

/** The five types of SIAE. EITI came after the list of July 2019: that type is empty there, which is said and never shown as a distance. */
export const TYPES = ['ACI', 'AI', 'EI', 'ETTI', 'EITI'] as const;
export type TypeSiae = (typeof TYPES)[number];

/** Radii within which the SIAE are counted, in kilometres. */
export const RAYONS_KM = [5, 10, 15, 20, 30, 50] as const;
export type Rayon = (typeof RAYONS_KM)[number];

/** Columns of the table `accessibilite`. */
export const colonneDistance = (type: TypeSiae) => `distance_${type.toLowerCase()}_km`;
export const colonneCompte = (rayon: number) => `siae_${rayon}_km`;
