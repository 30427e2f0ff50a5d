import { creer } from '#charts/element.ts';
import { LARGEUR } from '#charts/theme.ts';
import { entier } from '#lib/format.ts';
import { HORS_CLASSE } from '#domain/classes.ts';
import { balise } from '#islands/pieces/balise.ts';
import { ID_TRAMES } from './carte.ts';

const VIDES: readonly string[] = HORS_CLASSE;

/** The circles of the map: what they mark, and how many there are. */
export interface LigneRepere {
  readonly texte: string;
  readonly effectif: number;
}

/** A line of the legend: a colour or a hatching, its words, and how many places have it. */
export interface LigneLegende extends LigneRepere {
  readonly cle: string;
}

const peintureDe = (cle: string) => (VIDES.includes(cle) ? { class: 'vide', fill: `url(#${ID_TRAMES}-${cle})` } : { class: cle });
const carre = (cle: string, y: number): SVGElement => creer(document, 'rect', { ...peintureDe(cle), y, width: 18, height: 12 });
const rond = (y: number): SVGElement => creer(document, 'circle', { class: 'cercle disque', cx: 9, cy: y + 6, r: 4 });

/** What each colour means and how many places have it: a list, so that it is read as it is seen. */
export function legendeEnListe(lignes: readonly LigneLegende[], unite: string, repere: LigneRepere | null = null): HTMLElement {
  const ligne = (signe: SVGElement, { texte, effectif }: LigneRepere): HTMLElement => {
    const dessin = creer(document, 'svg', { class: 'graphique', viewBox: '0 0 18 12', 'aria-hidden': 'true' }, [signe]);
    return balise('li', {}, dessin, `${texte} `, balise('span', { class: 'effectif' }, `(${entier(effectif)})`));
  };
  const cases = lignes.map((l) => ligne(carre(l.cle, 0), l));
  if (repere !== null) cases.push(ligne(rond(0), repere));
  return balise('ul', { class: 'zb-legende', 'aria-label': `Légende, nombre ${unite}` }, ...cases);
}

const INTERLIGNE = 20;

/** The same as one drawing, for a file. */
export function legendeDessinee(lignes: readonly LigneLegende[], repere: LigneRepere | null): SVGSVGElement {
  const signes = [
    ...lignes.map(({ cle }, k) => carre(cle, k * INTERLIGNE)),
    ...(repere === null ? [] : [rond(lignes.length * INTERLIGNE)]),
  ];
  const mots = [...lignes, ...(repere === null ? [] : [repere])].map(({ texte, effectif }, k) =>
    creer(document, 'text', { x: 26, y: k * INTERLIGNE + 11 }, [`${texte} (${entier(effectif)})`]),
  );
  const viewBox = `0 0 ${LARGEUR} ${signes.length * INTERLIGNE}`;
  return creer(document, 'svg', { class: 'graphique', viewBox }, [...signes, ...mots]) as SVGSVGElement;
}
