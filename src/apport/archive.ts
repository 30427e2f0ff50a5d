import { entier } from '#lib/format.ts';
import { ErreurApport } from './erreur.ts';
import { LIMITES } from './limites.ts';

/** One part of a ZIP archive, as its central directory declares it. */
export interface Entree {
  readonly nom: string;
  readonly methode: number;
  readonly comprime: number;
  readonly taille: number;
  /** Where its local header begins. */
  readonly debut: number;
}

const FIN = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

function abime(detail: string): ErreurApport {
  return new ErreurApport(
    'abime',
    `Ce classeur .xlsx est tronqué ou abîmé (${detail}). Ouvrez-le dans un tableur et enregistrez-le de nouveau, ou téléchargez-le encore.`,
  );
}

/** The end record is last, before a comment of at most 64 kB. */
function chercherFin(vue: DataView): number {
  for (let i = vue.byteLength - 22; i >= Math.max(0, vue.byteLength - 65_557); i--) if (vue.getUint32(i, true) === FIN) return i;
  throw abime('sa table des matières manque');
}

/** The parts of an archive. Throws ErreurApport when it is cut, or when what it declares passes the limit. */
export function lireRepertoire(octets: Uint8Array): readonly Entree[] {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const fin = chercherFin(vue);
  const nombre = vue.getUint16(fin + 10, true);
  let i = vue.getUint32(fin + 16, true);
  const noms = new TextDecoder();
  const entrees: Entree[] = [];
  for (let n = 0; n < nombre; n++) {
    if (i + 46 > fin || vue.getUint32(i, true) !== CENTRAL) throw abime('sa table des matières est illisible');
    const longueurs = [vue.getUint16(i + 28, true), vue.getUint16(i + 30, true), vue.getUint16(i + 32, true)] as const;
    entrees.push({
      nom: noms.decode(octets.subarray(i + 46, i + 46 + longueurs[0])),
      methode: vue.getUint16(i + 10, true),
      comprime: vue.getUint32(i + 20, true),
      taille: vue.getUint32(i + 24, true),
      debut: vue.getUint32(i + 42, true),
    });
    i += 46 + longueurs[0] + longueurs[1] + longueurs[2];
  }
  verifierTotal(entrees.reduce((total, e) => total + e.taille, 0));
  return entrees;
}

/** Also called while inflating: an archive may lie about its sizes. */
function verifierTotal(octets: number, limite: number = LIMITES.octetsClasseur): void {
  if (octets > limite)
    throw new ErreurApport(
      'limite',
      `Ce classeur contient plus de ${entier(limite / 1_000_000)} Mo une fois décompressé : il n’est pas ouvert. Gardez la feuille utile et enregistrez-la en CSV ou en Parquet.`,
    );
}

/** The bytes of a part as stored, still compressed. */
function corps(octets: Uint8Array, e: Entree): Uint8Array {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  if (e.debut + 30 > octets.length || vue.getUint32(e.debut, true) !== LOCAL) throw abime(`la partie ${e.nom} manque`);
  const debut = e.debut + 30 + vue.getUint16(e.debut + 26, true) + vue.getUint16(e.debut + 28, true);
  if (debut + e.comprime > octets.length) throw abime(`la partie ${e.nom} est coupée`);
  return octets.subarray(debut, debut + e.comprime);
}

/** One part, inflated by the browser itself, and stopped at `limite` bytes whatever the directory says. */
export async function extraire(octets: Uint8Array, e: Entree, limite: number): Promise<Uint8Array<ArrayBuffer>> {
  const brut = corps(octets, e);
  if (e.methode === 0) return brut.slice();
  if (e.methode !== 8) throw abime(`la partie ${e.nom} est comprimée par une méthode inconnue`);
  const flux = new Blob([brut.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const morceaux: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const morceau of lecture(flux)) {
      total += morceau.length;
      verifierTotal(total, limite);
      morceaux.push(morceau);
    }
  } catch (cause) {
    throw cause instanceof ErreurApport ? cause : abime(`la partie ${e.nom} ne se décompresse pas`);
  }
  const tout = new Uint8Array(total);
  morceaux.reduce((place, m) => (tout.set(m, place), place + m.length), 0);
  return tout;
}

/** Streams are not iterable in every browser. */
async function* lecture(flux: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const lecteur = flux.getReader();
  try {
    for (;;) {
      const { done, value } = await lecteur.read();
      if (done) return;
      yield value;
    }
  } finally {
    // stops the inflation at a limit; a stream that failed by itself has nothing left to cancel
    await lecteur.cancel().catch(() => undefined);
  }
}
