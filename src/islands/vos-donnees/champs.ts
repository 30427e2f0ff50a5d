import { balise, type Enfant } from '#islands/pieces/balise.ts';
import { champ, menu } from '#islands/pieces/menu.ts';
import { rangee, tableau as enTableau, type Colonne } from '#islands/pieces/tableau.ts';

export interface Choix {
  readonly valeur: string;
  readonly texte: string;
}

let rang = 0;
export const identifiant = (): string => `vd-${++rang}`;

/** A labelled list of choices. */
export function liste(etiquette: string, choix: readonly Choix[], valeur: string, surChoix: (valeur: string) => void): HTMLElement {
  const lignes = choix.map((c) => [c.valeur, c.texte] as const);
  return champ(etiquette, menu({ id: identifiant() }, lignes, valeur, surChoix));
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

/** The first column names the row. */
export function tableau({ legende, entetes, rangees, nombres = new Set() }: TableauVu): HTMLElement {
  const colonnes = entetes.map((nom, k): Colonne => ({ nom, genre: k === 0 ? 'titre' : nombres.has(k) ? 'nombre' : 'texte' }));
  return enTableau({ legende, colonnes, rangees: rangees.map((cases) => rangee(colonnes, cases)) }).cadre;
}

/** A paragraph of several sentences, or a list when there are many. */
export function notes(textes: readonly string[]): HTMLElement | null {
  return textes.length === 0 ? null : balise('ul', { class: 'notes' }, ...textes.map((t) => balise('li', {}, t)));
}

/** One answer of a few, all of them seen. */
export function radios(titre: string, choix: readonly Choix[], valeur: string | null, surChoix: (v: string) => void): HTMLElement {
  const nom = identifiant();
  return balise(
    'fieldset',
    { class: 'radios' },
    balise('legend', {}, titre),
    ...choix.map((c) => {
      const id = identifiant();
      const bouton = balise('input', { type: 'radio', id, name: nom, value: c.valeur, change: () => surChoix(c.valeur) });
      bouton.checked = c.valeur === valeur;
      return balise('div', { class: 'case' }, bouton, balise('label', { for: id }, c.texte));
    }),
  );
}

/** A block that is drawn again when one of its answers changes what may be asked next; the focus stays on the answer. */
export function redessiner(hote: HTMLElement, dessiner: () => readonly (HTMLElement | null)[]): () => void {
  return () => {
    const rang = [...hote.querySelectorAll('select, input')].indexOf(document.activeElement ?? hote);
    hote.replaceChildren(...dessiner().filter((e) => e !== null));
    if (rang !== -1) hote.querySelectorAll<HTMLElement>('select, input')[rang]?.focus();
  };
}
