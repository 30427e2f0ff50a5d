import { exporterSvg } from '#charts/export.ts';
import { LARGEUR } from '#charts/theme.ts';
import { TYPE_CSV } from '#islands/pieces/telechargement.ts';
import { COULEURS_CROISEES } from '#islands/atlas/croisement.ts';
import { csv } from '#islands/atlas/csv.ts';
import type { LectureCarte } from '#islands/atlas/carte-lue.ts';

/** Loaded when the reader asks for a file. */
export function fichierCsv(lecture: LectureCarte): Blob {
  return new Blob([csv(lecture)], { type: TYPE_CSV });
}

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

/** The map as it is coloured, whole, with its legend and its source burnt in. */
export function fichierSvg(
  carte: SVGSVGElement,
  echelle: number,
  legendes: readonly SVGSVGElement[],
  mentions: { readonly titre: string; readonly sousTitre: string; readonly source: string },
): Blob {
  const legende = empiler(legendes);
  const texte = exporterSvg(figer(carte, echelle), mentions, { legende });
  return new Blob([texte], { type: 'image/svg+xml' });
}

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
