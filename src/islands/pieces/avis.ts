import { bouton } from './balise.ts';

export interface Avis {
  /** A notice that everyone sees above the map; an empty one goes away. */
  readonly dire: (message: string) => void;
  /** Said to those who do not see the page change; the others see it. */
  readonly annoncer: (message: string) => void;
  /** A notice with what tries again. */
  readonly echouer: (message: string, reessayer: () => void) => void;
}

/** `visible` and `dit` are two live regions of the page. */
export function creerAvis(visible: HTMLElement, dit: HTMLElement): Avis {
  const dire = (...message: readonly (string | Node)[]): void => {
    visible.replaceChildren(...message);
    visible.classList.toggle('vide', message[0] === '');
  };
  const reprendre = (reessayer: () => void) => () => {
    dire('');
    reessayer();
  };
  return {
    dire,
    annoncer: (message) => {
      dit.textContent = message;
    },
    echouer: (message, reessayer) => dire(`${message} `, bouton('Réessayer', reprendre(reessayer), { class: 'lien' })),
  };
}
