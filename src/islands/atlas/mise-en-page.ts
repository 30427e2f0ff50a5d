import { boutonsDActions, type Actions } from '#islands/carte-vive/actions.ts';
import { balise } from '#islands/pieces/balise.ts';
import { un } from '#islands/pieces/page-batie.ts';

/** Readies the page for the live map, and shows what is of no use without a script. */
export function mettreEnPage(racine: Element, figure: HTMLElement, actions: Actions): void {
  un(figure, '.actions').replaceChildren(...boutonsDActions(actions), balise('span', { 'data-definitions': '' }));
  placerFiche(racine, figure);
  un(figure, '.dessin').append(un(racine, '.zoom'));
  for (const cache of racine.querySelectorAll<HTMLElement>('.reglages, [data-vivant]')) cache.hidden = false;
  document.querySelector('.indicateurs-liste')?.removeAttribute('open');
}

/** On a phone the card stands right under the drawing, where the finger is. */
function placerFiche(racine: Element, figure: Element): void {
  const [fiche, cote, dessin] = [un(racine, '[data-fiche]'), un(racine, '.chercher'), un(figure, '.dessin')];
  const large = matchMedia('(min-width: 56rem)');
  const placer = () => (large.matches ? cote : dessin).after(fiche);
  large.addEventListener('change', placer);
  placer();
}
