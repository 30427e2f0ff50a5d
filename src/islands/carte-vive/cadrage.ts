import { balise, bouton } from '#islands/pieces/balise.ts';
import { aLaDemande } from '#islands/pieces/une-fois.ts';
import type { CarteVive } from './carte.ts';
import type { Cadreur, ZoomLibre } from './zoom.ts';

/** What one press of « + » enlarges by. */
export const PAS_DE_ZOOM = 1.5;

/** Gives the module of zoom, loaded once, when the reader first reaches for the map. */
export type DemanderCadreur = () => Promise<Cadreur>;

export const cadreurDe = (carte: CarteVive, surFin: (zoom: ZoomLibre | null) => void = () => undefined): DemanderCadreur =>
  aLaDemande(() => import('./zoom.ts').then(({ Cadreur }) => new Cadreur(carte, surFin)));

/** The three buttons over a map. */
export function boutonsDeZoom(cadreur: DemanderCadreur): HTMLElement {
  const qui = (texte: string, nom: string | undefined, agir: (c: Cadreur) => void): HTMLElement =>
    bouton(texte, () => void cadreur().then(agir), { 'aria-label': nom });
  return balise(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': 'Agrandir la carte' },
    qui('+', 'Agrandir', (c) => c.grossir(PAS_DE_ZOOM)),
    qui('−', 'Réduire', (c) => c.grossir(1 / PAS_DE_ZOOM)),
    qui('Tout voir', undefined, (c) => c.rendre()),
  );
}
