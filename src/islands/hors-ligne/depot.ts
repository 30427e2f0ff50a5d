import { DOSSIER_IMMUABLE, estPage, LONGUEUR_EMPREINTE, prefixeDe, type Inventaire } from './inventaire.ts';

/** Pages read are kept the last first, up to this many. */
const PAGES_MAX = 60;

const hexadecimal = (octets: ArrayBuffer): string => Array.from(new Uint8Array(octets), (o) => o.toString(16).padStart(2, '0')).join('');

/** Files of one build, on the reader's machine: those of another build never enter. */
export interface Depot {
  /** Nothing is kept before this, nor after the reader deleted it all. */
  readonly creer: () => Promise<unknown>;
  readonly lire: (chemin: string) => Promise<Response | undefined>;
  /** Takes a whole answer in. False when it is not of this build, or is nothing to keep. */
  readonly ranger: (chemin: string, reponse: Response) => Promise<boolean>;
  /** Fetches and keeps what is not there yet. False when something did not come, or is of another build. */
  readonly completer: (chemins: readonly string[]) => Promise<boolean>;
  /** Deletes what former builds left. */
  readonly effacerAnciens: () => Promise<void>;
}

export function ouvrirDepot(inventaire: Inventaire, origine: string): Depot {
  const { base, version, empreintes } = inventaire;
  const prefixe = prefixeDe(base);
  const [fichiers, pages] = [`${prefixe}${version}`, `${prefixe}${version} pages`];
  const url = (chemin: string) => new URL(base + chemin, origine).href;
  const estImmuable = (chemin: string) => chemin.startsWith(DOSSIER_IMMUABLE);
  const nomDe = (chemin: string) => (empreintes[chemin] !== undefined || estImmuable(chemin) ? fichiers : pages);

  const creer = () => caches.open(fichiers);
  const lire = (chemin: string) => caches.match(url(chemin), { cacheName: nomDe(chemin), ignoreVary: true });

  async function estDuSite(chemin: string, reponse: Response): Promise<boolean> {
    const attendue = empreintes[chemin];
    if (attendue === undefined)
      return estImmuable(chemin) || (estPage(chemin) && (reponse.headers.get('Content-Type') ?? '').startsWith('text/html'));
    const lue = hexadecimal(await crypto.subtle.digest('SHA-256', await reponse.arrayBuffer()));
    return lue.startsWith(attendue.slice(0, LONGUEUR_EMPREINTE));
  }

  async function ranger(chemin: string, reponse: Response): Promise<boolean> {
    if (reponse.status !== 200 || reponse.redirected || !(await estDuSite(chemin, reponse.clone()))) return false;
    if (!(await caches.has(fichiers))) return false;
    const cache = await caches.open(nomDe(chemin));
    await cache.put(url(chemin), reponse);
    if (nomDe(chemin) === pages) await limiter(cache);
    return true;
  }

  /** The oldest pages make room: putting a page again makes it the youngest. */
  async function limiter(cache: Cache): Promise<void> {
    const cles = await cache.keys();
    await Promise.all(cles.slice(0, Math.max(0, cles.length - PAGES_MAX)).map((cle) => cache.delete(cle)));
  }

  async function completer(chemins: readonly string[]): Promise<boolean> {
    try {
      // One after the other: this is nobody's hurry, and the page may be asking for something.
      for (const chemin of chemins) {
        if ((await lire(chemin)) !== undefined) continue;
        const reponse = await fetch(url(chemin), { cache: estImmuable(chemin) ? 'default' : 'no-cache', priority: 'low' });
        if (!(await ranger(chemin, reponse))) return false;
      }
      return true;
    } catch (cause) {
      // offline, or a cache that is full: the next visit goes on from here
      console.debug(cause);
      return false;
    }
  }

  async function effacerAnciens(): Promise<void> {
    const noms = await caches.keys();
    await Promise.all(noms.filter((nom) => nom.startsWith(prefixe) && nom !== fichiers && nom !== pages).map((nom) => caches.delete(nom)));
  }

  return { creer, lire, ranger, completer, effacerAnciens };
}
