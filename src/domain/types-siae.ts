/** The types of SIAE that the list of July 2019 holds. */
export const TYPES_LISTES = ['ACI', 'AI', 'EI', 'ETTI'] as const;
export type TypeListe = (typeof TYPES_LISTES)[number];

/** The five types. EITI came after the list: that type is empty there, which is said and never shown as a distance. */
export const TYPES_SIAE = [...TYPES_LISTES, 'EITI'] as const;
export type TypeSiae = (typeof TYPES_SIAE)[number];
