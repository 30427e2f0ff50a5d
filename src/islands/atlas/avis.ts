import { balise } from '../balise.ts';
import { un } from './dom.ts';

export interface Avis {
  /** A notice that everyone sees above the map; an empty one goes away. */
  readonly dire: (message: string) => void;
  /** Said to those who do not see the page change; the others see it. */
  readonly annoncer: (message: string) => void;
  readonly echec: (reessayer: () => void) => void;
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
    echec: (reessayer) => {
      dire('Ces données n’ont pas pu être lues\u202f; la carte reste comme elle était. ');
      const bouton = balise('button', { type: 'button', class: 'lien' }, 'Réessayer');
      bouton.addEventListener('click', () => {
        dire('');
        reessayer();
      });
      visible.append(bouton);
    },
  };
}
