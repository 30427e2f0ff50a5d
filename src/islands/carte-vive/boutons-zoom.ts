import type { CarteVive } from './carte.ts';
import type { Cadreur } from './zoom.ts';
import { balise } from '#islands/pieces/balise.ts';

/** Zoom of a live map: its module comes with the first reach for the map, or for one of the three buttons. */
export function creerCadreurDeCarte(carte: CarteVive): { readonly cadreur: () => Promise<Cadreur>; readonly boutons: HTMLElement } {
  let module: Promise<Cadreur> | null = null;
  const cadreur = (): Promise<Cadreur> => {
    module ??= import('./zoom.ts').then((zoom) => zoom.creerCadreur(carte, () => undefined));
    module.catch(() => (module = null));
    return module;
  };
  const bouton = (texte: string, nom: string | undefined, agir: (c: Cadreur) => void): HTMLElement => {
    const b = balise('button', { type: 'button', 'aria-label': nom }, texte);
    b.addEventListener('click', () => void cadreur().then(agir));
    return b;
  };
  const boutons = balise(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': 'Agrandir la carte' },
    bouton('+', 'Agrandir', (c) => c.grossir(1.5)),
    bouton('−', 'Réduire', (c) => c.grossir(1 / 1.5)),
    bouton('Tout voir', undefined, (c) => c.rendre()),
  );
  return { cadreur, boutons };
}
