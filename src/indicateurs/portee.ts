/**
 * Two modalities of `zb-c`: the inhabitants out of reach wherever they live in their commune, and those of a commune a place of which is. The share of
 * the points stands between them.
 */
export const PARTOUT = 'partout';
export const AU_BORD = 'au-bord';
