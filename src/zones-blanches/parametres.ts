/**
 * The parameters every definition takes, with their defaults. They are editorial choices and are said as such: no text
 * defines a « zone blanche ». The SQL of the indicators and the browser read the same values from here.
 */

/** The five types of SIAE. EITI came after the list of July 2019: that type is empty there, which is said and never shown as a distance. */
export const TYPES = ['ACI', 'AI', 'EI', 'ETTI', 'EITI'] as const;
export type TypeSiae = (typeof TYPES)[number];

/** Types that serve the people furthest from employment, on which definition D rests. */
export const TYPES_PROCHES_DU_PUBLIC = ['ACI', 'AI'] as const satisfies readonly TypeSiae[];

/** Radii within which the SIAE are counted, in kilometres. */
export const RAYONS_KM = [5, 10, 15, 20, 30, 50] as const;
export type Rayon = (typeof RAYONS_KM)[number];

/** The reach a page opens with, in kilometres; the slider goes from 5 to 50. */
export const PORTEE_KM: Rayon = 20;

/** A place is blank under C, D or G when at least this share of its inhabitants is concerned. */
export const MAJORITE = 0.5;

/** E: under this fraction of the median of comparable places. */
export const FRACTION_MEDIANE = 0.5;

/** E: a place with fewer registered jobseekers (A, B, C) than this is not judged: one structure more or less would decide. */
export const PLANCHER_DEFM = { departement: 5000, epci: 500 } as const;

/** E: EPCI are compared with those of their size, cut at these numbers of registered jobseekers. */
export const STRATES_DEFM = [500, 1000, 2500, 10000] as const;

/** Longest distance drawn by the curves, in kilometres. */
export const COURBE_MAX_KM = 60;

/** A commune whose contour goes further than this from its point is too large for one point to answer for it, in kilometres. */
export const GRANDE_COMMUNE_KM = 15;
