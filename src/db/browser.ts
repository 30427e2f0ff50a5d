import { erreur, erreurDeDemarrage } from './erreurs.ts';
import type { Moteur, OptionsMoteur, SurProgres } from './moteur.ts';

/** What the engine stands on; a browser without one of these is told so before any download. */
function exigerNavigateur(): void {
  const socle = globalThis as { readonly WebAssembly?: { readonly compileStreaming?: unknown }; readonly Worker?: unknown };
  const presents = [socle.WebAssembly?.compileStreaming, socle.Worker, globalThis.BigInt, globalThis.TransformStream];
  if (presents.some((p) => p === undefined)) throw erreur('navigateur');
}

let depart: Promise<Moteur> | null = null;
let arret = new AbortController();
const auditeurs = new Set<SurProgres>();

async function demarrer(racine: string, sql: string | undefined, signal: AbortSignal): Promise<Moteur> {
  try {
    exigerNavigateur();
    // DuckDB's client and Arrow come only now: this module is light, and is the only one an island names.
    const ouvert = await import('./moteur-wasm.ts');
    const surProgres: SurProgres = (p) => auditeurs.forEach((ecouter) => ecouter(p));
    return await ouvert.demarrer({ racine, sql, surProgres, signal }, () => (depart = null));
  } catch (cause) {
    depart = null;
    throw signal.aborted ? erreur('annule', cause) : erreurDeDemarrage(cause);
  } finally {
    auditeurs.clear();
  }
}

/**
 * DuckDB in this browser, started by the first call and shared by the others. A start that fails or is cancelled may be
 * asked again. Throws ErreurMoteur.
 */
export function moteur({ racine, surProgres, signal, sql }: OptionsMoteur): Promise<Moteur> {
  if (surProgres !== undefined) auditeurs.add(surProgres);
  if (depart === null) {
    arret = new AbortController();
    depart = demarrer(racine, sql, arret.signal);
  }
  const ceDepart = arret;
  signal?.addEventListener('abort', () => ceDepart.abort(), { once: true });
  if (signal?.aborted === true) ceDepart.abort();
  return depart;
}
