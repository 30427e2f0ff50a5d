import { qpv } from '#domain/tables/qpv.ts';
import { frrCommunes } from '#domain/tables/zonages.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { millesimeEnMots } from '#lib/millesime.ts';

/** The vintage of the list of SIAE, as a reader says it: « juillet 2019 ». */
export const SIEGES = indicateur('siae-nombre').periodes;

/** Of the priority zones, the same way: « 2024 », « juillet 2025 ». */
export const ZONAGES = { qpv: millesimeEnMots(qpv.millesime), frr: millesimeEnMots(frrCommunes.millesime) } as const;
