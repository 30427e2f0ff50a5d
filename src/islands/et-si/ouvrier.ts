import { commeIlEst, servir } from './chercher-lieux.ts';

/** The worker of « Où d’abord ? ». */
servir(commeIlEst);
