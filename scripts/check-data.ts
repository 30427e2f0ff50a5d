import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { formatAnomalie } from '../src/lib/anomalie.ts';
import type { Contrat, Ligne } from '../src/domain/contrat.ts';
import { TABLES_IMPORTEES, TABLES_TERRITOIRES } from '../src/domain/tables/catalogue.ts';
import { writeWhole } from './build/files.mjs';
import { ROOT } from './cli/processes.mjs';
import { controlerTable, lireReferences } from './import/controle.ts';
import { verifierFiches } from './import/croisements.ts';
import type { TableEcrite } from './import/ecriture.ts';
import { formaterInventaires, inventorier } from './import/inventaire.ts';
import { lireTable } from './import/lecture-table.ts';
import { comparerVersions, direEcarts, territoiresAbsents } from './import/prevol.ts';
import { FICHIER_INVENTAIRE } from './import/references.ts';
import { lireFichesSources } from './import/sources.ts';

// npm run data:check [-- --accepter [table…]] : the committed tables and cards against their contracts and the last accepted import, then
// the pre-flight against the previous snapshot. --accepter takes what the tables hold now as accepted; their contracts are held anyway.

/** The rows of the last committed snapshot; null without git or when the table is new. */
function lignesCommises(contrat: Contrat): readonly Ligne[] | null {
  try {
    const options = { cwd: ROOT, maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] as ('ignore' | 'pipe')[] };
    return lireTable(contrat, contrat.table, execFileSync('git', ['show', `HEAD:data/tables/${contrat.table}.csv`], options)).lignes;
  } catch {
    return null;
  }
}

function prevol(tables: readonly TableEcrite[], departements: ReadonlySet<string>): readonly string[] {
  return tables.flatMap((table) => {
    const avant = lignesCommises(table.contrat);
    const versions =
      avant === null
        ? [`${table.contrat.table} : pas de version précédente à comparer (table nouvelle, ou git absent)`]
        : comparerVersions(table.contrat, avant, table.lignes);
    return [...versions, ...territoiresAbsents(table, departements), ...direEcarts(table)];
  });
}

/** Tables named after `--accepter`; all of them when none is; none without it. */
function acceptees(args: readonly string[]): readonly Contrat[] {
  if (args[0] !== '--accepter') return [];
  const inconnues = args.slice(1).filter((nom) => !TABLES_IMPORTEES.some((c) => c.table === nom));
  if (inconnues.length > 0)
    throw new Error(`table inconnue « ${inconnues.join(' ')} » : choisir parmi ${TABLES_IMPORTEES.map((c) => c.table).join(' ')}`);
  return args.length === 1 ? TABLES_IMPORTEES : TABLES_IMPORTEES.filter((c) => args.includes(c.table));
}

function main(): number {
  const references = lireReferences(ROOT);
  const inventaires = new Map(references.inventaires);
  const voulues = acceptees(process.argv.slice(2));
  for (const { table } of voulues) inventaires.delete(table);
  const controlees = TABLES_IMPORTEES.map((contrat) => ({ contrat, ...controlerTable(contrat, ROOT, { ...references, inventaires }) }));
  const { cartes, anomalies: fautesCartes } = lireFichesSources(join(ROOT, 'data/sources'));
  const fautes = [
    ...controlees.flatMap((c) => c.anomalies),
    ...fautesCartes,
    ...verifierFiches([...TABLES_IMPORTEES, ...TABLES_TERRITOIRES], cartes),
  ];

  for (const { contrat, lignes, anomalies } of controlees)
    console.log(`${anomalies.length === 0 ? '✓' : '✗'} ${contrat.table} : ${lignes.length.toLocaleString('fr-FR')} lignes`);
  console.log(
    fautesCartes.length === 0 ? `✓ ${cartes.size} cartes de sources valides` : `✗ cartes de sources : ${fautesCartes.length} anomalies`,
  );
  for (const avis of prevol(controlees, references.departements)) console.log(`  · ${avis}`);
  for (const f of fautes) console.error(formatAnomalie(f));
  if (fautes.length > 0) {
    console.log(`${fautes.length} anomalies à corriger avant de commettre les tables`);
    return 1;
  }
  for (const { contrat, lignes } of controlees)
    if (voulues.includes(contrat)) inventaires.set(contrat.table, inventorier(contrat, lignes, references.departements));
  if (voulues.length > 0) writeWhole(join(ROOT, FICHIER_INVENTAIRE), formaterInventaires(inventaires));
  console.log(
    voulues.length > 0 ? `données conformes, ${voulues.length} tables acceptées dans ${FICHIER_INVENTAIRE}` : 'données conformes',
  );
  return 0;
}

try {
  process.exitCode = main();
} catch (erreur) {
  console.error((erreur as Error).message);
  process.exitCode = 1;
}
