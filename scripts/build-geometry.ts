import { mkdirSync, renameSync, rmSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { construire } from './geometry/sorties.ts';

/** `npm run data:geometry -- <folder of originals>`: data/geometrie, rebuilt whole or left as it was. */
const racine = join(import.meta.dirname, '..');
const dossier = process.argv[2] ?? join(racine, '../shared/open-data');
const cible = join(racine, 'data/geometrie');

function ecrire(fichiers: ReadonlyMap<string, string>): void {
  const neuf = `${cible}.nouveau`;
  const ancien = `${cible}.ancien`;
  for (const reste of [neuf, ancien]) rmSync(reste, { recursive: true, force: true });
  for (const [nom, texte] of fichiers) {
    mkdirSync(dirname(join(neuf, nom)), { recursive: true });
    writeFileSync(join(neuf, nom), texte);
  }
  if (existsSync(cible)) renameSync(cible, ancien);
  renameSync(neuf, cible);
  rmSync(ancien, { recursive: true, force: true });
}

if (!existsSync(dossier)) {
  console.error(`no folder "${dossier}": give the folder of the originals, npm run data:geometry -- <folder>`);
  process.exit(1);
}
const debut = performance.now();
const { fichiers, absents } = construire(dossier, (etape) => {
  console.log(`${((performance.now() - debut) / 1000).toFixed(1)} s  ${etape}`);
});
ecrire(fichiers);
const octets = [...fichiers.values()].reduce((total, texte) => total + Buffer.byteLength(texte), 0);
console.log(`${fichiers.size} files, ${(octets / 1e6).toFixed(2)} MB; ${absents.communes.length} communes without a contour of their own`);
