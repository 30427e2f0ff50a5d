import { importeurChiffresPublies } from './chiffres-publies.ts';
import { importeurChomageLocalise } from './chomage-localise.ts';
import { importeurDefmDepartements } from './defm-departements.ts';
import { importeurDefmEpci } from './defm-epci.ts';
import { importeurFilosofiCommunes } from './filosofi-communes.ts';
import { importeurFloresA21 } from './flores-a21.ts';
import { importeurFrr } from './frr.ts';
import { importeurIaeCibles } from './iae-cibles.ts';
import { importeurIaeSalaries } from './iae-salaries.ts';
import type { Importeur } from './importeur.ts';
import { importeurMinimaAnnuels } from './minima-annuels.ts';
import { importeurMinimaMensuels } from './minima-mensuels.ts';
import { importeurPassageCommunes } from './passage-communes.ts';
import { importeurPopulationDepartements } from './population-departements.ts';
import { importeurQpv, importeurQpvDepartements } from './qpv.ts';
import { importeurSiaeRome } from './siae-rome.ts';
import { importeurSiae } from './siae.ts';
import { importeurZonesEmploi } from './zones-emploi.ts';
import { importeurZrr } from './zrr.ts';

/** Every filter of data:import; each writes one table, zones-emploi two. */
export const IMPORTEURS: readonly Importeur[] = [
  importeurPassageCommunes,
  importeurSiae,
  importeurSiaeRome,
  importeurIaeSalaries,
  importeurIaeCibles,
  importeurChiffresPublies,
  importeurMinimaAnnuels,
  importeurMinimaMensuels,
  importeurChomageLocalise,
  importeurDefmDepartements,
  importeurDefmEpci,
  importeurPopulationDepartements,
  importeurFilosofiCommunes,
  importeurFloresA21,
  importeurQpv,
  importeurQpvDepartements,
  importeurFrr,
  importeurZrr,
  importeurZonesEmploi,
];
