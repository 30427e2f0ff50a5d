/** The five départements overseas, by code. */
export const DROM = ['971', '972', '973', '974', '976'] as const;
export const estOutreMer = (departement: string): boolean => departement.startsWith('97');

/** The département of a commune, from its code: three characters overseas, two elsewhere. */
export const departementDe = (commune: string): string => commune.slice(0, estOutreMer(commune) ? 3 : 2);
