/**
 * What one build is made of, as far as it is kept on the reader's machine. Written into the service worker when the site is
 * built; paths are under the base, without its slash (`atlas/`, `geo/epci.json`).
 */
export interface Inventaire {
  /** Path of the site on its host, from slash to slash. */
  readonly base: string;
  readonly version: string;
  /** Start of the SHA-256 of each file whose name does not change with its content. */
  readonly empreintes: Readonly<Record<string, string>>;
  readonly lots: Readonly<Record<Lot, readonly string[]>>;
}

/**
 * `socle`: the page that says one is offline. `interactif`: what the interactive pages read, without the engine or the
 * contours of the communes. `moteur`: the SQL engine, which only a reader who started it keeps.
 */
export type Lot = 'socle' | 'interactif' | 'moteur';

/** Length of the start that is compared: it tells two deployments apart, and guards against nobody. */
export const LONGUEUR_EMPREINTE = 16;

/** Files whose name holds a hash of their content. */
export const DOSSIER_IMMUABLE = '_astro/';

const MARQUE = 'atlas-iae';

/** Caches of the site under one base: another atlas may live beside it on the same host. */
export const prefixeDe = (base: string): string => `${MARQUE} ${base} `;

/** Path under the base of an address of the site, without search or fragment; null when it is elsewhere. */
export function cheminDe(adresse: string, origine: string, base: string): string | null {
  const url = new URL(adresse, origine);
  return url.origin === origine && url.pathname.startsWith(base) ? url.pathname.slice(base.length) : null;
}

/** A page as a reader sees it, as opposed to a file. */
export const estPage = (chemin: string): boolean => chemin === '' || chemin.endsWith('/');

/** What a page asks of the service worker. */
export interface DemandeGarde {
  /** Addresses that the page read before the worker stood between it and the network. */
  readonly lues: readonly string[];
  /** The reader pays for each byte, or asked to save them: only what was read is kept. */
  readonly econome: boolean;
}

/** What the worker answers: whether the interactive pages are whole. */
export interface ReponseGarde {
  readonly complet: boolean;
}
