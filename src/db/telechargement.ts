import { asyncBufferFromUrl, cachedAsyncBuffer, type AsyncBuffer } from 'hyparquet';
import type { SurProgres } from './moteur.ts';

/** Size of duckdb-eh.wasm, decompressed (a test compares it to the file): what the progress bar counts up to. */
export const TAILLE_WASM = 34_242_586;

/**
 * A response whose body is counted as it passes. Bytes come out decompressed while Content-Length counts them compressed:
 * where the real size is known, what passed is told in bytes of the wire, so that the bar and its figures are what the
 * reader's connection sees.
 */
export function suivre(reponse: Response, taille: number, surProgres: SurProgres): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (reponse.body === null) throw new TypeError('a response without body');
  const surLeReseau = Number(reponse.headers.get('Content-Length') ?? 0) || taille;
  let lus = 0;
  const compteur = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(morceau, suite) {
      lus += morceau.byteLength;
      surProgres({ recus: Math.min(surLeReseau, Math.round((lus / taille) * surLeReseau)), total: surLeReseau });
      suite.enqueue(morceau);
    },
  });
  return reponse.body.pipeThrough(compteur);
}

/** The whole file behind an address, `taille` bytes long. */
export async function telecharger(url: string, taille: number, surProgres: SurProgres, init: RequestInit): Promise<ArrayBuffer> {
  const reponse = await fetch(url, init);
  if (!reponse.ok) throw new Error(`cannot read ${url}: status ${reponse.status}`);
  return new Response(suivre(reponse, taille, surProgres)).arrayBuffer();
}

/** The file behind an address is not, or no longer, the one whose size is known. */
export class AutreFichier extends Error {}

/**
 * A file read by ranges, each range once; whole if the host ignores them. Throws AutreFichier when the host tells another
 * size, so that two deployments are never read as one.
 */
export function parPlages(url: string, taille: number, surProgres: SurProgres, init: RequestInit): Promise<AsyncBuffer> {
  let recus = 0;
  const demander: typeof fetch = async (adresse, options) => {
    const reponse = await fetch(adresse, options);
    const annoncee = /\/(\d+)$/.exec(reponse.headers.get('Content-Range') ?? '')?.[1];
    const octets = reponse.ok ? await reponse.arrayBuffer() : new ArrayBuffer(0);
    if (Number(annoncee ?? octets.byteLength) !== taille) throw new AutreFichier(`${url} is not ${taille} bytes long (${reponse.status})`);
    surProgres({ recus: (recus += octets.byteLength), total: null });
    return new Response(octets, reponse);
  };
  return asyncBufferFromUrl({ url, byteLength: taille, requestInit: init, fetch: demander }).then((f) =>
    cachedAsyncBuffer(f, { minSize: 0 }),
  );
}
