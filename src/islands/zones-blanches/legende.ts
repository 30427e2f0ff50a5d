import { creer } from '#charts/element.ts';
import { entier } from '#lib/format.ts';
import { ETATS_VIDES } from '#domain/classes.ts';
import { balise } from '../balise.ts';
import type { LigneLegende } from './couleurs.ts';

const VIDES: readonly string[] = ETATS_VIDES;

/** What each colour means and how many places have it: a list, so that it is read as it is seen. */
export function dessinerLegende(lignes: readonly LigneLegende[], unite: string): HTMLElement {
  const cases = lignes.map(({ cle, texte, effectif }) => {
    const peinture = VIDES.includes(cle) ? { class: 'vide', fill: `url(#vive-${cle})` } : { class: cle };
    const rect = creer(document, 'rect', { ...peinture, width: 18, height: 12 });
    const carre = creer(document, 'svg', { class: 'graphique', viewBox: '0 0 18 12', 'aria-hidden': 'true' }, [rect]);
    return balise('li', {}, carre, `${texte} `, balise('span', { class: 'effectif' }, `(${entier(effectif)})`));
  });
  return balise('ul', { class: 'zb-legende', 'aria-label': `Légende, nombre ${unite}` }, ...cases);
}
