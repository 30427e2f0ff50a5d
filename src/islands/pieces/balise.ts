export type Attributs = Readonly<Record<string, string | number | boolean | undefined | ((e: Event) => void)>>;
export type Enfant = Node | string | null;

/**
 * An element with its attributes and children: text only ever enters as text. `true` writes an empty attribute, `false` and
 * undefined none; a function listens.
 */
export function balise<N extends keyof HTMLElementTagNameMap>(
  nom: N,
  attributs: Attributs = {},
  ...enfants: readonly Enfant[]
): HTMLElementTagNameMap[N] {
  const element = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) {
    if (typeof valeur === 'function') element.addEventListener(cle, valeur);
    else if (valeur !== false && valeur !== undefined) element.setAttribute(cle, valeur === true ? '' : String(valeur));
  }
  element.append(...enfants.filter((e) => e !== null));
  return element;
}

/** A button that does one thing, and sends no form. */
export const bouton = (contenu: Enfant | readonly Enfant[], agir: (e: Event) => void, attributs: Attributs = {}): HTMLButtonElement =>
  balise(
    'button',
    { type: 'button', click: agir, ...attributs },
    ...(Array.isArray(contenu) ? (contenu as readonly Enfant[]) : [contenu as Enfant]),
  );
