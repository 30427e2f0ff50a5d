type Enfant = Node | string | null;

/** An element with its attributes and children: text is text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  nom: K,
  attributs: Readonly<Record<string, string>> = {},
  ...enfants: readonly Enfant[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) element.setAttribute(cle, valeur);
  for (const enfant of enfants) if (enfant !== null) element.append(enfant);
  return element;
}

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
  menu.replaceChildren(...options.map(({ valeur, nom }) => h('option', { value: valeur }, nom)));
  menu.value = choisie;
}
