import { balise, type Attributs, type Enfant } from './balise.ts';

/** Lines of a menu, in order; a closed one is read and cannot be chosen. */
export type Lignes = readonly (readonly [valeur: string, nom: string, fermee?: boolean])[];

export const lignesDe = (lignes: Lignes, choisie?: string): readonly HTMLOptionElement[] =>
  lignes.map(([value, nom, disabled = false]) => balise('option', { value, disabled, selected: value === choisie }, nom));

/** Without a chosen line the first one is. */
export function menu(attributs: Attributs, lignes: Lignes, choisie?: string, surChoix?: (valeur: string) => void): HTMLSelectElement {
  const select = balise('select', attributs, ...lignesDe(lignes, choisie));
  if (surChoix !== undefined) select.addEventListener('change', () => surChoix(select.value));
  return select;
}

/** Other lines in a menu of the page; fires no change. */
export function remplir(select: HTMLSelectElement, lignes: Lignes, choisie: string): void {
  select.replaceChildren(...lignesDe(lignes));
  select.value = choisie;
}

/** A control under its label, with what is to be known of it. */
export const champ = (etiquette: Enfant, commande: HTMLElement, ...suite: readonly Enfant[]): HTMLElement =>
  balise('div', { class: 'champ' }, balise('label', { for: commande.id }, etiquette), commande, ...suite);
