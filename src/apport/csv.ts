import Papa from 'papaparse';
import { accord, entier } from '#lib/format.ts';
import { LIMITES, refuserCellule, verifierDimensions } from './limites.ts';
import type { Separateur } from './separateur.ts';
import type { Grille } from './grille.ts';

const NUL = '';

/** Cuts a text into cells; a row is numbered as a spreadsheet would, blank rows included. Throws ErreurApport on a limit. */
export function lireCsv(texte: string, separateur: Separateur): Grille {
  const { data, errors } = Papa.parse<readonly string[]>(texte, { delimiter: separateur, preview: LIMITES.lignes + 2 });
  const rangees: (readonly (string | null)[])[] = [];
  const numeros: number[] = [];
  let largeur = 0;
  data.forEach((rangee, i) => {
    if (rangee.every((c) => c.trim() === NUL)) return;
    rangee.forEach((c, k) => {
      if (c.length > LIMITES.caracteres) refuserCellule(i + 1, k + 1, c.length);
    });
    largeur = Math.max(largeur, rangee.length);
    rangees.push(rangee);
    numeros.push(i + 1);
  });
  verifierDimensions(rangees.length, largeur);
  return { rangees, numeros, avis: avisGuillemets(errors) };
}

function avisGuillemets(erreurs: readonly Papa.ParseError[]): readonly string[] {
  const lignes = [...new Set(erreurs.filter((e) => e.type === 'Quotes').map((e) => (e.row ?? 0) + 1))];
  if (lignes.length === 0) return [];
  const vues = lignes.slice(0, 5).map(entier).join(', ');
  return [
    `Guillemets mal fermés ${accord(lignes.length, 'à la ligne', 'aux lignes')} ${vues} : vérifiez que ces lignes ont été bien découpées.`,
  ];
}
