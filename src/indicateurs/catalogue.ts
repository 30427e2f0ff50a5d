import { chomageLocalise } from './liste/chomage.ts';
import { defm, deld24, deld36, deldPart, defmFemmes, defmJeunes, defmSansDiplome, defmSeniors } from './liste/demandeurs.ts';
import { equipementActifs, equipementDefm, equipementDeld, equipementRsa } from './liste/equipement.ts';
import { equipementRang } from './liste/equipement-rang.ts';
import { iaeCible, iaeEvolution, iaeSalaries } from './liste/iae-salaries.ts';
import { aah, aahPart, ass, assPart, rsa, rsaPart } from './liste/minima.ts';
import { pauvrete } from './liste/pauvrete.ts';
import { frrPopulation, qpvNombre, qpvPopulation, zrrPopulation } from './liste/priorites.ts';
import { secteurAbsent, secteurIndetermine, secteurNaf } from './liste/secteurs.ts';
import { siaeDensite, siaeDensiteHabitants, siaeNombre, siaePartType } from './liste/siae.ts';
import { distanceMediane, zbA, zbC, zbD, zbE, zbG } from './liste/zones-blanches.ts';
import type { Indicateur, NiveauIndicateur } from './types.ts';

/** Every indicator of the atlas, in the order of the catalogue page. */
export const CATALOGUE: readonly Indicateur[] = [
  siaeNombre,
  siaePartType,
  siaeDensite,
  siaeDensiteHabitants,
  iaeSalaries,
  iaeEvolution,
  iaeCible,
  equipementDefm,
  equipementDeld,
  equipementRsa,
  equipementActifs,
  equipementRang,
  defm,
  deldPart,
  deld24,
  deld36,
  defmFemmes,
  defmJeunes,
  defmSeniors,
  defmSansDiplome,
  chomageLocalise,
  rsa,
  rsaPart,
  ass,
  assPart,
  aah,
  aahPart,
  pauvrete,
  zbC,
  zbA,
  zbD,
  zbE,
  zbG,
  distanceMediane,
  qpvPopulation,
  qpvNombre,
  frrPopulation,
  zrrPopulation,
  secteurNaf,
  secteurIndetermine,
  secteurAbsent,
];

const PAR_ID = new Map(CATALOGUE.map((i) => [i.id, i]));

/** The latest period at which a level has an indicator. */
export function periodeDe(id: string, niveau: NiveauIndicateur): string {
  const { periode, periodeParNiveau } = indicateur(id);
  return periodeParNiveau?.[niveau] ?? periode;
}

/** Throws when the id is unknown: a page must not link to a figure that does not exist. */
export function indicateur(id: string): Indicateur {
  const trouve = PAR_ID.get(id);
  if (trouve === undefined) throw new Error(`no indicator "${id}": ids are in indicateurs/catalogue.ts`);
  return trouve;
}
