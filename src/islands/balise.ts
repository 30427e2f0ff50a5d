type Attributs = Readonly<Record<string, string | boolean | undefined>>;
type Enfant = Node | string | null;

/** An element with its attributes and children: text only ever enters as text. `true` writes an empty attribute, `false` and undefined none. */
export function balise<N extends keyof HTMLElementTagNameMap>(
  nom: N,
  attributs: Attributs = {},
  ...enfants: readonly Enfant[]
): HTMLElementTagNameMap[N] {
  const element = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) {
    if (valeur === true) element.setAttribute(cle, '');
    else if (valeur !== false && valeur !== undefined) element.setAttribute(cle, valeur);
  }
  element.append(...enfants.filter((e) => e !== null));
  return element;
}
