import { ErreurDonnees } from '../../src/lib/anomalie.ts';
import { TABLES_IMPORTEES } from '../../src/domain/tables/catalogue.ts';
import { controlerTable, lireReferences, type References } from '../import/controle.ts';
import { ROOT } from '../cli/processes.mjs';

/** Read once a thread, for all the tables it controls. */
let references: References | null = null;

/** One table is held to its contract before any is published. */
export function make({ table }: { readonly table: string }): string {
  const contrat = TABLES_IMPORTEES.find((c) => c.table === table);
  if (contrat === undefined) throw new Error(`no contract for ${table}: add it to src/domain/tables/catalogue.ts`);
  references ??= lireReferences(ROOT);
  const { lignes, anomalies } = controlerTable(contrat, ROOT, references);
  if (anomalies.length > 0) throw new ErreurDonnees(direAnomalies(table, anomalies.length), anomalies.slice(0, MONTREES));
  return `${lignes.length.toLocaleString('fr-FR')} lignes conformes`;
}

/** Past some, a person reads no more: npm run data:check tells them all. */
const MONTREES = 20;
const direAnomalies = (table: string, nombre: number) =>
  `${table} : ${nombre} anomalies${nombre > MONTREES ? `, dont les ${MONTREES} premières (npm run data:check les dit toutes)` : ''}`;
