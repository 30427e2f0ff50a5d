import { indicateur } from '#indicateurs/catalogue.ts';

/** The vintage of the list of SIAE, as a reader says it: « juillet 2019 ». */
export const SIEGES = indicateur('siae-nombre').periodes;
