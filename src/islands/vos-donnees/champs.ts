import { balise, type Enfant } from '#islands/pieces/balise.ts';

export interface Choix {
  readonly valeur: string;
  readonly texte: string;
}

let rang = 0;
export const identifiant = (): string => `vd-${++rang}`;

/** A labelled list of choices. */
export function liste(etiquette: string, choix: readonly Choix[], valeur: string, surChoix: (valeur: string) => void): HTMLElement {
  const id = identifiant();
  const select = balise(
    'select',
    { id, change: () => surChoix(select.value) },
    ...choix.map((c) => balise('option', { value: c.valeur }, c.texte)),
  );
  select.value = valeur;
  return balise('div', { class: 'champ' }, balise('label', { for: id }, etiquette), select);
}

/** A box to tick, its label behind. */
export function caseACocher(etiquette: string, cochee: boolean, surChoix: (cochee: boolean) => void): HTMLElement {
  const id = identifiant();
  const box = balise('input', { id, type: 'checkbox', change: () => surChoix(box.checked) });
  box.checked = cochee;
  return balise('div', { class: 'case' }, box, balise('label', { for: id }, etiquette));
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
  return balise(
    'div',
    { class: 'defilement', tabindex: 0, role: 'region', 'aria-label': legende },
    balise(
      'table',
      {},
      balise('caption', {}, legende),
      balise('thead', {}, balise('tr', {}, ...entetes.map((t, k) => balise('th', { scope: 'col', ...classe(k) }, t)))),
      balise(
        'tbody',
        {},
        ...rangees.map((r) =>
          balise('tr', {}, ...r.map((c, k) => (k === 0 ? balise('th', { scope: 'row', ...classe(0) }, c) : balise('td', classe(k), c)))),
        ),
      ),
    ),
  );
}

/** A paragraph of several sentences, or a list when there are many. */
export function notes(textes: readonly string[]): HTMLElement | null {
  return textes.length === 0 ? null : balise('ul', { class: 'notes' }, ...textes.map((t) => balise('li', {}, t)));
}
