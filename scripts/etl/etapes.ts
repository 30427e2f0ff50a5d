import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { csvFormatRows } from 'd3-dsv';
import { ouvrirMoteur, ouvrirNatif, type DatabaseNatif } from '../../src/db/native.ts';
import { CATALOGUE } from '../../src/indicateurs/catalogue.ts';
import type { Contrat, Ligne } from '../../src/domain/contrat.ts';
import { TABLES_IMPORTEES, TABLES_PUBLIEES, TABLES_TERRITOIRES, TABLES_ZONES_BLANCHES } from '../../src/domain/tables/catalogue.ts';
import { accessibilite } from '../../src/domain/tables/accessibilite.ts';
import { valeurs } from '../../src/domain/tables/valeurs.ts';
import { lireCartes } from '../import/sources.ts';
import { lignesAccessibilite } from '../zones-blanches/accessibilite.ts';
import { lignesCourbes } from '../zones-blanches/courbes.ts';
import { lignesSensibilite } from '../zones-blanches/sensibilite.ts';
import { empreinte, ecrire, type Etape } from './etape.ts';
import { POLICES } from './polices.ts';
import { catalogueDcat, datapackage, manifeste } from './manifeste.ts';
import { charger, DOSSIER, publier, publierCsv, publierParquet } from './publier.ts';
import { lignesTerritoires } from './territoires.ts';
import { calculerValeurs, NOMS_TERRITOIRES, requeteCsv, requeteTranche } from './valeurs.ts';

/** What the distances are made of, and so the values that read them. */
const DISTANCES = [
  'scripts/zones-blanches/*.ts',
  'src/zones-blanches/*.ts',
  'src/geometry/*.ts',
  'data/corrections/acces-communes.csv',
  'data/geometrie/communes/*.json',
];
const CODE = ['scripts/etl/**/*.ts', 'src/db/native.ts', 'src/domain/contrat.ts', 'src/domain/tables/*.ts'];
/** What the values are made of, and so all that reads them. */
const ENTREES_VALEURS = [
  ...CODE,
  ...DISTANCES,
  'package-lock.json',
  'data/tables/*.csv',
  'data/geometrie/points.csv',
  'src/indicateurs/**/*.ts',
  'src/domain/*.ts',
];
/** `/indicateurs/<id>.<niveau>.parquet`: small enough for a phone. */
const trancheDe = (i: { readonly id: string }, niveau: string) => `public/indicateurs/${i.id}.${niveau}.parquet`;
const sortiesDe = (contrats: readonly Contrat[]) => contrats.flatMap((c) => [`${DOSSIER}/${c.table}.parquet`, `${DOSSIER}/${c.table}.csv`]);

async function publierTables(dire: (t: string) => void): Promise<string> {
  const db = await ouvrirMoteur();
  for (const contrat of TABLES_IMPORTEES) {
    dire(contrat.table);
    await charger(db, contrat, `data/tables/${contrat.table}.csv`);
    await publier(db, contrat);
  }
  await db.close();
  return `${TABLES_IMPORTEES.length} tables`;
}

const csvDe = (contrat: Contrat, lignes: readonly Ligne[]) => {
  const noms = contrat.colonnes.map((c) => c.nom);
  return `${csvFormatRows([noms, ...lignes.map((l) => noms.map((n) => String(l[n] ?? '')))])}\n`;
};

/** Rows made here → the two files of their table. */
async function publierLignes(db: DatabaseNatif, contrat: Contrat, lignes: readonly Ligne[]): Promise<void> {
  const intermediaire = `.cache/${contrat.table}.csv`;
  ecrire(intermediaire, csvDe(contrat, lignes));
  await charger(db, contrat, intermediaire);
  await publier(db, contrat);
}

async function publierTerritoires(): Promise<string> {
  const db = await ouvrirMoteur();
  const lignes = lignesTerritoires();
  for (const contrat of TABLES_TERRITOIRES) await publierLignes(db, contrat, lignes[contrat.table as keyof typeof lignes]);
  await db.close();
  return TABLES_TERRITOIRES.map((c) => `${lignes[c.table as keyof typeof lignes].length} ${c.table}`).join(', ');
}

const ouvrirTables = (tables: readonly Contrat[]) =>
  ouvrirNatif(
    DOSSIER,
    tables.map((t) => t.table),
  );

async function publierAccessibilite(): Promise<string> {
  const lecture = await ouvrirTables([...TABLES_TERRITOIRES, ...TABLES_IMPORTEES]);
  const { lignes, sansPoint, sansLieu, horsChamp } = await lignesAccessibilite(lecture);
  await lecture.close();
  const db = await ouvrirMoteur();
  await publierLignes(db, accessibilite, lignes);
  await db.close();
  return `${lignes.length} communes dont ${sansPoint.length} sans point, ${sansLieu.length} SIAE sans lieu, ${horsChamp.length} hors des 101 départements`;
}

