import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import type { Contexte, Importeur, Sortie } from './importeur.ts';
import type { Case } from './lecture-classeur.ts';

// What the tests of the filters share: small hand-made originals, a small context, and the true originals where they are at hand.

/** The originals are not part of the repository: ORIGINAUX names their folder, else they may stand beside the checkout. */
export const ORIGINAUX = process.env['ORIGINAUX'] ?? fileURLToPath(new URL('../../../shared/open-data/', import.meta.url));

export function contexteEssai(surcharge: Partial<Contexte> = {}): Contexte {
  const communes = new Set(['01001', '2A004', '75056', '97201']);
  return {
    communeActuelle: (code) => (communes.has(code) ? code : code === '01039' ? '01001' : null),
    communes,
    departements: new Set(['01', '2A', '971', '976']),
    epci: new Set(['200000172', '200093201', '200046977']),
    corrections: () => [],
    ...surcharge,
  };
}

const METROPOLE = Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0')).filter((d) => d !== '20');
/** The 101 départements, for the true originals. */
export const TOUS_DEPARTEMENTS: ReadonlySet<string> = new Set([...METROPOLE, '2A', '2B', '971', '972', '973', '974', '976']);

export function enOctets(texte: string): Uint8Array {
  return new TextEncoder().encode(texte);
}

/** A workbook of hand-made sheets, as .xlsx unless said otherwise. */
export function classeurDe(
  feuilles: Readonly<Record<string, readonly (readonly Case[])[]>>,
  format: 'xlsx' | 'biff8' = 'xlsx',
): Uint8Array {
  const classeur = utils.book_new();
  for (const [nom, lignes] of Object.entries(feuilles))
    utils.book_append_sheet(classeur, utils.aoa_to_sheet(lignes.map((l) => [...l])), nom);
  return new Uint8Array(write(classeur, { type: 'array', bookType: format }) as ArrayBuffer);
}

export async function lireEssai(importeur: Importeur, octets: readonly Uint8Array[], contexte = contexteEssai()): Promise<Sortie> {
  return importeur.lire(Object.fromEntries(importeur.fichiers.map((f, i) => [f, octets[i] ?? new Uint8Array()])), contexte);
}

/** The true originals of a filter, or null, and the test is skipped: they are not part of the project. */
export function originauxDe(importeur: Importeur): readonly Uint8Array[] | null {
  const chemins = importeur.fichiers.map((f) => join(ORIGINAUX, f));
  if (chemins.every((c) => existsSync(c))) return chemins.map((c) => readFileSync(c));
  return null;
}
