import { balise } from './balise.ts';
import { un } from './page-batie.ts';

export interface Avis {
  /** A notice that everyone sees above the map; an empty one goes away. */
  readonly dire: (message: string) => void;
  /** Said to those who do not see the page change; the others see it. */
  readonly annoncer: (message: string) => void;
  /** `quoi`: what was asked, for a reader offline to know what this browser does not keep. */
  readonly echec: (quoi: string, reessayer: () => void) => void;
}

export function creerAvis(racine: Element): Avis {
  const [visible, dit] = [un<HTMLElement>(racine, '[data-avis]'), un<HTMLElement>(racine, '[data-annonce]')];
  const dire = (message: string): void => {
    visible.replaceChildren(message);
    visible.classList.toggle('vide', message === '');
  };
  return {
    dire,
    annoncer: (message) => {
      dit.textContent = message;
    },
    echec: (quoi, reessayer) => {
      const pourquoi = navigator.onLine
        ? 'Ces données n’ont pas pu être lues'
        : `Vous êtes hors ligne, et ce navigateur n’a pas gardé «\u00a0${quoi}\u00a0»`;
      dire(`${pourquoi}\u202f; la carte reste comme elle était. `);
      const bouton = balise('button', { type: 'button', class: 'lien' }, 'Réessayer');
      bouton.addEventListener('click', () => {
        dire('');
        reessayer();
      });
      visible.append(bouton);
    },
  };
}
