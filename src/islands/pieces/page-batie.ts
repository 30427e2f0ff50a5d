import { balise } from './balise.ts';

/** The one element of the page that answers to a selector; the page and the script are built together. */
export function un<E extends Element>(racine: ParentNode, selecteur: string): E {
  const element = racine.querySelector<E>(selecteur);
  if (element === null) throw new Error(`nothing in the page answers to "${selecteur}": build the site again`);
  return element;
}

/** Options of a menu, the one chosen marked; groups when an option names one. */
export function remplir(
  menu: HTMLSelectElement,
  options: readonly { readonly valeur: string; readonly nom: string }[],
  choisie: string,
): void {
  menu.replaceChildren(...options.map(({ valeur, nom }) => balise('option', { value: valeur }, nom)));
  menu.value = choisie;
}
