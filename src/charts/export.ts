import { feuilleAutonome } from './feuille.ts';
import { enLignes } from './texte.ts';
import { JETONS, LARGEUR, POLICES } from './theme.ts';

export interface MentionsExport {
  /** The finding. */
  readonly titre: string;
  /** Definition, unit, date, territory. */
  readonly sousTitre: string;
  /** « Source : … · millésime · localisation · licence » */
  readonly source: string;
}

export interface OptionsExport {
  /** The page's `<defs>`, when the map refers to contours that stand outside its own SVG. */
  readonly defs?: string;
  readonly largeur?: number;
}

const MARGE = 16;

/** A figure that stands alone: light colours, white ground, its finding above and its source burnt in below. */
export function exporterSvg(svg: string, mentions: MentionsExport, options: OptionsExport = {}): string {
  const [l = LARGEUR, h = LARGEUR] = lireViewBox(svg);
  const contenu = resoudreUse(contenuDe(svg), options.defs ?? '');
  const titre = bloc(mentions.titre, l, 18, 23, true);
  const sousTitre = bloc(mentions.sousTitre, l, 13, 17, false);
  const source = bloc(mentions.source, l, 11, 14, false);
  const haut = titre.hauteur + sousTitre.hauteur + 10;
  const [largeur, hauteur] = [l + 2 * MARGE, haut + h + source.hauteur + 12 + 2 * MARGE];
  const affichee = options.largeur ?? 2 * largeur;
  const corps = [
    `<rect width="${largeur}" height="${hauteur.toFixed(1)}" fill="${JETONS.fond.clair}"/>`,
    `<g transform="translate(${MARGE},${MARGE})">`,
    `<g font-size="18" font-weight="600" fill="${JETONS.encre.clair}" text-anchor="start">${titre.svg(0)}</g>`,
    `<g font-size="13" fill="${JETONS.note.clair}" text-anchor="start">${sousTitre.svg(titre.hauteur)}</g>`,
    `<g class="graphique" text-anchor="middle" transform="translate(0,${haut})">${contenu}</g>`,
    `<g font-size="11" fill="${JETONS.note.clair}" text-anchor="start">${source.svg(haut + h + 12)}</g>`,
    '</g>',
  ].join('');
  const racine = `<svg xmlns="http://www.w3.org/2000/svg" width="${affichee}" height="${Math.round((affichee * hauteur) / largeur)}" viewBox="0 0 ${largeur} ${hauteur.toFixed(1)}" font-family="${echapper(POLICES)}" role="img" aria-label="${echapper(mentions.titre)}">`;
  return `${racine}<title>${echapper(mentions.titre)}</title><style>${feuilleAutonome(corps)}</style>${corps}</svg>\n`;
}

function lireViewBox(svg: string): readonly number[] {
  const viewBox = /<svg[^>]*\bviewBox="([^"]*)"/.exec(svg)?.[1];
  if (viewBox === undefined) throw new TypeError('the figure has no viewBox: give the whole <svg> element of a chart');
  return viewBox.split(' ').map(Number).slice(2);
}

function contenuDe(svg: string): string {
  return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
}

/** `<use>` of contours outside the file would draw nothing: each takes the path it refers to. */
function resoudreUse(svg: string, defs: string): string {
  const contours = new Map(
    [...(svg + defs).matchAll(/<path\b[^>]*>/g)].flatMap(([balise]) => {
      const id = /\bid="([^"]*)"/.exec(balise)?.[1];
      const d = /\bd="([^"]*)"/.exec(balise)?.[1];
      return id === undefined || d === undefined ? [] : [[id, d] as const];
    }),
  );
  return svg.replace(/<use\b([^>]*?)\/?>(?:<\/use>)?/g, (_, attributs: string) => {
    const cible = /\bhref="#([^"]*)"/.exec(attributs)?.[1] ?? '';
    const d = contours.get(cible);
    if (d === undefined) throw new RangeError(`the map refers to "${cible}", absent from the defs: pass the <defs> of the page`);
    const classe = /\bclass="[^"]*"/.exec(attributs)?.[0];
    return `<path${classe === undefined ? '' : ` ${classe}`} d="${d}"/>`;
  });
}

function bloc(contenu: string, largeur: number, taille: number, interligne: number, gras: boolean) {
  const lignes = enLignes(contenu, largeur, gras ? taille * 1.05 : taille);
  return {
    hauteur: lignes.length * interligne,
    svg: (y: number) =>
      lignes.map((ligne, i) => `<text x="0" y="${(y + taille + i * interligne).toFixed(1)}">${echapper(ligne)}</text>`).join(''),
  };
}

function echapper(contenu: string): string {
  return contenu.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
