import type { Contrat } from '../../src/domain/contrat.ts';
import { accessibilite } from '../../src/domain/tables/accessibilite.ts';
import { TABLES_IMPORTEES, TABLES_PUBLIEES, TABLES_TERRITOIRES } from '../../src/domain/tables/catalogue.ts';
import { zonesBlanchesCourbes, zonesBlanchesSensibilite } from '../../src/domain/tables/zones-blanches.ts';
import { CATALOGUE } from '../../src/indicateurs/catalogue.ts';
import type { Indicateur } from '../../src/indicateurs/types.ts';
import type { Step } from '../build/stamps.mjs';
import { REFERENCES } from '../import/references.ts';
import {
  csvDe,
  DOSSIER,
  DOSSIER_COLIS,
  FACES,
  formeDe,
  formeIndicateur,
  MANIFESTES,
  ORIGINES,
  parquetDe,
  policeCoupee,
  POLICES,
  policeOriginale,
  sortiesDe,
  TABLES_NOMS,
  tablesDe,
  trancheDe,
  valeursDe,
} from './sorties.ts';

/** Folders that the steps fill and that are put in place whole. */
export const SORTIES = [DOSSIER, 'public/indicateurs', 'public/geo', DOSSIER_COLIS, POLICES, '.cache/valeurs'];

const code = (nom: string): readonly string[] => [`scripts/etl/${nom}.ts`, 'scripts/build/worker.mjs'];

/** Nothing of the tables is published, nor even computed, before all of them were found good. */
const CONTROLES: readonly Step[] = [
  { name: 'cartes', code: code('cartes'), reads: ['data/sources'], writes: [] },
  ...TABLES_IMPORTEES.map(({ table }): Step => ({
    name: `contrôle ${table}`,
    code: code('controle'),
    params: { table },
    reads: [`data/tables/${table}.csv`, ...REFERENCES],
    writes: [],
  })),
];

type Etape = Omit<Step, 'code'> & { readonly code: string };
const etape = ({ code: nom, ...reste }: Etape): Step => ({ ...reste, code: code(nom), after: CONTROLES.map((c) => c.name) });
const noms = (contrats: readonly Contrat[]) => contrats.map((c) => c.table);

/** What the distances are made of besides the tables. */
const LIEUX = ['data/corrections/acces-communes.csv', 'data/geometrie/communes'];
/** All but what is computed from them: the tables an indicator may read. */
const LISIBLES = [...noms(TABLES_IMPORTEES), ...noms(TABLES_TERRITOIRES), accessibilite.table];

const imprimee = (contrat: Contrat): Step =>
  etape({
    name: contrat.table,
    code: 'table',
    params: formeDe(contrat),
    reads: [`data/tables/${contrat.table}.csv`],
    writes: sortiesDe(contrat.table),
  });

function indicateur(i: Indicateur): Step {
  const tables = [...new Set([...tablesDe(`${i.sql} ${i.reserve ?? ''}`, LISIBLES), ...TABLES_NOMS])];
  return etape({
    name: `indicateur ${i.id}`,
    code: 'indicateur',
    params: { forme: formeIndicateur(i), tables },
    reads: [...tables.map(parquetDe), ...i.sources.map((s) => `data/sources/${s}.yaml`)],
    writes: [valeursDe(i.id), csvDe(i.id), ...i.niveaux.map((n) => trancheDe(i.id, n))],
  });
}

/** A step that reads tables, and the values of some indicators. */
function deTables(
  nom: string,
  code: string,
  tables: readonly string[],
  reste: Pick<Step, 'reads' | 'writes'>,
  indicateurs: readonly string[] = [],
): Step {
  const reads = [...tables.map(parquetDe), ...indicateurs.map(valeursDe), ...reste.reads];
  return etape({ name: nom, code, params: { tables, indicateurs }, reads, writes: reste.writes });
}

const ZONAGES = ['communes', 'epci', 'siae', 'qpv', 'frr_communes', 'defm_epci'];
const IDS = CATALOGUE.map((i) => i.id);

/** The whole build of the data, each step after those it reads; the longest chain comes first where there is a choice. */
export const ETAPES: readonly Step[] = [
  ...CONTROLES,
  etape({
    name: 'territoires',
    code: 'territoires',
    reads: ['data/tables/zone_emploi_communes.csv', 'data/geometrie/points.csv'],
    writes: TABLES_TERRITOIRES.flatMap((c) => sortiesDe(c.table)),
  }),
  ...TABLES_IMPORTEES.map(imprimee),
  deTables('accessibilité', 'accessibilite', ZONAGES, { reads: LIEUX, writes: sortiesDe(accessibilite.table) }),
  deTables('courbes', 'courbes', ['accessibilite', 'communes', 'siae'], { reads: LIEUX, writes: sortiesDe(zonesBlanchesCourbes.table) }),
  ...CATALOGUE.map(indicateur),
  etape({
    name: 'valeurs',
    code: 'valeurs',
    params: { indicateurs: IDS },
    reads: IDS.map(valeursDe),
    writes: sortiesDe('valeurs'),
  }),
  deTables(
    'sensibilité',
    'sensibilite',
    ['accessibilite', 'communes', 'epci', 'siae', 'defm_epci'],
    { reads: [], writes: sortiesDe(zonesBlanchesSensibilite.table) },
    ['equipement-defm'],
  ),
  deTables('colis', 'colis', ['accessibilite', ...ZONAGES], { reads: [], writes: [DOSSIER_COLIS] }, ['defm', 'rsa']),
  etape({ name: 'polices', code: 'polices', reads: FACES.map(policeOriginale), writes: FACES.map(policeCoupee) }),
  etape({ name: 'géométrie', code: 'geometrie', reads: ['data/geometrie'], writes: ['public/geo'] }),
  etape({
    name: 'manifeste',
    code: 'manifeste',
    reads: [...ORIGINES, ...TABLES_PUBLIEES.flatMap((c) => sortiesDe(c.table))],
    writes: MANIFESTES,
  }),
];
