import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { CARACTERES } from '../../src/lib/caracteres.ts';
import type { Contexte } from './contexte.ts';
import { sortie } from './publier.ts';

interface Face {
  readonly famille: string;
  readonly graisse: number;
}
export const FACES: readonly Face[] = ['source-serif-4', 'source-sans-3'].flatMap((famille) =>
  [400, 600].map((graisse) => ({ famille, graisse })),
);
export const POLICES = 'src/styles/polices';
export const originale = ({ famille, graisse }: Face) =>
  `node_modules/@fontsource/${famille}/files/${famille}-latin-${graisse}-normal.woff2`;
export const coupee = ({ famille, graisse }: Face) => `${POLICES}/${famille}-${graisse}.woff2`;

/** Kerning, ligatures, accents that compose, and the figures of tables; not the small capitals nor the swashes, which no page sets. */
const TRAITS = ['kern', 'liga', 'ccmp', 'mark', 'mkmk', 'locl', 'tnum', 'lnum', 'sups'];

export async function make(_: unknown, contexte: Contexte): Promise<string> {
  let avant = 0;
  let apres = 0;
  for (const face of FACES) {
    const entiere = readFileSync(contexte.path(originale(face)));
    const reduite = await subsetFont(entiere, CARACTERES, { targetFormat: 'woff2', keepFeatures: TRAITS });
    writeFileSync(sortie(contexte, coupee(face)), reduite);
    avant += entiere.length;
    apres += reduite.length;
  }
  return `${Math.round(avant / 1000)} → ${Math.round(apres / 1000)} ko`;
}
