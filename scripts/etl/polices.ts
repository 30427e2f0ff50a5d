import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { CARACTERES } from '../../src/lib/caracteres.ts';
import type { Contexte } from './contexte.ts';
import { sortie } from './publier.ts';
import { FACES, policeCoupee, policeOriginale } from './sorties.ts';

/** Kerning, ligatures, accents that compose, and the figures of tables; not the small capitals nor the swashes, which no page sets. */
const TRAITS = ['kern', 'liga', 'ccmp', 'mark', 'mkmk', 'locl', 'tnum', 'lnum', 'sups'];

export async function make(_: unknown, contexte: Contexte): Promise<string> {
  let avant = 0;
  let apres = 0;
  for (const face of FACES) {
    const entiere = readFileSync(contexte.path(policeOriginale(face)));
    const reduite = await subsetFont(entiere, CARACTERES, { targetFormat: 'woff2', keepFeatures: TRAITS });
    writeFileSync(sortie(contexte, policeCoupee(face)), reduite);
    avant += entiere.length;
    apres += reduite.length;
  }
  return `${Math.round(avant / 1000)} → ${Math.round(apres / 1000)} ko`;
}
