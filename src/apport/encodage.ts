import { ErreurApport } from './erreur.ts';

export const ENCODAGES = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encodage = (typeof ENCODAGES)[number];

export const LIBELLES_ENCODAGE: Readonly<Record<Encodage, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252 (Excel français)',
  'utf-16le': 'UTF-16 (texte Unicode d’Excel)',
  'utf-16be': 'UTF-16, octet fort en tête',
};

const ECHANTILLON = 64_000;

/** UTF-16 without its mark: Latin letters leave one byte in two at zero, always on the same side. */
function utf16SansMarque(octets: Uint8Array): Encodage | null {
  const n = Math.min(octets.length, ECHANTILLON) & ~1;
  const nuls: [number, number] = [0, 0];
  for (let i = 0; i < n; i++) if (octets[i] === 0) nuls[i % 2 === 0 ? 0 : 1]++;
  const [pairs, impairs] = nuls;
  if (impairs > n * 0.3 && pairs < n * 0.02) return 'utf-16le';
  return pairs > n * 0.3 && impairs < n * 0.02 ? 'utf-16be' : null;
}

function estUtf8(octets: Uint8Array): boolean {
  try {
    const decodeur = new TextDecoder('utf-8', { fatal: true });
    for (let i = 0; i < octets.length; i += MORCEAU)
      decodeur.decode(octets.subarray(i, i + MORCEAU), { stream: i + MORCEAU < octets.length });
    return true;
  } catch {
    return false;
  }
}

/** The mark at the head when there is one, else what the bytes allow. Windows-1252 accepts anything: it comes last. */
export function detecterEncodage(octets: Uint8Array): Encodage {
  if (octets[0] === 0xff && octets[1] === 0xfe) return 'utf-16le';
  if (octets[0] === 0xfe && octets[1] === 0xff) return 'utf-16be';
  return utf16SansMarque(octets) ?? (estUtf8(octets) ? 'utf-8' : 'windows-1252');
}

/** Control characters no table holds: what is left is not text. */
const BINAIRE = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/** Throws ErreurApport when what begins so is not a table in text. */
function verifierTexte(debut: string, fin: string): void {
  if (debut.trim() === '')
    throw new ErreurApport('vide', 'Ce fichier ne contient que des espaces. Enregistrez-le de nouveau, puis choisissez-le encore.');
  if (BINAIRE.test(debut))
    throw new ErreurApport(
      'format',
      'Ce fichier n’est ni du texte, ni un classeur .xlsx, ni du Parquet. Ouvrez-le dans son logiciel et enregistrez-le en CSV.',
    );
  if (/^\s*<(?:!doctype|html|head|body|\?xml)\b/i.test(debut))
    throw new ErreurApport(
      'format',
      'C’est une page web ou du XML enregistré à la place du tableau. Téléchargez le fichier lui-même, et non sa page.',
    );
  if (/^\s*[[{]/.test(debut) && /["}\]]\s*$/.test(fin))
    throw new ErreurApport(
      'format',
      'C’est du JSON, que cette page ne lit pas. Téléchargez la version CSV, XLSX ou Parquet du même jeu de données.',
    );
}

/** The text without its mark. Throws ErreurApport when it is not text, or a web page. */
export function decoder(octets: Uint8Array, encodage: Encodage): string {
  const texte = new TextDecoder(encodage).decode(octets);
  verifierTexte(texte.slice(0, ECHANTILLON), texte.slice(-100));
  return texte;
}

/** The beginning of the text, enough to know its separator by. */
export const debutDe = (octets: Uint8Array, encodage: Encodage): string => new TextDecoder(encodage).decode(octets.subarray(0, 250_000));

/** Bytes of a piece. */
export const MORCEAU = 2_000_000;

/** The text piece by piece, never whole: two hundred megabytes of bytes are as many of text, or twice. Throws as `decoder`. */
export function* decoderParMorceaux(octets: Uint8Array, encodage: Encodage): Generator<string> {
  verifierTexte(debutDe(octets, encodage).slice(0, ECHANTILLON), new TextDecoder(encodage).decode(octets.subarray(-200)).slice(-100));
  const decodeur = new TextDecoder(encodage);
  for (let i = 0; i < octets.length; i += MORCEAU)
    yield decodeur.decode(octets.subarray(i, i + MORCEAU), { stream: i + MORCEAU < octets.length });
}
