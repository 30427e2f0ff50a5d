import type { Rayon } from '#domain/tables/accessibilite.ts';
import type { TypeSiae } from '#domain/types-siae.ts';

/**
 * The parameters every definition takes, with their defaults. They are editorial choices and are said as such: no text
 * defines a « zone blanche ». The SQL of the indicators and the browser read the same values from here.
 */

/** Types that serve the people furthest from employment, on which definition D rests. */
export const TYPES_PROCHES_DU_PUBLIC = ['ACI', 'AI'] as const satisfies readonly TypeSiae[];

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

/** E: fractions of the median the sensitivity tries. */
export const FRACTIONS = [0.3, 0.4, 0.5, 0.6, 0.75] as const;

/** Longest distance drawn by the curves, in kilometres. */
export const COURBE_MAX_KM = 60;

/** Longest reach on offer, in kilometres. */
export const PORTEE_MAX_KM: Rayon = 50;

/** A commune whose contour goes further than this from its point, the default reach, is too large for one point to answer for it. */
export const GRANDE_COMMUNE_KM = PORTEE_KM;

/** Draws of a band, and the seed they start from: the same build gives the same band. */
export const TIRAGES = 200;
export const GRAINE = 20190701;
/** Share of the SIAE that each draw closes. */
export const PART_FERMEE = 0.1;
/** The band holds nine draws in ten. */
export const QUANTILES_BANDE = [0.05, 0.95] as const;
