import { ouvrirClasseur, type Classeur } from '#apport/classeur.ts';
import { lireCsvParMorceaux } from '#apport/csv.ts';
import { debutDe, decoderParMorceaux, detecterEncodage, MORCEAU, type Encodage } from '#apport/encodage.ts';
import { ErreurApport } from '#apport/erreur.ts';
import { reconnaitreFormat, type FormatApport } from '#apport/format-fichier.ts';
import { estVide, type Grille } from '#apport/grille.ts';
import type { Reponses } from '#apport/question.ts';
import { verifierDimensions, verifierTaille } from '#apport/limites.ts';
import type { Decimale } from '#apport/nombre.ts';
import { detecterSeparateur, type Separateur } from '#apport/separateur.ts';
import { lireTableau, type TableauLu } from '#apport/tableau.ts';
import { insecables } from '#lib/typographie.ts';
import { lireFichierParquet } from './lire-parquet.ts';

/** What the reader may correct of what was detected. */
export interface OptionsLecture {
  readonly encodage?: Encodage;
  readonly separateur?: Separateur;
  readonly decimale?: Decimale;
  /** 1-based line of the head, 0 for none. */
  readonly entete?: number;
  readonly feuille?: string;
  /** What the reader answered. */
  readonly reponses?: Reponses;
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

/** Share of the file that was read, 0 to 1. */
export type SurProgres = (part: number) => void;

const SANS_TEXTE = { encodage: null, separateur: null } as const;
const SANS_FEUILLE = { feuilles: [], feuille: null } as const;

/** Recognises the format by the bytes. Throws ErreurApport, in words for the reader. */
export async function ouvrirFichier(octets: ArrayBuffer, surProgres: SurProgres = () => undefined): Promise<FichierOuvert> {
  verifierTaille(octets.byteLength);
  const format = reconnaitreFormat(new Uint8Array(octets));
  if (format === 'csv') return { format, lire: (options) => Promise.resolve(lireTexte(new Uint8Array(octets), options, surProgres)) };
  if (format === 'parquet')
    return { format, lire: async () => ({ format, ...SANS_TEXTE, ...SANS_FEUILLE, tableau: await lireFichierParquet(octets) }) };
  const classeur = ouvrirClasseur(new Uint8Array(octets));
  return { format, lire: (options) => Promise.resolve(lireClasseur(classeur, options)) };
}

function lireTexte(octets: Uint8Array, options: OptionsLecture, surProgres: SurProgres): FichierLu {
  const encodage = options.encodage ?? detecterEncodage(octets);
  const separateur = options.separateur ?? detecterSeparateur(debutDe(octets, encodage));
  const total = Math.max(1, Math.ceil(octets.length / MORCEAU));
  let lus = 0;
  // what follows the cutting, naming and typing the columns, takes about as long as it
  const grille = lireCsvParMorceaux(decoderParMorceaux(octets, encodage), separateur, () => surProgres((0.6 * ++lus) / total));
  return { format: 'csv', encodage, separateur, ...SANS_FEUILLE, tableau: lireTableau(grille, options) };
}

/** Sheets tried before giving up on finding a table by oneself. */
const FEUILLES_ESSAYEES = 8;

/** Several lines of several cells, numbers among them: not a « Lisez-moi », nor a list of definitions. */
function estUnTableau({ rangees }: Grille): boolean {
  const larges = rangees.slice(0, 200).filter((r) => r.filter((v) => !estVide(v)).length >= 2);
  return (
    larges.length >= 2 && larges.some((r) => r.some((v) => typeof v === 'number' || (typeof v === 'string' && /^[\d\s.,%-]+$/.test(v))))
  );
}

/** The first sheet that holds a table, and the one it is; the first of all when none does. */
function choisirFeuille(classeur: Classeur): { readonly feuille: string; readonly grille: Grille } {
  const [premiere] = classeur.feuilles;
  if (premiere === undefined)
    throw new ErreurApport(
      'abime',
      'Ce classeur n’a aucune feuille visible. Affichez la feuille masquée dans votre tableur, puis enregistrez-le.',
    );
  const grille = classeur.lire(premiere);
  if (estUnTableau(grille)) return { feuille: premiere, grille };
  for (const feuille of classeur.feuilles.slice(1, FEUILLES_ESSAYEES)) {
    const autre = classeur.lire(feuille);
    if (!estUnTableau(autre)) continue;
    const avis = insecables(`La feuille « ${feuille} » est ouverte : la première, « ${premiere} », ne contient pas de tableau.`);
    return { feuille, grille: { ...autre, avis: [avis, ...autre.avis] } };
  }
  return { feuille: premiere, grille };
}

function lireClasseur(classeur: Classeur, options: OptionsLecture): FichierLu {
  const { feuille, grille } =
    options.feuille === undefined ? choisirFeuille(classeur) : { feuille: options.feuille, grille: classeur.lire(options.feuille) };
  verifierDimensions(
    grille.rangees.length,
    grille.rangees.reduce((n, r) => Math.max(n, r.length), 0),
  );
  return { format: 'xlsx', ...SANS_TEXTE, feuilles: classeur.feuilles, feuille, tableau: lireTableau(grille, options) };
}
