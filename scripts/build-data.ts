import { COLIS } from './build-zones-blanches.ts';
import { derouler } from './etl/etape.ts';
import { ETAPES } from './etl/etapes.ts';

try {
  await derouler([...ETAPES, COLIS], (ligne) => console.log(ligne));
} catch (erreur) {
  console.error(erreur instanceof Error ? erreur.message : erreur);
  console.error('Les fichiers déjà publiés sont restés en place.');
  process.exitCode = 1;
}
