import { exporterSvg } from '#charts/export.ts';
import { LARGEUR } from '#charts/theme.ts';
import type { CarteVive } from './carte.ts';

/** Light values, for the file; `styles/atlas.css` holds both schemes. The first of two indicators goes to blue, the second to ochre. */
export const COULEURS_CROISEES: Readonly<Record<string, string>> = {
  x00: '#ebebe6',
  x01: '#f0dda6',
  x02: '#eab02e',
  x10: '#b2d2df',
  x11: '#b0aea6',
  x12: '#ad6d16',
  x20: '#4f9bbd',
  x21: '#38627e',
  x22: '#1d1f26',
};

/** Classes of the live map that the sheet of the figures does not know: their light colours, written on the shapes. */
const EN_DUR: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  disque: { fill: '#ffffff', 'fill-opacity': '0.6', stroke: '#1f2328', 'stroke-width': '0.8' },
  zero: { fill: '#ffffff', stroke: '#1f2328', 'stroke-width': '0.8' },
  absent: { fill: 'none', stroke: '#5c636b', 'stroke-width': '1' },
};

function figer(svg: SVGSVGElement, echelle: number): string {
  const copie = svg.cloneNode(true) as SVGSVGElement;
  copie.querySelector('.mobile')?.removeAttribute('transform');
  copie.querySelectorAll('.survol, [hidden]').forEach((e) => e.remove());
  for (const forme of copie.querySelectorAll<SVGElement>('.cercle, [class*="x"]')) {
    const classes = (forme.getAttribute('class') ?? '').split(' ');
    const couleur = classes.flatMap((c) => COULEURS_CROISEES[c] ?? [])[0];
    if (couleur !== undefined) forme.setAttribute('fill', couleur);
    for (const c of classes) for (const [cle, v] of Object.entries(EN_DUR[c] ?? {})) forme.setAttribute(cle, v);
    const surCase = classes.find((c) => c.startsWith('sur-x') && c.length > 5);
    if (surCase !== undefined) forme.setAttribute('fill', ['sur-x22', 'sur-x21'].includes(surCase) ? '#ffffff' : '#1f2328');
  }
  for (const trait of copie.querySelectorAll('.maille, .pourtour, .courant')) {
    const largeur = { maille: 0.6, pourtour: 5, courant: 2.5 }[trait.getAttribute('class') ?? ''] ?? 1;
    trait.setAttribute('stroke-width', (largeur / echelle).toFixed(2));
  }
  for (const e of copie.querySelectorAll('[tabindex], [data-code]'))
    for (const a of ['tabindex', 'data-code', 'role', 'aria-label', 'aria-pressed']) e.removeAttribute(a);
  // XML, not HTML: a file knows no &nbsp;
  return new XMLSerializer().serializeToString(copie);
}

export interface Mentions {
  readonly titre: string;
  readonly sousTitre: string;
  readonly source: string;
}

/** The map as it is coloured, whole, with its legend and its source burnt in. Loaded when the reader asks for a file. */
export const carteEnSvg = ({ svg, echelle }: CarteVive, legendes: readonly SVGSVGElement[], mentions: Mentions): string =>
  exporterSvg(figer(svg, echelle), mentions, { legende: empiler(legendes) });

/** Two legends under each other, as the one drawing that a file takes. */
function empiler(legendes: readonly SVGSVGElement[]): string {
  let y = 0;
  const corps = legendes.map((l) => {
    const hauteur = Number(l.getAttribute('viewBox')?.split(' ')[3] ?? 0);
    const figee = figer(l, 1);
    const interieur = figee.slice(figee.indexOf('>') + 1, figee.lastIndexOf('</svg>'));
    const groupe = `<g transform="translate(0,${y})">${interieur}</g>`;
    y += hauteur + 10;
    return groupe;
  });
  return `<svg class="graphique" viewBox="0 0 ${LARGEUR} ${y}">${corps.join('')}</svg>`;
}
