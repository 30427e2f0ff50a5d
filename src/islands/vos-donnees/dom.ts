type Enfant = Node | string | null;
type Attributs = Readonly<Record<string, string | boolean | number | ((e: Event) => void)>>;

/** An element with its attributes (a function listens, `true` is a bare attribute, `false` none) and children; text is always text. */
export function el<K extends keyof HTMLElementTagNameMap>(
  nom: K,
  attributs: Attributs = {},
  ...enfants: readonly Enfant[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) {
    if (typeof valeur === 'function') element.addEventListener(cle, valeur);
    else if (valeur !== false) element.setAttribute(cle, valeur === true ? '' : String(valeur));
  }
  element.append(...enfants.filter((e) => e !== null));
  return element;
}

export interface Choix {
  readonly valeur: string;
  readonly texte: string;
}

let rang = 0;
export const identifiant = (): string => `vd-${++rang}`;

/** A labelled list of choices. */
export function liste(etiquette: string, choix: readonly Choix[], valeur: string, surChoix: (valeur: string) => void): HTMLElement {
  const id = identifiant();
  const select = el(
    'select',
    { id, change: () => surChoix(select.value) },
    ...choix.map((c) => el('option', { value: c.valeur }, c.texte)),
  );
  select.value = valeur;
  return el('div', { class: 'champ' }, el('label', { for: id }, etiquette), select);
}

/** A box to tick, its label behind. */
export function caseACocher(etiquette: string, cochee: boolean, surChoix: (cochee: boolean) => void): HTMLElement {
  const id = identifiant();
  const box = el('input', { id, type: 'checkbox', change: () => surChoix(box.checked) });
  box.checked = cochee;
  return el('div', { class: 'case' }, box, el('label', { for: id }, etiquette));
}

export interface TableauVu {
  readonly legende: string;
  readonly entetes: readonly string[];
  readonly rangees: readonly (readonly Enfant[])[];
  /** Ranks of the columns of numbers. */
  readonly nombres?: ReadonlySet<number>;
}

/** A table with its caption, in a box that scrolls sideways and can be reached by keyboard. */
export function tableau({ legende, entetes, rangees, nombres = new Set() }: TableauVu): HTMLElement {
  const classe = (k: number) => (nombres.has(k) ? { class: 'nombre' } : {});
  return el(
    'div',
    { class: 'defilement', tabindex: 0, role: 'region', 'aria-label': legende },
    el(
      'table',
      {},
      el('caption', {}, legende),
      el('thead', {}, el('tr', {}, ...entetes.map((t, k) => el('th', { scope: 'col', ...classe(k) }, t)))),
      el(
        'tbody',
        {},
        ...rangees.map((r) =>
          el('tr', {}, ...r.map((c, k) => (k === 0 ? el('th', { scope: 'row', ...classe(0) }, c) : el('td', classe(k), c)))),
        ),
      ),
    ),
  );
}

/** A paragraph of several sentences, or a list when there are many. */
export function notes(textes: readonly string[]): HTMLElement | null {
  return textes.length === 0 ? null : el('ul', { class: 'notes' }, ...textes.map((t) => el('li', {}, t)));
}

/** Offers a text as a file, without any server. */
export function telecharger(nom: string, contenu: string): void {
  const url = URL.createObjectURL(new Blob([contenu], { type: 'text/csv;charset=utf-8' }));
  el('a', { href: url, download: nom }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
