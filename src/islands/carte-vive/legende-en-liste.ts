import { creer } from '#charts/element.ts';
import { LARGEUR } from '#charts/theme.ts';
import { entier } from '#lib/format.ts';
import { ETATS_VIDES } from '#domain/classes.ts';
import { balise } from '#islands/pieces/balise.ts';
import type { LigneLegende } from '#islands/zones-blanches/couleurs.ts';

const VIDES: readonly string[] = ETATS_VIDES;

/** The circles of the map: what they mark, and how many there are. */
export interface LigneRepere {
  readonly texte: string;
  readonly effectif: number;
}

/** What each colour means and how many places have it: a list, so that it is read as it is seen. */
export function dessinerLegende(lignes: readonly LigneLegende[], unite: string, repere: LigneRepere | null = null): HTMLElement {
  const ligne = (signe: SVGElement, { texte, effectif }: LigneRepere): HTMLElement => {
    const dessin = creer(document, 'svg', { class: 'graphique', viewBox: '0 0 18 12', 'aria-hidden': 'true' }, [signe]);
    return balise('li', {}, dessin, `${texte} `, balise('span', { class: 'effectif' }, `(${entier(effectif)})`));
  };
  const cases = lignes.map((l) => {
    const peinture = VIDES.includes(l.cle) ? { class: 'vide', fill: `url(#vive-${l.cle})` } : { class: l.cle };
    return ligne(creer(document, 'rect', { ...peinture, width: 18, height: 12 }), l);
  });
  if (repere !== null) cases.push(ligne(creer(document, 'circle', { class: 'cercle disque', cx: 9, cy: 6, r: 4 }), repere));
  return balise('ul', { class: 'zb-legende', 'aria-label': `Légende, nombre ${unite}` }, ...cases);
}

const INTERLIGNE = 20;

/** The same as one drawing, for a file. */
export function legendeDessinee(lignes: readonly LigneLegende[], repere: LigneRepere | null): SVGSVGElement {
  const texte = ({ texte: mots, effectif }: LigneRepere, k: number): SVGElement =>
    creer(document, 'text', { x: 26, y: k * INTERLIGNE + 11 }, [`${mots} (${entier(effectif)})`]);
  const cases = lignes.flatMap((l, k) => {
    const peinture = VIDES.includes(l.cle) ? { class: 'vide', fill: `url(#vive-${l.cle})` } : { class: l.cle };
    return [creer(document, 'rect', { ...peinture, y: k * INTERLIGNE, width: 18, height: 12 }), texte(l, k)];
  });
  const rang = lignes.length;
  const rond =
    repere === null
      ? []
      : [creer(document, 'circle', { class: 'cercle disque', cx: 9, cy: rang * INTERLIGNE + 6, r: 4 }), texte(repere, rang)];
  const hauteur = (rang + rond.length / 2) * INTERLIGNE;
  return creer(document, 'svg', { class: 'graphique', viewBox: `0 0 ${LARGEUR} ${hauteur}` }, [...cases, ...rond]) as SVGSVGElement;
}
