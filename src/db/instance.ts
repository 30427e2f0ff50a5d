import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm';
import scriptUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { nomSql } from '#lib/sql.ts';
import { TYPES_SQL, type Colonne } from '#domain/contrat.ts';
import { fluxArrow, type ColonneArrow } from './arrow.ts';
import { erreur, erreurDeDemarrage, estFatale } from './erreurs.ts';
import { lirePreuve, prendreEmpreinte } from './lecture.ts';
import type { TablePubliee } from './manifeste.ts';
import { ErreurMoteur, type ResultatSql } from './moteur.ts';

/** One DuckDB in one worker. It may die (memory); the module it was made of outlives it, so that another costs little. */
export interface Instance {
  readonly estMorte: () => boolean;
  /** One SELECT, and nothing else. Aborting interrupts it; if it does not let itself be interrupted, the instance is killed. */
  readonly lire: (sql: string, signal: AbortSignal) => Promise<ResultatSql>;
  /** Tables that the engine reads in a text, in lower case, those of its functions included; null when it cannot tell. */
  readonly nommees: (sql: string) => Promise<readonly string[] | null>;
  /** Makes published tables known, with their columns and types, before any of their rows is read. */
  readonly declarer: (tables: readonly TablePubliee[]) => Promise<void>;
  readonly inserer: (nom: string, colonnes: readonly ColonneArrow[]) => Promise<void>;
  readonly tuer: () => void;
}

/**
 * As the native engine, neither installs nor loads an extension; besides, no file or network, and no way back. The bound on
 * memory is far under what a browser gives a tab, so that DuckDB refuses a query before the browser kills the engine.
 */
const REGLAGES = [
  'set autoinstall_known_extensions = false',
  'set autoload_known_extensions = false',
  "set memory_limit = '1GB'",
  'set enable_external_access = false',
  'set lock_configuration = true',
];
/** A statement that a cancel has not stopped by then holds the worker: only its end stops it. */
const DELAI_INTERRUPTION = 1_000;

const creer = (nom: string, colonnes: readonly (Pick<Colonne, 'nom' | 'type'> | Pick<ColonneArrow, 'nom' | 'type'>)[]): string =>
  `create or replace table ${nomSql(nom)} (${colonnes.map((c) => `${nomSql(c.nom)} ${c.type === 'grand' ? 'BIGINT' : TYPES_SQL[c.type]}`).join(', ')})`;

/** A promise that the death of the worker rejects, since DuckDB's client then leaves its own pending for ever. */
function surveiller(worker: Worker) {
  let morte = false;
  let rejeter: (cause: unknown) => void = () => undefined;
  const mort = new Promise<never>((_, reject) => (rejeter = reject));
  mort.catch(() => undefined);
  const tuer = (cause: unknown = new Error('worker stopped')) => {
    morte = true;
    worker.terminate();
    rejeter(cause);
  };
  worker.addEventListener('error', (e) => {
    e.preventDefault();
    tuer(new Error(`worker stopped: ${e.message}`));
  });
  const vivre = async <T>(travail: Promise<T>): Promise<T> => {
    try {
      return await Promise.race([travail, mort]);
    } catch (cause) {
      if (estFatale(cause)) tuer(cause);
      throw cause;
    }
  };
  return { estMorte: () => morte, tuer, vivre };
}

interface Connexions {
  readonly empreinte: string;
  readonly lecture: AsyncDuckDBConnection;
  readonly ecriture: AsyncDuckDBConnection;
  readonly autre: () => Promise<AsyncDuckDBConnection>;
}

async function connecter(worker: Worker): Promise<Connexions> {
  const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
  // The address is not fetched: the worker is given the module.
  await duckdb.instantiate('duckdb-eh.wasm');
  await duckdb.open({ path: ':memory:' });
  const lecture = await duckdb.connect();
  for (const reglage of REGLAGES) await lecture.query(reglage);
  return { empreinte: await prendreEmpreinte(lecture), lecture, ecriture: await duckdb.connect(), autre: () => duckdb.connect() };
}

/** Starts DuckDB in a new worker; its script downloads while the module still compiles. */
export async function demarrerInstance(compilation: Promise<WebAssembly.Module>): Promise<Instance> {
  const worker = new Worker(new URL('./travailleur.ts', import.meta.url), { name: 'duckdb' });
  const { estMorte, tuer, vivre } = surveiller(worker);
  try {
    worker.postMessage({ script: new URL(scriptUrl, import.meta.url).href });
    const demarrage = connecter(worker);
    demarrage.catch(() => undefined);
    worker.postMessage({ module: await vivre(compilation) });
    return { estMorte, tuer: () => tuer(), ...acces(await vivre(demarrage), vivre, tuer) };
  } catch (cause) {
    tuer(cause);
    throw erreurDeDemarrage(cause);
  }
}

type Vivre = <T>(travail: Promise<T>) => Promise<T>;

/**
 * Two connections: a table may be filled while a query is under way, which the first would lose. One whose query was interrupted is left for
 * another: the next query on it may never be answered.
 */
function acces({ empreinte, lecture: premiere, ecriture, autre }: Connexions, vivre: Vivre, tuer: (cause?: unknown) => void) {
  let lecture = Promise.resolve(premiere);
  const lire = async (sql: string, signal: AbortSignal): Promise<ResultatSql> => {
    const connexion = await vivre(lecture);
    signal.throwIfAborted();
    let delai: ReturnType<typeof setTimeout> | undefined;
    const interrompre = () => {
      delai = setTimeout(() => tuer(), DELAI_INTERRUPTION);
      void connexion.cancelSent().catch(() => undefined);
    };
    signal.addEventListener('abort', interrompre, { once: true });
    try {
      return await vivre(lirePreuve(connexion, sql, { signal, empreinte }));
    } catch (cause) {
      if (cause instanceof ErreurMoteur && cause.nature === 'retabli') tuer(cause);
      throw signal.aborted ? erreur('annule', cause) : cause;
    } finally {
      clearTimeout(delai);
      signal.removeEventListener('abort', interrompre);
      if (signal.aborted) {
        lecture = autre();
        lecture.catch(() => undefined);
        void connexion.close().catch(() => undefined);
      }
    }
  };
  const inserer = async (nom: string, colonnes: readonly ColonneArrow[]): Promise<void> => {
    await vivre(ecriture.query(creer(nom, colonnes)));
    // Stretch by stretch: the worker’s memory grows to the largest it was given, and never shrinks.
    for (const flux of fluxArrow(colonnes)) await vivre(ecriture.insertArrowFromIPCStream(flux, { name: nom, create: false }));
  };
  const nommees = async (sql: string): Promise<readonly string[] | null> => {
    const noms = await vivre(ecriture.getTableNames(sql)).catch((cause: unknown) => {
      if (estFatale(cause)) throw cause;
      return null;
    });
    return noms?.map((nom) => nom.toLowerCase()) ?? null;
  };
  const declarer = async (tables: readonly TablePubliee[]): Promise<void> =>
    void (await vivre(ecriture.query(tables.map((t) => creer(t.table, t.colonnes)).join(';'))));
  return { lire, inserer, nommees, declarer };
}
