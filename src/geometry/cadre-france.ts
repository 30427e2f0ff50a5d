/**
 * The national viewport: métropole (Corse at its true place) above, the five DROM in a row of equal frames below, by code. Apart from what is
 * projected into it: a page that draws paths already projected has no use for the projections.
 */
export const FRANCE = { largeur: 1000, hauteur: 1176 } as const;
