import { compte, entier } from '#lib/format.ts';
import { ErreurApport } from './erreur.ts';

/** What a tab of an ordinary computer holds twice over without swapping; beyond, the reader is told before anything is parsed. */
export const LIMITES = {
  octets: 250_000_000,
  lignes: 2_000_000,
  colonnes: 200,
  cellules: 30_000_000,
  /** The limit of a cell in every spreadsheet: longer, a quotation mark was never closed. */
  caracteres: 32_767,
  /** Of all the parts of a workbook once decompressed. */
  octetsClasseur: 400_000_000,
} as const;

const Mo = (octets: number) => `${entier(octets / 1_000_000)} Mo`;

export function verifierTaille(octets: number): void {
  if (octets === 0) throw new ErreurApport('vide', 'Ce fichier est vide (0 octet). Enregistrez-le de nouveau, puis choisissez-le encore.');
  if (octets > LIMITES.octets)
    throw new ErreurApport(
      'limite',
      `Ce fichier pèse ${Mo(octets)}, et la page en lit ${Mo(LIMITES.octets)} au plus. Gardez les colonnes et les années utiles, ou enregistrez-le en Parquet.`,
    );
}

export function verifierDimensions(lignes: number, colonnes: number): void {
  if (lignes > LIMITES.lignes)
    throw new ErreurApport(
      'limite',
      `Ce fichier a plus de ${entier(LIMITES.lignes)} lignes, la limite de cette page. Gardez une année ou une région, ou regroupez les lignes par territoire avant de le rouvrir.`,
    );
  if (colonnes > LIMITES.colonnes)
    throw new ErreurApport(
      'limite',
      `Ce fichier a ${compte(colonnes, 'colonne', 'colonnes')}, et la page en lit ${LIMITES.colonnes} au plus. Gardez la colonne du territoire et celles à cartographier.`,
    );
  if (lignes * colonnes > LIMITES.cellules)
    throw new ErreurApport(
      'limite',
      `Ce fichier a ${entier(lignes)} lignes et ${colonnes} colonnes : plus de ${entier(LIMITES.cellules)} cases, la limite de cette page. Gardez les colonnes utiles.`,
    );
}

/** `ligne` is the 1-based line of the file. */
export function refuserCellule(ligne: number, colonne: number, longueur: number): never {
  throw new ErreurApport(
    'limite',
    `La case de la ligne ${entier(ligne)}, colonne ${colonne}, contient ${entier(longueur)} caractères, et une case en a ${entier(LIMITES.caracteres)} au plus. Un guillemet ouvert et jamais fermé avale souvent la suite du fichier : corrigez cette ligne.`,
  );
}
