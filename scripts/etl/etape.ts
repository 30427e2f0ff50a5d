import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One build step: outputs are a pure function of the declared inputs, so it runs only when an input changed. */
export interface Etape {
  readonly nom: string;
  /** Globs, from the root of the project. Code that makes the outputs is an input too. */
  readonly entrees: readonly string[];
  readonly sorties: readonly string[];
  /** Does the work and returns what to say on the step’s line. */
  readonly faire: (dire: (avancement: string) => void) => Promise<string>;
}

const MEMOIRE = '.cache/data-build.json';

/** sha256 over the names and bytes of every file the globs reach. */
export function empreinte(globs: readonly string[]): string {
  const fichiers = [...new Set(globs.flatMap((g) => globSync(g)))].filter((f) => !f.endsWith('.test.ts')).sort();
  const hash = createHash('sha256');
  for (const f of fichiers) hash.update(`${f}\0`).update(readFileSync(f)).update('\0');
  return hash.digest('hex');
}

function memoire(): Record<string, string> {
  return existsSync(MEMOIRE) ? (JSON.parse(readFileSync(MEMOIRE, 'utf8')) as Record<string, string>) : {};
}

/** Writes beside, then renames: a reader never sees half a file. */
export function ecrire(chemin: string, contenu: string | Uint8Array): void {
  mkdirSync(dirname(chemin), { recursive: true });
  writeFileSync(`${chemin}.tmp`, contenu);
  renameSync(`${chemin}.tmp`, chemin);
}

/** Runs the stale steps in order, one line each. Returns how many ran. */
export async function derouler(etapes: readonly Etape[], dire: (ligne: string) => void): Promise<number> {
  let faites = 0;
  for (const etape of etapes) {
    const cle = empreinte(etape.entrees);
    if (memoire()[etape.nom] === cle && etape.sorties.every((s) => existsSync(s))) {
      dire(`= ${etape.nom} : à jour`);
      continue;
    }
    const debut = performance.now();
    const bilan = await etape.faire((avancement) => dire(`  ${etape.nom} : ${avancement}`));
    ecrire(MEMOIRE, JSON.stringify({ ...memoire(), [etape.nom]: cle }, null, 1));
    dire(`+ ${etape.nom} : ${bilan} (${((performance.now() - debut) / 1000).toFixed(1)} s)`);
    faites += 1;
  }
  return faites;
}
