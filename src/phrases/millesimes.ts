import { qpv } from '#domain/tables/qpv.ts';
import { communes } from '#domain/tables/territoires.ts';
import { siae } from '#domain/tables/siae.ts';
import { frrCommunes } from '#domain/tables/zonages.ts';
import { millesimeEnMots } from '#lib/millesime.ts';

/** The vintage of the list of SIAE, as a reader says it: « juillet 2019 ». */
export const LISTE_SIAE = millesimeEnMots(siae.millesime);

/** Of the limits and the populations of the places. */
export const POPULATION = communes.millesime;

/** Of the priority zones, the same way: « 2024 », « juillet 2025 ». */
export const ZONAGES = { qpv: millesimeEnMots(qpv.millesime), frr: millesimeEnMots(frrCommunes.millesime) } as const;
