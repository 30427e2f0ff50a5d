import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { CARACTERES } from '../../src/lib/caracteres.ts';
import { ecrire, type Etape } from './etape.ts';

const FACES = ['source-serif-4', 'source-sans-3'].flatMap((famille) => [400, 600].map((graisse) => ({ famille, graisse })));
const originale = ({ famille, graisse }: (typeof FACES)[number]) =>
  `node_modules/@fontsource/${famille}/files/${famille}-latin-${graisse}-normal.woff2`;
const coupee = ({ famille, graisse }: (typeof FACES)[number]) => `src/styles/polices/${famille}-${graisse}.woff2`;

/** Kerning, ligatures, accents that compose, and the figures of tables; not the small capitals nor the swashes, which no page sets. */
const TRAITS = ['kern', 'liga', 'ccmp', 'mark', 'mkmk', 'locl', 'tnum', 'lnum', 'sups'];

async function couper(): Promise<string> {
  let avant = 0;
  let apres = 0;
  for (const face of FACES) {
    const entiere = readFileSync(originale(face));
    const reduite = await subsetFont(entiere, CARACTERES, { targetFormat: 'woff2', keepFeatures: TRAITS });
    ecrire(coupee(face), reduite);
    avant += entiere.length;
    apres += reduite.length;
  }
  return `${Math.round(avant / 1000)} → ${Math.round(apres / 1000)} ko`;
}

export const POLICES: Etape = {
  nom: 'polices',
  entrees: ['scripts/etl/polices.ts', 'src/lib/caracteres.ts', 'package-lock.json'],
  sorties: FACES.map(coupee),
  faire: couper,
};
