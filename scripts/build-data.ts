import { runSteps } from './build/graph.mjs';
import { withLock } from './build/lock.mjs';
import { openPool } from './build/pool.mjs';
import { ROOT } from './cli/processes.mjs';
import { ETAPES, SORTIES } from './etl/plan.ts';

// npm run data:build : les tables contrôlées, puis tout ce qui en découle, publié d’un coup ou pas du tout.

const dire = (ligne: string) => console.log(ligne);
try {
  const faites = await withLock(ROOT, 'data:build', () => runSteps(ETAPES, { root: ROOT, outputs: SORTIES, say: dire, openPool }));
  console.log(faites.length === 0 ? `= ${ETAPES.length} étapes à jour` : `${faites.length} étapes refaites sur ${ETAPES.length}`);
} catch (erreur) {
  console.error(erreur instanceof Error ? erreur.message : erreur);
  console.error('Rien n’a été publié : les fichiers déjà en place sont restés ceux d’avant.');
  process.exitCode = 1;
}
