import { siPermis } from '#islands/pieces/permission.ts';
/** A file that the reader asked this browser to keep. */
export interface FichierGarde {
  readonly nom: string;
  readonly taille: number;
  /** Milliseconds since 1970. */
  readonly le: number;
}

interface Enregistrement extends FichierGarde {
  readonly fichier: Blob;
}

const BASE = 'atlas-vos-donnees';
const MAGASIN = 'fichiers';

const promesse = <T>(demande: IDBRequest<T>): Promise<T> =>
  new Promise((reussir, echouer) => {
    demande.onsuccess = () => reussir(demande.result);
    demande.onerror = () => echouer(demande.error ?? new Error('the browser storage refused the request'));
  });

async function dans<T>(mode: IDBTransactionMode, faire: (magasin: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const ouverture = indexedDB.open(BASE, 1);
  ouverture.onupgradeneeded = () => void ouverture.result.createObjectStore(MAGASIN, { keyPath: 'nom' });
  const base = await promesse(ouverture);
  try {
    return await promesse(faire(base.transaction(MAGASIN, mode).objectStore(MAGASIN)));
  } finally {
    base.close();
  }
}

/** Looks without creating anything: a page view leaves no trace. */
async function existe(): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false;
  return siPermis(async () => (await indexedDB.databases()).some(({ name }) => name === BASE), false);
}

/** The files kept, the latest first; none where the browser keeps nothing. */
export async function lister(): Promise<readonly FichierGarde[]> {
  if (!(await existe())) return [];
  const tous = await dans<Enregistrement[]>('readonly', (m) => m.getAll() as IDBRequest<Enregistrement[]>);
  return tous.map(({ nom, taille, le }) => ({ nom, taille, le })).sort((a, b) => b.le - a.le);
}

export async function garder(nom: string, fichier: Blob): Promise<void> {
  const enregistrement: Enregistrement = { nom, taille: fichier.size, le: Date.now(), fichier };
  await dans('readwrite', (m) => m.put(enregistrement));
}

export async function reprendre(nom: string): Promise<File | null> {
  const lu = await dans<Enregistrement | undefined>('readonly', (m) => m.get(nom) as IDBRequest<Enregistrement | undefined>);
  return lu === undefined ? null : new File([lu.fichier], nom);
}

/** Forgets one file; with the last one the whole storage goes. */
export async function oublier(nom: string): Promise<void> {
  await dans('readwrite', (m) => m.delete(nom));
  if ((await lister()).length === 0) await promesse(indexedDB.deleteDatabase(BASE));
}