/** What the five definitions say at every threshold, and the curves: they read the values, and no value reads them. */
async function publierZonesBlanches(): Promise<string> {
  const lecture = await ouvrirTables(TABLES_PUBLIEES.filter((t) => !TABLES_ZONES_BLANCHES.includes(t)));
  const lignes = [await lignesSensibilite(lecture), await lignesCourbes(lecture)];
  await lecture.close();
  const db = await ouvrirMoteur();
  for (const [k, contrat] of TABLES_ZONES_BLANCHES.entries()) await publierLignes(db, contrat, lignes[k] ?? []);
  await db.close();
  return TABLES_ZONES_BLANCHES.map((t, k) => `${lignes[k]?.length} ${t.table}`).join(', ');
}

async function publierValeurs(dire: (t: string) => void): Promise<string> {
  const db = await ouvrirTables(TABLES_PUBLIEES.filter((t) => t !== valeurs && !TABLES_ZONES_BLANCHES.includes(t)));
  const n = await calculerValeurs(db, CATALOGUE, dire);
  await publier(db, valeurs);
  await db.executer(NOMS_TERRITOIRES);
  const { cartes } = lireCartes('data/sources');
  mkdirSync('public/indicateurs', { recursive: true });
  for (const i of CATALOGUE) {
    const millesime = [...new Set(i.sources.map((s) => cartes.get(s)?.millesime ?? s))].join(' ; ');
    await publierCsv(db, requeteCsv(i, millesime), `public/indicateurs/${i.id}.csv`);
    for (const niveau of i.niveaux) await publierParquet(db, requeteTranche(i, niveau), trancheDe(i, niveau));
  }
  await db.close();
  return `${n} valeurs, ${CATALOGUE.length} indicateurs`;
}

async function publierManifeste(): Promise<string> {
  const { cartes, anomalies } = lireCartes('data/sources');
  if (anomalies.length > 0) throw new Error(`source cards are wrong (${anomalies.length} faults): run npm run data:check to read them all`);
  const db = await ouvrirTables(TABLES_PUBLIEES);
  const lignes = new Map<string, number>();
  for (const t of TABLES_PUBLIEES) lignes.set(t.table, Number((await db.query(`select count(*) as n from ${t.table}`))[0]?.['n']));
  await db.close();
  const contenu = {
    contrats: TABLES_PUBLIEES,
    lignes,
    sources: [...cartes.values()],
    indicateurs: CATALOGUE,
    empreinte: empreinte(['data/tables/*.csv', 'data/sources/*.yaml', 'package-lock.json']),
  };
  for (const [nom, objet] of [
    ['manifest.json', manifeste(contenu)],
    ['datapackage.json', datapackage(contenu)],
    ['catalogue.jsonld', catalogueDcat(contenu)],
  ] as const)
    ecrire(`${DOSSIER}/${nom}`, `${JSON.stringify(objet, null, 1)}\n`);
  return `${TABLES_PUBLIEES.length} tables, ${cartes.size} sources`;
}

function publierGeometrie(): Promise<string> {
  rmSync('public/geo', { recursive: true, force: true });
  cpSync('data/geometrie', 'public/geo', { recursive: true });
  return Promise.resolve('copiée');
}

/** The whole build of the data, in order. */
export const ETAPES: readonly Etape[] = [
  POLICES,
  { nom: 'tables', entrees: [...CODE, 'data/tables/*.csv'], sorties: sortiesDe(TABLES_IMPORTEES), faire: publierTables },
  {
    nom: 'territoires',
    entrees: [...CODE, 'package-lock.json', 'data/tables/zone_emploi_communes.csv', 'data/geometrie/points.csv'],
    sorties: sortiesDe(TABLES_TERRITOIRES),
    faire: publierTerritoires,
  },
  {
    nom: 'accessibilité',
    entrees: [
      ...CODE,
      ...DISTANCES,
      'package-lock.json',
      'src/domain/types-siae.ts',
      'data/tables/{siae,zone_emploi_communes,qpv,frr_communes,defm_epci}.csv',
      'data/geometrie/points.csv',
    ],
    sorties: sortiesDe([accessibilite]),
    faire: publierAccessibilite,
  },
  {
    nom: 'valeurs',
    entrees: [...ENTREES_VALEURS, 'data/sources/*.yaml'],
    sorties: [
      ...sortiesDe([valeurs]),
      ...CATALOGUE.flatMap((i) => [`public/indicateurs/${i.id}.csv`, ...i.niveaux.map((n) => trancheDe(i, n))]),
    ],
    faire: publierValeurs,
  },
  {
    nom: 'zones blanches',
    entrees: ENTREES_VALEURS,
    sorties: sortiesDe(TABLES_ZONES_BLANCHES),
    faire: publierZonesBlanches,
  },
  {
    nom: 'géométrie',
    entrees: ['scripts/etl/etapes.ts', 'data/geometrie/**/*.{json,csv}'],
    sorties: ['public/geo'],
    faire: publierGeometrie,
  },
  {
    nom: 'manifeste',
    entrees: [...ENTREES_VALEURS, 'data/sources/*.yaml'],
    sorties: ['manifest.json', 'datapackage.json', 'catalogue.jsonld'].map((f) => `${DOSSIER}/${f}`),
    faire: publierManifeste,
  },
];
