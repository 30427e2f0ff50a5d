/** The one element of the page that answers to a selector; the page and the script are built together. */
export function un<E extends Element>(racine: ParentNode, selecteur: string): E {
  const element = racine.querySelector<E>(selecteur);
  if (element === null) throw new Error(`nothing in the page answers to "${selecteur}": build the site again`);
  return element;
}

/** What the nearest element of that kind around the target of an event is. */
export const autourDe = (e: Event, selecteur: string): HTMLElement | null =>
  e.target instanceof Element ? e.target.closest<HTMLElement>(selecteur) : null;
