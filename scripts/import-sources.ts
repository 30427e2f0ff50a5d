import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErreurDonnees } from '../src/lib/anomalie.ts';
import { passageCommunes } from '../src/domain/tables/passage-communes.ts';
import { withLock } from './build/lock.mjs';
import { ROOT } from './cli/processes.mjs';
import { IMPORTEURS } from './import/catalogue.ts';
import { lireCog } from './import/cog.ts';
import { creerContexte, type Passage } from './import/contexte.ts';
import { ecrireTables, type TableEcrite } from './import/ecriture.ts';
import { executer, type Bilan, type Entrees } from './import/execution.ts';
import type { Importeur } from './import/importeur.ts';
import { ecartsALInventaire, inventorier, lireInventaires, type Inventaires } from './import/inventaire.ts';
import { lireTable } from './import/lecture-table.ts';
import { FICHIER_PASSAGE, lirePassage } from './import/passage-communes.ts';
import { FICHIER_INVENTAIRE } from './import/references.ts';
import { lireFichesSources, lireCorrections } from './import/sources.ts';

// npm run data:import -- <dossier des originaux> [filtre…] [--accepter]

const DATA = join(ROOT, 'data');
const TABLES = join(DATA, 'tables');
/** What the tables lose or change beyond likelihood is wanted. */
const ACCEPTER = '--accepter';

async function main(): Promise<void> {
  const [dossier, ...ids] = process.argv.slice(2).filter((a) => a !== ACCEPTER);
  if (dossier === undefined || !existsSync(dossier)) {
    throw new Error(
      `dossier des originaux absent (« ${dossier ?? ''} ») : npm run data:import -- <dossier> [filtre…], filtres : ${IMPORTEURS.map((i) => i.id).join(' ')}`,
    );
  }
  const { cartes, anomalies } = lireFichesSources(join(DATA, 'sources'));
  const lireOriginal = (chemin: string): Uint8Array | null =>
    existsSync(join(dossier, chemin)) ? readFileSync(join(dossier, chemin)) : null;
  const contexte = creerContexte(passage(lireOriginal), (nom) => lireCorrections(join(DATA, 'corrections'), nom));
  const bilans: Bilan[] = [];
  for (const importeur of choisir(ids)) bilans.push(await raconter(importeur, { lireOriginal, cartes, contexte }));

  const fautes = [...anomalies, ...bilans.flatMap((b) => b.anomalies)];
  if (fautes.length > 0)
    throw new ErreurDonnees(`${fautes.length} anomalies, aucune table écrite, les précédentes restent entières :`, fautes);
  const tables = bilans.flatMap((b) => b.tables);
  ecrireTables(ROOT, tables, inventairesApres(tables));
  console.log(`${tables.length} tables écrites dans data/tables ; suite : npm run data:check`);
}

/** The inventory with what these tables hold; throws, before anything is written, when one lost what it held and nobody said so. */
function inventairesApres(tables: readonly TableEcrite[]): Inventaires {
  const avant = lireInventaires(join(ROOT, FICHIER_INVENTAIRE));
  const { departements } = lireCog();
  const apres = new Map(tables.map(({ contrat, lignes }) => [contrat.table, inventorier(contrat, lignes, departements)]));
  const ecarts = tables.flatMap(({ contrat }) => {
    const [ancien, nouveau] = [avant.get(contrat.table), apres.get(contrat.table)];
    return ancien === undefined || nouveau === undefined ? [] : ecartsALInventaire(contrat, ancien, nouveau, CONSEIL);
  });
  if (ecarts.length > 0 && !process.argv.includes(ACCEPTER))
    throw new ErreurDonnees('aucune table écrite, les précédentes restent entières ; est-ce voulu ?', ecarts);
  return new Map([...avant, ...apres]);
}
const CONSEIL = `vérifier l’original ; si c’est voulu, relancer data:import avec ${ACCEPTER}`;

function choisir(ids: readonly string[]): readonly Importeur[] {
  const inconnus = ids.filter((id) => !IMPORTEURS.some((i) => i.id === id));
  if (inconnus.length > 0)
    throw new Error(`filtre inconnu « ${inconnus.join(' ')} » : choisir parmi ${IMPORTEURS.map((i) => i.id).join(' ')}`);
  return ids.length === 0 ? IMPORTEURS : IMPORTEURS.filter((i) => ids.includes(i.id));
}

/** From the original when it is at hand, else from the table of the last import: one filter can then run alone. */
function passage(lireOriginal: Entrees['lireOriginal']): Passage {
  const original = lireOriginal(FICHIER_PASSAGE);
  if (original !== null) return lirePassage(original);
  const table = join(TABLES, 'passage_communes.csv');
  const { lignes } = lireTable(passageCommunes, table, readFileSync(table));
  return new Map(lignes.map((l) => [String(l['ancien']), String(l['commune'])]));
}

async function raconter(importeur: Importeur, entrees: Entrees): Promise<Bilan> {
  const debut = performance.now();
  const bilan = await executer(importeur, entrees);
  const lignes = bilan.tables.map((t) => `${t.contrat.table} ${t.lignes.length.toLocaleString('fr-FR')} lignes`).join(', ');
  const etat = bilan.anomalies.length === 0 ? '✓' : `✗ ${bilan.anomalies.length} anomalies`;
  console.log(`${etat} ${importeur.id} : ${lignes || 'rien lu'} (${Math.round(performance.now() - debut)} ms)`);
  for (const avis of bilan.avis) console.log(`    · ${avis}`);
  return bilan;
}

try {
  await withLock(ROOT, 'data:import', main);
} catch (e) {
  console.error((e as Error).message);
  process.exitCode = 1;
}
