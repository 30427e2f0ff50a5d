import { ErreurApport } from './erreur.ts';

export type FormatApport = 'csv' | 'xlsx' | 'parquet';

const debuteParOctets = (octets: Uint8Array, signature: readonly number[]) => signature.every((o, i) => octets[i] === o);

/** Files that people drop by mistake, by their first bytes, with what to do instead. */
const REFUS: readonly (readonly [readonly number[], string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'C’est un classeur Excel d’avant 2007 (.xls) ou protégé par un mot de passe. Ouvrez-le, ôtez le mot de passe et enregistrez-le au format .xlsx ou CSV.',
  ],
  [
    [0x25, 0x50, 0x44, 0x46],
    'C’est un PDF : ses tableaux ne se lisent pas ici. Demandez le classeur ou le CSV d’origine à qui l’a produit.',
  ],
  [[0x1f, 0x8b], 'C’est un fichier compressé (gzip). Décompressez-le, puis choisissez le fichier qu’il contient.'],
  [[0x89, 0x50, 0x4e, 0x47], 'C’est une image. Choisissez un fichier CSV, XLSX ou Parquet.'],
  [[0xff, 0xd8, 0xff], 'C’est une image. Choisissez un fichier CSV, XLSX ou Parquet.'],
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const ZIP_VIDE = [0x50, 0x4b, 0x05, 0x06];
const PARQUET = [0x50, 0x41, 0x52, 0x31];

/** What the bytes say, whatever the name of the file says. Throws ErreurApport. */
export function reconnaitreFormat(octets: Uint8Array): FormatApport {
  if (debuteParOctets(octets, PARQUET)) return 'parquet';
  if (debuteParOctets(octets, ZIP) || debuteParOctets(octets, ZIP_VIDE)) return 'xlsx';
  const refus = REFUS.find(([signature]) => debuteParOctets(octets, signature));
  if (refus !== undefined) throw new ErreurApport('format', refus[1]);
  return 'csv';
}
