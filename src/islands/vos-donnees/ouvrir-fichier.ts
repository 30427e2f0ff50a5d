import { readSheet } from 'read-excel-file/universal';
import { parquetMetadata } from 'hyparquet';
import { ouvrirClasseur, type Classeur } from '#apport/classeur.ts';
import { lireColonne } from '#apport/colonne.ts';
import { lireCsv } from '#apport/csv.ts';
import { decoder, detecterEncodage, type Encodage } from '#apport/encodage.ts';
import { ErreurApport } from '#apport/erreur.ts';
import { reconnaitreFormat, type FormatApport } from '#apport/format-fichier.ts';
import { estVide, type Grille } from '#apport/grille.ts';
import { verifierDimensions, verifierTaille } from '#apport/limites.ts';
import type { Decimale } from '#apport/nombre.ts';
import { detecterSeparateur, type Separateur } from '#apport/separateur.ts';
import { lireTableau, type TableauLu } from '#apport/tableau.ts';
import type { Valeur } from '#domain/contrat.ts';
import { lireParquet } from '#db/parquet.ts';

/** What the reader may correct of what was detected. */
export interface OptionsLecture {
  readonly encodage?: Encodage;
  readonly separateur?: Separateur;
  readonly decimale?: Decimale;
  /** 1-based line of the head, 0 for none. */
  readonly entete?: number;
  readonly feuille?: string;
}

export interface FichierLu {
  readonly format: FormatApport;
  readonly encodage: Encodage | null;
  readonly separateur: Separateur | null;
  readonly feuilles: readonly string[];
  readonly feuille: string | null;
  readonly tableau: TableauLu;
}

/** A file open once and read again each time the reader corrects something. */
export interface FichierOuvert {
  readonly format: FormatApport;
  readonly lire: (options: OptionsLecture) => Promise<FichierLu>;
}

const SANS_TEXTE = { encodage: null, separateur: null } as const;
const SANS_FEUILLE = { feuilles: [], feuille: null } as const;

/** Recognises the format by the bytes. Throws ErreurApport, in words for the reader. */
export async function ouvrirFichier(octets: ArrayBuffer): Promise<FichierOuvert> {
  verifierTaille(octets.byteLength);
  const format = reconnaitreFormat(new Uint8Array(octets));
  if (format === 'csv') return { format, lire: (options) => lireTexte(new Uint8Array(octets), options) };
  if (format === 'parquet') return { format, lire: () => lireFichierParquet(octets) };
  const classeur = await ouvrirClasseur(new Uint8Array(octets));
  return { format, lire: (options) => lireFeuille(classeur, options) };
}

async function lireTexte(octets: Uint8Array, options: OptionsLecture): Promise<FichierLu> {
  const encodage = options.encodage ?? detecterEncodage(octets);
  const texte = decoder(octets, encodage);
  const separateur = options.separateur ?? detecterSeparateur(texte);
  return { format: 'csv', encodage, separateur, ...SANS_FEUILLE, tableau: lireTableau(lireCsv(texte, separateur), options) };
}

async function lireFeuille(classeur: Classeur, options: OptionsLecture): Promise<FichierLu> {
  const { feuilles } = classeur;
  const feuille = options.feuille ?? feuilles[0];
  if (feuille === undefined)
    throw new ErreurApport(
      'abime',
      'Ce classeur n’a aucune feuille visible. Affichez la feuille masquée dans votre tableur, puis enregistrez-le.',
    );
  const rangees = await cellulesDe(classeur, feuille);
  verifierDimensions(rangees.length, Math.max(0, ...rangees.slice(0, 1000).map((r) => r.length)));
  return { format: 'xlsx', ...SANS_TEXTE, feuilles, feuille, tableau: lireTableau(enGrille(rangees), options) };
}

type CelluleExcel = string | number | boolean | Date | null;

async function cellulesDe(classeur: Classeur, feuille: string): Promise<readonly (readonly CelluleExcel[])[]> {
  try {
    return (await readSheet(classeur.octets, feuille)) as readonly (readonly CelluleExcel[])[];
  } catch (cause) {
    throw new ErreurApport(
      'abime',
      `La feuille « ${feuille} » ne se lit pas. Ouvrez le classeur dans un tableur et enregistrez-la en CSV.`,
      { cause },
    );
  }
}

function enGrille(rangees: readonly (readonly CelluleExcel[])[]): Grille {
  const lues = rangees
    .map((r, i) => ({ numero: i + 1, cellules: r.map(valeurExcel) }))
    .filter(({ cellules }) => cellules.some((v) => !estVide(v)));
  return { rangees: lues.map((l) => l.cellules), numeros: lues.map((l) => l.numero), avis: [] };
}

function valeurExcel(v: CelluleExcel): Valeur {
  return v instanceof Date ? v.toISOString().replace('T00:00:00.000Z', '') : v;
}

/** Why hyparquet could not, in words for the reader. */
function refusParquet(cause: unknown): ErreurApport {
  const message = cause instanceof Error ? cause.message : String(cause);
  const codec = /unsupported compression codec:?\s*(\w+)/i.exec(message)?.[1];
  if (codec !== undefined)
    return new ErreurApport(
      'codec',
      `Ce fichier Parquet est comprimé en ${codec}, que cette page ne lit pas. Réenregistrez-le sans compression, en Snappy ou en Zstandard.`,
      { cause },
    );
  return new ErreurApport('abime', 'Ce fichier Parquet est tronqué ou abîmé. Téléchargez-le encore, ou enregistrez-le en CSV.', { cause });
}

async function lireFichierParquet(octets: ArrayBuffer): Promise<FichierLu> {
  const { lignes, colonnes } = await colonnesParquet(octets);
  const noms = Object.keys(colonnes);
  if (lignes === 0)
    throw new ErreurApport('vide', `Ce fichier Parquet a ${noms.length} colonnes et aucune ligne. Vérifiez que l’export est complet.`);
  const tableau: TableauLu = {
    decimale: '.',
    entete: null,
    colonnes: noms.map((nom) => lireColonne(nom, colonnes[nom] ?? [], '.')),
    numeros: Array.from({ length: lignes }, (_, i) => i + 1),
    avis: [],
  };
  return { format: 'parquet', ...SANS_TEXTE, ...SANS_FEUILLE, tableau };
}

async function colonnesParquet(octets: ArrayBuffer): ReturnType<typeof lireParquet> {
  try {
    const { num_rows, schema } = parquetMetadata(octets);
    verifierDimensions(Number(num_rows), schema.filter((e) => e.num_children === undefined).length);
    return await lireParquet(octets);
  } catch (cause) {
    throw cause instanceof ErreurApport ? cause : refusParquet(cause);
  }
}
