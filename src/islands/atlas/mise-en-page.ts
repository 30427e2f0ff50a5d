import { balise } from '#islands/pieces/balise.ts';
import { un } from '#islands/pieces/page-batie.ts';
import { COPIER } from './fichiers.ts';

export interface Actions {
  readonly csv: () => void;
  readonly svg: () => void;
  readonly copier: (bouton: HTMLButtonElement) => void;
}

/** Readies the live map, whose first drawing takes the place of the built one, and shows what is of no use without a script. */
export function mettreEnPage(racine: Element, figure: HTMLElement, svg: SVGSVGElement, actions: Actions): void {
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-labelledby', `${figure.id}-titre`);
  svg.setAttribute('aria-describedby', 'atlas-mode-emploi');
  // the list beside the map takes the place of the table under it
  figure.querySelector('details')?.remove();
  const bouton = (nom: string, agir: (b: HTMLButtonElement) => void) => {
    const b = balise('button', { type: 'button', class: 'lien' }, nom);
    b.addEventListener('click', () => agir(b));
    return b;
  };
  un(figure, '.actions').replaceChildren(
    bouton('CSV', actions.csv),
    bouton('SVG', actions.svg),
    bouton(COPIER, actions.copier),
    balise('span', { 'data-definitions': '' }),
  );
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
