import type { Contrat } from '../contrat.ts';
import { accessibilite } from './accessibilite.ts';
import { chiffresPublies } from './chiffres-publies.ts';
import { chomageLocalise } from './chomage-localise.ts';
import { defmDepartements } from './defm-departements.ts';
import { defmEpci } from './defm-epci.ts';
import { filosofiCommunes } from './filosofi-communes.ts';
import { floresA21 } from './flores-a21.ts';
import { iaeCibles } from './iae-cibles.ts';
import { iaeSalaries } from './iae-salaries.ts';
import { minimaAnnuels } from './minima-annuels.ts';
import { minimaMensuels } from './minima-mensuels.ts';
import { passageCommunes } from './passage-communes.ts';
import { populationDepartements } from './population-departements.ts';
import { qpv, qpvDepartements } from './qpv.ts';
import { siaeRome } from './siae-rome.ts';
import { siae } from './siae.ts';
import { communes, departements, epci, ept, parties, regions } from './territoires.ts';
import { valeurs } from './valeurs.ts';
import { zonesBlanchesCourbes, zonesBlanchesSensibilite } from './zones-blanches.ts';
import { frrCommunes, zoneEmploiCommunes, zonesEmploi, zrrCommunes } from './zonages.ts';

/** Every table the import writes to data/tables, in the order they are published. */
export const TABLES_IMPORTEES = [
  siae,
  siaeRome,
  iaeSalaries,
  iaeCibles,
  minimaAnnuels,
  minimaMensuels,
  chomageLocalise,
  defmDepartements,
  defmEpci,
  populationDepartements,
  filosofiCommunes,
  qpv,
  qpvDepartements,
  frrCommunes,
  zrrCommunes,
  zoneEmploiCommunes,
  zonesEmploi,
  floresA21,
  chiffresPublies,
  passageCommunes,
] as const satisfies readonly Contrat[];

/** Tables made at build from the COG package and the geometry. */
export const TABLES_TERRITOIRES: readonly Contrat[] = [communes, epci, ept, parties, departements, regions];

/** Made at build from the distances: `accessibilite` before the values, the two others from them. */
const TABLES_ZONES_BLANCHES: readonly Contrat[] = [zonesBlanchesSensibilite, zonesBlanchesCourbes];

/** Every table published under /donnees/. */
export const TABLES_PUBLIEES: readonly Contrat[] = [
  valeurs,
  accessibilite,
  ...TABLES_ZONES_BLANCHES,
  ...TABLES_TERRITOIRES,
  ...TABLES_IMPORTEES,
];
