import { balise, type Attributs, type Enfant } from './balise.ts';

/** `titre`: the cells that name their row. */
export interface Colonne {
  readonly nom: string;
  readonly genre?: 'titre' | 'nombre' | 'texte';
  /** Shown at rest over the head: a name that may be cut. */
  readonly aide?: string;
}

/** What stands in a cell; `etat`: words in place of a value. */
export type Case = Enfant | { readonly dit: Enfant; readonly etat?: boolean; readonly aide?: string | undefined };

export interface Tableau {
  readonly legende: string;
  /** Name of the box that scrolls, when it is not the caption. */
  readonly nom?: string;
  readonly classe?: string;
  readonly colonnes: readonly Colonne[];
  readonly rangees: readonly HTMLElement[];
}

const classeDe = (...noms: readonly (string | false)[]): string | undefined => noms.filter((n) => n !== false).join(' ') || undefined;

/** A row, a cell for each column. */
export function rangee(colonnes: readonly Colonne[], cases: readonly Case[], attributs: Attributs = {}): HTMLTableRowElement {
  const cellules = colonnes.map(({ genre }, k) => {
    const brute = cases[k] ?? null;
    const { dit, etat = false, aide } = typeof brute === 'object' && brute !== null && 'dit' in brute ? brute : { dit: brute };
    if (genre === 'titre') return balise('th', { scope: 'row' }, dit);
    return balise('td', { class: classeDe(genre === 'nombre' && 'nombre', etat && 'etat'), title: aide }, dit);
  });
  return balise('tr', attributs, ...cellules);
}

/** A table with its caption, in a box that scrolls and can be reached by keyboard. */
export function tableau({ legende, nom = legende, classe = 'defilement', colonnes, rangees }: Tableau) {
  const tetes = colonnes.map((c) =>
    balise('th', { scope: 'col', class: classeDe(c.genre === 'nombre' && 'nombre'), title: c.aide }, c.nom),
  );
  const corps = balise('tbody', {}, ...rangees);
  const table = balise('table', {}, balise('caption', {}, legende), balise('thead', {}, balise('tr', {}, ...tetes)), corps);
  const cadre = balise('div', { class: classe, tabindex: '0', role: 'region', 'aria-label': nom }, table);
  return { cadre, table, corps };
}
