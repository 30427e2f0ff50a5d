import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './build/files.mjs';
import { withLock } from './build/lock.mjs';
import { openStaging, swapIn } from './build/swap.mjs';
import { ROOT } from './cli/processes.mjs';
import { construire } from './geometry/sorties.ts';

/** `npm run data:geometry -- <folder of originals>`: data/geometrie, rebuilt whole or left as it was. */
const racine = ROOT;
const dossier = process.argv[2] ?? join(racine, '../shared/open-data');
const CIBLE = 'data/geometrie';

function ecrire(fichiers: ReadonlyMap<string, string>): void {
  const staging = openStaging(racine);
  for (const [nom, texte] of fichiers) writeWhole(join(racine, staging, CIBLE, nom), texte);
  swapIn(racine, staging, [CIBLE]);
}

if (!existsSync(dossier)) {
  console.error(`no folder "${dossier}": give the folder of the originals, npm run data:geometry -- <folder>`);
  process.exit(1);
}
const debut = performance.now();
const { fichiers, absents } = construire(dossier, (etape) => {
  console.log(`${((performance.now() - debut) / 1000).toFixed(1)} s  ${etape}`);
});
await withLock(racine, 'data:geometry', async () => ecrire(fichiers));
const octets = [...fichiers.values()].reduce((total, texte) => total + Buffer.byteLength(texte), 0);
console.log(`${fichiers.size} files, ${(octets / 1e6).toFixed(2)} MB; ${absents.communes.length} communes without a contour of their own`);
