import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatAnomalie, type Anomalie } from '../src/lib/anomalie.ts';
import type { Contrat, Ligne } from '../src/domain/contrat.ts';
import { TABLES_IMPORTEES } from '../src/domain/tables/catalogue.ts';
import { communes, departements, epci, regions } from '../src/domain/tables/territoires.ts';
import { lireCog } from './import/cog.ts';
import { referentiel, verifierCartes, verifierCodes } from './import/croisements.ts';
import type { TableEcrite } from './import/ecriture.ts';
import { faute } from './import/lecture-csv.ts';
import { lireTable } from './import/lecture-table.ts';
import { comparerVersions, direEcarts, territoiresAbsents } from './import/prevol.ts';
import { lireCartes } from './import/sources.ts';
import { verifierTable } from './import/verification.ts';

// npm run data:check : the committed tables and cards against their contracts, then the pre-flight against the previous snapshot.

const RACINE = fileURLToPath(new URL('../', import.meta.url));

interface TableControlee {
  readonly table: TableEcrite;
  readonly anomalies: readonly Anomalie[];
}

function lireContrat(contrat: Contrat): TableControlee {
  const fichier = `data/tables/${contrat.table}.csv`;
  if (!existsSync(join(RACINE, fichier))) {
    const absente = faute(fichier, null, null, null, 'table absente', 'relancer npm run data:import -- <dossier des originaux>');
    return { table: { contrat, lignes: [] }, anomalies: [absente] };
  }
  const lue = lireTable(contrat, fichier, readFileSync(join(RACINE, fichier)));
  return { table: { contrat, lignes: lue.lignes }, anomalies: [...lue.anomalies, ...verifierTable(contrat, lue.lignes)] };
}

/** The rows of the last committed snapshot; null without git or when the table is new. */
function lignesCommises(contrat: Contrat): readonly Ligne[] | null {
  try {
    const options = { cwd: RACINE, maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] as ('ignore' | 'pipe')[] };
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

function main(): number {
  const cog = lireCog();
  const controlees = TABLES_IMPORTEES.map(lireContrat);
  const tables = controlees.map((c) => c.table);
  const zones = new Set(tables.find((t) => t.contrat.table === 'zones_emploi')?.lignes.map((l) => String(l['zone_emploi'])));
  const { cartes, anomalies: fautesCartes } = lireCartes(join(RACINE, 'data/sources'));
  const codes = referentiel(cog, zones);
  const fautes = [
    ...controlees.flatMap((c) => c.anomalies),
    ...tables.flatMap((t) => verifierCodes(t, codes)),
    ...fautesCartes,
    ...verifierCartes([...TABLES_IMPORTEES, communes, departements, epci, regions], cartes),
  ];

  for (const { table, anomalies } of controlees)
    console.log(`${anomalies.length === 0 ? '✓' : '✗'} ${table.contrat.table} : ${table.lignes.length.toLocaleString('fr-FR')} lignes`);
  console.log(`✓ ${cartes.size} cartes de sources valides`);
  for (const avis of prevol(tables, cog.departements)) console.log(`  · ${avis}`);
  for (const f of fautes) console.error(formatAnomalie(f));
  console.log(fautes.length === 0 ? 'données conformes' : `${fautes.length} anomalies à corriger avant de commettre les tables`);
  return fautes.length === 0 ? 0 : 1;
}

process.exitCode = main();
