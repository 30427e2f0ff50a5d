import { DIRECTIONS, voisinVers } from './chemins.ts';
import { PAS_DE_ZOOM, type DemanderCadreur } from './cadrage.ts';
import type { CarteVive } from './carte.ts';

export interface OptionsInteractions {
  readonly carte: CarteVive;
  readonly cadreur: DemanderCadreur;
  /** The territory under the pointer or the focus; null when there is none. */
  readonly surSurvol: (code: string | null, parClavier: boolean) => void;
  readonly surChoix: (code: string | null) => void;
}

const codeDe = (cible: EventTarget | null): string | null =>
  cible instanceof Element ? (cible.closest('[data-code]')?.getAttribute('data-code') ?? null) : null;
const PAS = 60;

/** Pointer, touch and keys over the map: arrows walk from a territory to the next, Shift moves the view. */
export function brancherInteractions(options: OptionsInteractions): void {
  const { carte, cadreur, surSurvol, surChoix } = options;
  const { svg } = carte;
  const preparer = () => void cadreur();
  for (const geste of ['pointerenter', 'touchstart', 'focusin']) svg.addEventListener(geste, preparer, { once: true, passive: true });
  svg.addEventListener('pointermove', (e) => {
    if (e.pointerType !== 'touch' && e.buttons === 0) surSurvol(codeDe(e.target), false);
  });
  svg.addEventListener('pointerleave', () => surSurvol(null, false));
  svg.addEventListener('click', (e) => {
    const code = codeDe(e.target);
    if (code !== null) surChoix(code);
  });
  svg.addEventListener('focusin', (e) => {
    const code = codeDe(e.target);
    if (code !== null) surSurvol(code, true);
  });
  svg.addEventListener('focusout', () => surSurvol(null, true));
  svg.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (surTouche(e, codeDe(e.target), options)) e.preventDefault();
  });
}

/** False for a key that is not of the map. */
function surTouche(e: KeyboardEvent, code: string | null, { carte, cadreur, surChoix }: OptionsInteractions): boolean {
  const direction = DIRECTIONS[e.key];
  if (direction !== undefined && e.shiftKey) {
    void cadreur().then((c) => c.deplacer(-direction[0] * PAS, -direction[1] * PAS));
    return true;
  }
  if (direction !== undefined && code !== null) {
    const suivant = voisinVers(carte.places(), code, direction);
    if (suivant !== null) allerVers(suivant, carte, cadreur);
    return true;
  }
  switch (e.key) {
    case '+':
    case '=':
      void cadreur().then((c) => c.grossir(PAS_DE_ZOOM));
      return true;
    case '-':
      void cadreur().then((c) => c.grossir(1 / PAS_DE_ZOOM));
      return true;
    case 'Enter':
    case ' ':
      if (code !== null) surChoix(code);
      return code !== null;
    case 'Escape':
      surChoix(null);
      return true;
    default:
      return false;
  }
}

function allerVers(code: string, carte: CarteVive, cadreur: DemanderCadreur): void {
  carte.chemin(code)?.focus();
  const place = carte.places().get(code);
  if (place !== undefined) void cadreur().then((c) => c.montrer([place[0], place[1]]));
}

export type ViserFoyer = (code: string | null, etiquette: string, presse: boolean) => void;

/** One territory at a time is in the order of Tab, and only that one has a name and a role: a thousand would drown the page. */
export function creerFoyer(carte: CarteVive): ViserFoyer {
  let courant: SVGPathElement | null = null;
  return (code, etiquette, presse) => {
    const suivant = code === null ? undefined : carte.chemin(code);
    if (suivant === undefined) return;
    if (courant !== null && courant !== suivant) {
      courant.setAttribute('tabindex', '-1');
      for (const a of ['role', 'aria-label', 'aria-pressed']) courant.removeAttribute(a);
    }
    suivant.setAttribute('tabindex', '0');
    suivant.setAttribute('role', 'button');
    suivant.setAttribute('aria-label', etiquette);
    suivant.setAttribute('aria-pressed', String(presse));
    courant = suivant;
  };
}
