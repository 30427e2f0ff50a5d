import { TAILLE_TEXTE } from './theme.ts';

// Advance widths of Source Sans 3, in em, by kind of character: there is no canvas on the server to measure with.
const ETROITS = /[iljt.,:;’'|!()\u202f]/;
const LARGES = /[mwMWŒœ%‰]/;
const CAPITALES = /\p{Lu}/u;

/** Width of a text in the units of the drawing, within about 5 %. */
export function largeurDe(contenu: string, gras = false, taille = TAILLE_TEXTE): number {
  let em = 0;
  for (const c of contenu)
    em += ETROITS.test(c) ? 0.28 : LARGES.test(c) ? 0.8 : CAPITALES.test(c) ? 0.6 : c === ' ' || c === '\u00a0' ? 0.2 : 0.51;
  return em * taille * (gras ? 1.05 : 1);
}

/** Cuts at ordinary spaces so that each line fits; a word longer than the line stays whole. */
export function enLignes(contenu: string, largeur: number, taille = TAILLE_TEXTE): string[] {
  const lignes: string[] = [];
  for (const mot of contenu.split(' ')) {
    const derniere = lignes.at(-1);
    const suite = derniere === undefined ? mot : `${derniere} ${mot}`;
    if (derniere === undefined || largeurDe(suite, false, taille) > largeur) lignes.push(mot);
    else lignes[lignes.length - 1] = suite;
  }
  return lignes;
}

/** Shortens a name that does not fit, with an ellipsis; the table behind the figure has it whole. */
export function abreger(contenu: string, largeur: number): string {
  if (largeurDe(contenu) <= largeur) return contenu;
  let court = contenu;
  while (court.length > 1 && largeurDe(`${court}…`) > largeur) court = court.slice(0, -1);
  return `${court.trimEnd()}…`;
}
