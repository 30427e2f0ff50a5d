import { commeIlEst, servir } from './recherche.ts';

/** The worker of « Où d’abord ? ». */
servir(commeIlEst);
