import { feuilleAutonome } from './feuille.ts';
import { enLignes } from './texte.ts';
import { JETONS, POLICES } from './theme.ts';

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
  /** The drawn legend of a map, set under it. Its figure id must differ from that of the map. */
  readonly legende?: string;
  /** Displayed width, in pixels. */
  readonly largeur?: number;
}

const MARGE = 16;

/** What is stacked from the top of the file to the bottom. */
interface Bloc {
  readonly hauteur: number;
  readonly contenu: string;
}

/** A figure that stands alone: light colours, white ground, its finding above and its source burnt in below. */
export function exporterSvg(svg: string, mentions: MentionsExport, options: OptionsExport = {}): string {
  const figures = [svg, ...(options.legende === undefined ? [] : [options.legende])].map((f) => lireFigure(f, options.defs ?? ''));
  const utile = Math.max(...figures.map((f) => f.largeur));
  const blocs = [
    paragraphe(mentions.titre, utile, 18, 'font-weight="600"'),
    espace(4),
    paragraphe(mentions.sousTitre, utile, 13),
    ...figures.flatMap((f) => [espace(12), f]),
    espace(12),
    paragraphe(mentions.source, utile, 11),
  ];
  const [largeur, hauteur] = [utile + 2 * MARGE, total(blocs) + 2 * MARGE];
  const fond = `<rect width="${largeur}" height="${hauteur.toFixed(1)}" fill="${JETONS.fond.clair}"/>`;
  const corps = blocs.map((b, i) => `<g transform="translate(${MARGE},${(MARGE + total(blocs.slice(0, i))).toFixed(1)})">${b.contenu}</g>`);
  return envelopper([fond, ...corps].join(''), largeur, hauteur, mentions.titre, options.largeur ?? 2 * largeur);
}

function envelopper(contenu: string, largeur: number, hauteur: number, titre: string, affichee: number): string {
  const attributs = [
    'xmlns="http://www.w3.org/2000/svg"',
    `width="${affichee}" height="${Math.round((affichee * hauteur) / largeur)}"`,
    `viewBox="0 0 ${largeur} ${hauteur.toFixed(1)}"`,
    `font-family="${echapper(POLICES)}" fill="${JETONS.encre.clair}"`,
    `role="img" aria-label="${echapper(titre)}"`,
  ];
  return `<svg ${attributs.join(' ')}><title>${echapper(titre)}</title><style>${feuilleAutonome(contenu)}</style>${contenu}</svg>\n`;
}

function total(blocs: readonly Bloc[]): number {
  return blocs.reduce((somme, b) => somme + b.hauteur, 0);
}

function espace(hauteur: number): Bloc {
  return { hauteur, contenu: '' };
}

function paragraphe(texte: string, largeur: number, taille: number, attributs = `fill="${JETONS.note.clair}"`): Bloc {
  const interligne = Math.round(taille * 1.28);
  const lignes = enLignes(texte, largeur * 0.97, taille);
  const contenu = lignes.map((ligne, i) => `<text y="${taille + i * interligne}">${echapper(ligne)}</text>`).join('');
  return { hauteur: lignes.length * interligne, contenu: `<g font-size="${taille}" ${attributs}>${contenu}</g>` };
}

function lireFigure(svg: string, defs: string): Bloc & { readonly largeur: number } {
  const viewBox = /<svg[^>]*\bviewBox="([^"]*)"/.exec(svg)?.[1];
  if (viewBox === undefined) throw new TypeError('the figure has no viewBox: give the whole <svg> element of a chart');
  const [, , largeur = 0, hauteur = 0] = viewBox.split(' ').map(Number);
  const interieur = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return { largeur, hauteur, contenu: `<g class="graphique" text-anchor="middle">${resoudreUse(interieur, defs)}</g>` };
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
    return `<path${attributs.replace(/\s*href="[^"]*"/, '').trimEnd()} d="${d}"/>`;
  });
}

function echapper(texte: string): string {
  return texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
