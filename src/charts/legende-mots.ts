import { entier } from '#lib/format.ts';
import type { EtatVide } from '#domain/classes.ts';
import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { enLignes } from './texte.ts';
import { INTERLIGNE, LARGEUR } from './theme.ts';
import { trame } from './trames.ts';

/** One kind of place on a map whose classes are words, not numbers. */
export interface ArticleEnMots {
  /** CSS class of the swatch as on the map, or the state of those without a class. */
  readonly aspect: { readonly classe: string } | { readonly etat: EtatVide };
  readonly texte: string;
  readonly effectif: number;
}

export interface OptionsLegendeMots extends OptionsGraphique {
  readonly largeur?: number;
}

const CASE = { largeur: 26, hauteur: 13 } as const;

/** A swatch, its words and its count a line; long words go on under themselves. */
export function dessinerLegendeMots(articles: readonly ArticleEnMots[], options: OptionsLegendeMots): SVGSVGElement {
  const { document, id, largeur = LARGEUR } = options;
  const marge = CASE.largeur + 10;
  const elements: (Element | null)[] = [];
  let y = 4;
  for (const a of articles) {
    const peinture = 'classe' in a.aspect ? { class: a.aspect.classe } : { class: 'vide', fill: `url(#${id}-${a.aspect.etat})` };
    if ('etat' in a.aspect) elements.push(trame(document, id, a.aspect.etat, true));
    elements.push(creer(document, 'rect', { ...peinture, x: 0, y, width: CASE.largeur, height: CASE.hauteur }));
    for (const ligne of enLignes(`${a.texte} (${entier(a.effectif)})`, largeur - marge)) {
      elements.push(texte(document, marge, y + 11, 'debut', ligne));
      y += INTERLIGNE;
    }
    y += 6;
  }
  return racine(options, largeur, y, elements);
}
