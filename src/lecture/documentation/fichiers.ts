import { readdirSync, readFileSync, statSync } from 'node:fs';
import { env } from 'node:process';
import { csvParse } from 'd3-dsv';
import { parse } from 'yaml';
import { lireOuverture, type Statistique } from '#domain/ouverture.ts';

/** Node-only, at build: the committed and published files that the static pages list, and who publishes this copy. */

/** One hand fix. `siae`: what was read is not what is kept; the reason is always there, the link sometimes. */
export interface CorrectionSiae {
  readonly siret: string;
  readonly type: string;
  readonly champ: string;
  readonly valeur: string;
  readonly raison: string;
  readonly lien: string;
}
export interface CorrectionEpci {
  readonly epci_2019: string;
  /** Empty when its communes were shared out: it has no single successor. */
  readonly epci: string;
  readonly raison: string;
  readonly lien: string;
}
export interface CorrectionSerie {
  readonly niveau: string;
  readonly code: string;
  readonly du: string;
  readonly au: string;
  readonly etat: string;
  readonly raison: string;
}

const corrections = (nom: string) => csvParse(readFileSync(`data/corrections/${nom}.csv`, 'utf8'));

export const correctionsSiae = (): readonly CorrectionSiae[] => corrections('siae') as unknown as readonly CorrectionSiae[];
export const correctionsEpci = (): readonly CorrectionEpci[] => corrections('epci-2019') as unknown as readonly CorrectionEpci[];
export const correctionsSerie = (): readonly CorrectionSerie[] => corrections('iae-salaries') as unknown as readonly CorrectionSerie[];

interface Commune {
  readonly code: string;
  readonly nom: string;
}
export interface Absents {
  readonly communes: readonly (Commune & { readonly dans: string; readonly nomDans: string })[];
  readonly epci: readonly Commune[];
  readonly sansEpci: readonly Commune[];
}

/** What the geometry could not draw, by name. */
export const absents = (): Absents => JSON.parse(readFileSync('public/geo/absents.json', 'utf8')) as Absents;

/** Size of a file the site publishes, by its address. */
export const octetsDe = (adresse: string): number => statSync(`public${adresse}`).size;

/** Number and total size of the per-département files of communes. */
export function contoursCommunes(): { readonly nombre: number; readonly octets: number } {
  const noms = readdirSync('public/geo/communes').filter((n) => n.endsWith('.json'));
  return { nombre: noms.length, octets: noms.reduce((somme, n) => somme + octetsDe(`/geo/communes/${n}`), 0) };
}

/** The board of data/ouverture.yaml, checked. */
export const statistiques = (): readonly Statistique[] => lireOuverture(parse(readFileSync('data/ouverture.yaml', 'utf8')));

/** Who publishes this copy, as its builder says it in ATLAS_EDITEUR; null when nobody said. */
export function editeur(): string | null {
  const nom = env['ATLAS_EDITEUR']?.trim() ?? '';
  return nom === '' ? null : nom;
}
