import Papa from 'papaparse';
import { accord, entier } from '#lib/format.ts';
import { LIMITES, refuserCellule, verifierDimensions } from './limites.ts';
import type { Separateur } from './separateur.ts';
import type { Grille } from './grille.ts';

const NUL = '';

/** ="01560": what some exports write so that Excel keeps the zero. The text is inside. */
const EGAL = /^=\s*"((?:[^"]|"")*)"$/;
const deballer = (c: string): string => (c.startsWith('=') ? (EGAL.exec(c)?.[1]?.replaceAll('""', '"') ?? c) : c);

/** Past this, a quotation mark that never closes is swallowing the file. */
const RESTE_MAX = 4_000_000;
/** Texts that come back are kept once: names, years and modalities fill most of a large file. */
const TEXTES_COMMUNS = 50_000;
const TEXTE_COURT = 40;

interface EnCours {
  readonly rangees: (readonly string[])[];
  readonly numeros: number[];
  readonly guillemets: Set<number>;
  readonly communs: Map<string, string>;
  /** Lines seen, blank ones included. */
  lignes: number;
  largeur: number;
}

function retenirTexte(communs: Map<string, string>, c: string): string {
  if (c.length > TEXTE_COURT) return c;
  const connu = communs.get(c);
  if (connu !== undefined) return connu;
  if (communs.size < TEXTES_COMMUNS) communs.set(c, c);
  return c;
}

function prendre(e: EnCours, rangee: readonly string[]): void {
  const ligne = ++e.lignes;
  if (rangee.every((c) => c.trim() === NUL)) return;
  rangee.forEach((c, k) => {
    if (c.length > LIMITES.caracteres) refuserCellule(ligne, k + 1, c.length);
  });
  e.largeur = Math.max(e.largeur, rangee.length);
  e.rangees.push(rangee.map((c) => retenirTexte(e.communs, deballer(c))));
  e.numeros.push(ligne);
  // before the rest is cut: a file too long is known at its two millionth line
  if (e.rangees.length > LIMITES.lignes || e.largeur > LIMITES.colonnes || e.rangees.length * e.largeur > LIMITES.cellules)
    verifierDimensions(e.rangees.length, e.largeur);
}

/** How the lines end, by the first piece: outside quotation marks nothing else ends them. */
function finDeLigne(morceau: string): '\r\n' | '\n' | '\r' {
  if (morceau.includes('\r\n')) return '\r\n';
  return morceau.includes('\n') || !morceau.includes('\r') ? '\n' : '\r';
}

/** Cuts a text that comes in pieces; a row is numbered as a spreadsheet would, blank rows included. Throws ErreurApport on a limit. */
export function lireCsvParMorceaux(morceaux: Iterable<string>, separateur: Separateur, surMorceau: () => void = () => undefined): Grille {
  const e: EnCours = { rangees: [], numeros: [], guillemets: new Set(), communs: new Map(), lignes: 0, largeur: 0 };
  let reste = '';
  let newline: ReturnType<typeof finDeLigne> | null = null;
  const couper = (texte: string, dernier: boolean) => {
    newline ??= finDeLigne(texte);
    const { data, errors, meta } = new Papa.Parser({ delimiter: separateur, newline }).parse(texte, 0, !dernier) as Papa.ParseResult<
      readonly string[]
    >;
    for (const erreur of errors) if (erreur.type === 'Quotes') e.guillemets.add(e.lignes + (erreur.row ?? 0) + 1);
    for (const rangee of data) prendre(e, rangee);
    reste = dernier ? '' : texte.slice(meta.cursor);
    if (reste.length > RESTE_MAX) refuserCellule(e.lignes + 1, 1, reste.length);
  };
  for (const morceau of morceaux) {
    couper(reste + morceau, false);
    surMorceau();
  }
  if (reste !== '') couper(reste, true);
  verifierDimensions(e.rangees.length, e.largeur);
  return { rangees: e.rangees, numeros: e.numeros, avis: avisGuillemets([...e.guillemets]) };
}

export const lireCsv = (texte: string, separateur: Separateur): Grille => lireCsvParMorceaux([texte], separateur);

function avisGuillemets(lignes: readonly number[]): readonly string[] {
  if (lignes.length === 0) return [];
  const vues = lignes.slice(0, 5).map(entier).join(', ');
  return [
    `Guillemets mal fermés ${accord(lignes.length, 'à la ligne', 'aux lignes')} ${vues} : vérifiez que ces lignes ont été bien découpées.`,
  ];
}
