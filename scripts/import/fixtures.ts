import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { passageCommunes } from '../../src/domain/tables/passage-communes.ts';
import { creerContexte } from './contexte.ts';
import type { Contexte, Importeur, Sortie } from './importeur.ts';
import { lireTable } from './lecture-table.ts';

export const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

export function lireFixture(nom: string): Uint8Array {
  return readFileSync(`${DATA}fixtures/${nom}`);
}

/** The real COG and the committed passage table, with the corrections a test wants (none by default). */
export function contexteDeTest(corrections: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {}): Contexte {
  const { lignes } = lireTable(passageCommunes, 'passage_communes.csv', readFileSync(`${DATA}tables/passage_communes.csv`));
  const passage = new Map(lignes.map((l) => [String(l['ancien']), String(l['commune'])]));
  return creerContexte(passage, (nom) => corrections[nom] ?? []);
}

/** Runs a filter with one fixture in the place of its (only) original. */
export async function importerFixture(importeur: Importeur, fixture: string, contexte: Contexte): Promise<Sortie> {
  const octets = lireFixture(fixture);
  return importeur.lire(Object.fromEntries(importeur.fichiers.map((f) => [f, octets])), contexte);
}
