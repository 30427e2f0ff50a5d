import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { QueryError, type Rangee } from './database.ts';
import { erreur, erreurDeDemarrage, erreurDeRequete } from './erreurs.ts';
import { demarrerInstance, type Instance } from './instance.ts';
import { lireManifeste, tablesMentionnees } from './manifeste.ts';
import type { ColonneApportee, Moteur, OptionsMoteur } from './moteur.ts';
import { ouvrirTables, remplir, type Tables } from './tables.ts';
import { suivre, type SurProgres } from './telechargement.ts';

/** Size of duckdb-eh.wasm, decompressed (a test compares it to the file): what the progress bar counts up to. */
export const TAILLE_WASM = 34_242_586;

type Suivi = Pick<OptionsMoteur, 'surProgres' | 'signal'>;
interface Atelier {
  readonly instance: Instance;
  readonly contenu: ReturnType<typeof remplir>;
}

/** Streams the module through the compiler as it downloads. The type is set here: some static hosts do not know .wasm. */
async function compiler(surProgres: SurProgres, signal: AbortSignal): Promise<WebAssembly.Module> {
  const reponse = await fetch(new URL(wasmUrl, import.meta.url), { signal });
  if (!reponse.ok) throw new Error(`cannot read ${wasmUrl}: status ${reponse.status}`);
  const headers = { 'Content-Type': 'application/wasm' };
  return WebAssembly.compileStreaming(new Response(suivre(reponse, TAILLE_WASM, surProgres), { headers }));
}

/** Statements of one connection run one after the other. */
function enFile() {
  let precedent: Promise<unknown> = Promise.resolve();
  return <T>(travail: () => Promise<T>): Promise<T> => {
    const suivant = precedent.then(travail, travail);
    precedent = suivant.catch(() => undefined);
    return suivant;
  };
}

function creerMoteur(module: WebAssembly.Module, premiere: Instance, tables: Tables, oublier: () => void): Moteur {
  let atelier: Promise<Atelier> = Promise.resolve({ instance: premiere, contenu: remplir(premiere) });
  let enCours: AbortController | null = null;
  const apportees = new Map<string, readonly ColonneApportee[]>();
  const unParUn = enFile();

  /** The engine, made again if it died; its tables come back as they are asked for. */
  async function vivant(): Promise<Atelier> {
    const ici = atelier;
    const actuel = await ici.catch(() => null);
    if (actuel?.instance.estMorte() === false) return actuel;
    // Of several queries that find it dead, the first restarts it.
    if (atelier === ici)
      atelier = demarrerInstance(Promise.resolve(module)).then((instance) => ({ instance, contenu: remplir(instance) }));
    return atelier;
  }

  async function garnir({ contenu }: Atelier, noms: readonly string[], suivi: Suivi): Promise<void> {
    const absentes = noms.filter((nom) => !contenu.a(nom));
    const lecture = tables.lire(absentes, suivi);
    const mises = absentes.map((nom, i) =>
      contenu.mettre(
        nom,
        lecture.then((toutes) => toutes[i] ?? []),
      ),
    );
    await Promise.all(mises);
    await contenu.attendre(noms);
  }

  async function repondre<R extends Rangee>(sql: string, controle: AbortController): Promise<readonly R[]> {
    enCours = controle;
    try {
      const ici = await vivant();
      await garnir(ici, tablesMentionnees(sql, tables.manifeste()), { signal: controle.signal });
      for (const [nom, colonnes] of apportees) if (!ici.contenu.a(nom)) await ici.contenu.mettre(nom, Promise.resolve(colonnes));
      controle.signal.throwIfAborted();
      return await ici.instance.lire<R>(sql, controle.signal);
    } catch (cause) {
      if (controle.signal.aborted) throw erreur('annule', cause);
      throw erreurDeRequete(cause) ?? new QueryError(cause instanceof Error ? cause.message : String(cause), sql, { cause });
    } finally {
      enCours = null;
    }
  }

  const query = <R extends Rangee>(sql: string): Promise<readonly R[]> => unParUn(() => repondre<R>(sql, new AbortController()));
  return {
    query,
    version: async () => String((await query('select version() as v'))[0]?.['v']),
    tablesDe: async (sql) => tablesMentionnees(sql, tables.manifeste()),
    ouvrir: async (noms, suivi = {}) => {
      try {
        await garnir(await vivant(), noms, suivi);
      } catch (cause) {
        throw erreurDeRequete(cause) ?? erreurDeDemarrage(cause);
      }
    },
    apporter: async (nom, colonnes) => {
      const { contenu } = await vivant();
      await contenu.mettre(nom, Promise.resolve(colonnes));
      apportees.set(nom, colonnes);
    },
    annuler: async () => enCours?.abort(),
    close: async () => {
      oublier();
      (await atelier).instance.tuer();
    },
  };
}

/** What the engine stands on; a browser without one of these is told so before any download. */
function exigerNavigateur(): void {
  const socle = globalThis as { readonly WebAssembly?: { readonly compileStreaming?: unknown }; readonly Worker?: unknown };
  const presents = [socle.WebAssembly?.compileStreaming, socle.Worker, globalThis.BigInt, globalThis.TransformStream];
  if (presents.some((p) => p === undefined)) throw erreur('navigateur');
}

let depart: Promise<Moteur> | null = null;
const auditeurs = new Set<SurProgres>();
let arret = new AbortController();

async function demarrer(racine: string, signal: AbortSignal): Promise<Moteur> {
  exigerNavigateur();
  const manifeste = lireManifeste(racine, { signal });
  manifeste.catch(() => undefined);
  const compilation = compiler((p) => auditeurs.forEach((dire) => dire(p)), signal);
  const instance = await demarrerInstance(compilation);
  return creerMoteur(await compilation, instance, ouvrirTables(racine, await manifeste), () => (depart = null));
}

/**
 * DuckDB in this browser, started by the first call and shared by the others. A start that fails or is cancelled may be
 * asked again. Throws ErreurMoteur.
 */
export function moteur(options: OptionsMoteur): Promise<Moteur> {
  const { surProgres, signal } = options;
  if (surProgres !== undefined) auditeurs.add(surProgres);
  if (depart === null) {
    arret = new AbortController();
    depart = demarrer(options.racine, arret.signal)
      .catch((cause: unknown) => {
        depart = null;
        throw erreurDeDemarrage(cause);
      })
      .finally(() => auditeurs.clear());
  }
  const ceDepart = arret;
  signal?.addEventListener('abort', () => ceDepart.abort(), { once: true });
  if (signal?.aborted === true) ceDepart.abort();
  return depart;
}
