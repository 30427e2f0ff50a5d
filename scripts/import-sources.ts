import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ErreurDonnees } from '../src/lib/anomalie.ts';
import { passageCommunes } from '../src/domain/tables/passage-communes.ts';
import { IMPORTEURS } from './import/catalogue.ts';
import { creerContexte, type Passage } from './import/contexte.ts';
import { ecrireTables } from './import/ecriture.ts';
import { executer, type Bilan, type Entrees } from './import/execution.ts';
import type { Importeur } from './import/importeur.ts';
import { lireTable } from './import/lecture-table.ts';
import { FICHIER_PASSAGE, lirePassage } from './import/passage-communes.ts';
import { lireCartes, lireCorrections } from './import/sources.ts';

// npm run data:import -- <dossier des originaux> [filtre…]

const DATA = fileURLToPath(new URL('../data/', import.meta.url));
const TABLES = join(DATA, 'tables');

async function main(): Promise<void> {
  const [dossier, ...ids] = process.argv.slice(2);
  if (dossier === undefined || !existsSync(dossier)) {
    throw new Error(
      `dossier des originaux absent (« ${dossier ?? ''} ») : npm run data:import -- <dossier> [filtre…], filtres : ${IMPORTEURS.map((i) => i.id).join(' ')}`,
    );
  }
  const { cartes, anomalies } = lireCartes(join(DATA, 'sources'));
  const lireOriginal = (chemin: string): Uint8Array | null =>
    existsSync(join(dossier, chemin)) ? readFileSync(join(dossier, chemin)) : null;
  const contexte = creerContexte(passage(lireOriginal), (nom) => lireCorrections(join(DATA, 'corrections'), nom));
  const bilans: Bilan[] = [];
  for (const importeur of choisir(ids)) bilans.push(await raconter(importeur, { lireOriginal, cartes, contexte }));

  const fautes = [...anomalies, ...bilans.flatMap((b) => b.anomalies)];
  if (fautes.length > 0)
    throw new ErreurDonnees(`${fautes.length} anomalies, aucune table écrite, les précédentes restent entières :`, fautes);
  const tables = bilans.flatMap((b) => b.tables);
  ecrireTables(TABLES, tables);
  console.log(`${tables.length} tables écrites dans data/tables ; suite : npm run data:check`);
}

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
  await main();
} catch (e) {
  console.error((e as Error).message);
  process.exitCode = 1;
}
