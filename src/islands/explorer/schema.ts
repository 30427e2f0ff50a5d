import type { TableConnue } from '#domain/conseil-syntaxe.ts';
import { balise } from '#islands/pieces/balise.ts';

export interface ColonneDecrite {
  readonly nom: string;
  readonly type: string;
  readonly description: string;
}

export interface TableDecrite {
  readonly table: string;
  readonly titre: string;
  readonly colonnes: readonly ColonneDecrite[];
}

/** The contracts, as the built page prints them: what completion offers is what the reader sees. */
export function lireSchema(panneau: Element): readonly TableDecrite[] {
  return [...panneau.querySelectorAll<HTMLElement>('[data-table]')].map((t) => ({
    table: t.dataset['table'] ?? '',
    titre: t.dataset['titre'] ?? '',
    colonnes: [...t.querySelectorAll<HTMLElement>('[data-colonne]')].map((c) => ({
      nom: c.dataset['colonne'] ?? '',
      type: c.dataset['type'] ?? '',
      description: c.dataset['description'] ?? '',
    })),
  }));
}

export const connues = (tables: readonly TableDecrite[]): readonly TableConnue[] =>
  tables.map((t) => ({ table: t.table, colonnes: t.colonnes.map((c) => c.nom) }));

export type Inserer = (nom: string) => void;

export function boutonInserer(texte: string, inserer: Inserer): HTMLButtonElement {
  const bouton = balise('button', { type: 'button', class: 'nom-sql', 'aria-label': `Insérer ${texte} dans la requête` }, texte);
  bouton.addEventListener('click', () => inserer(texte));
  return bouton;
}

/** Names become buttons that write themselves in the query. */
export function armerSchema(panneau: Element, inserer: Inserer): void {
  for (const nom of panneau.querySelectorAll<HTMLElement>('[data-inserer]'))
    nom.replaceChildren(boutonInserer(nom.dataset['inserer'] ?? '', inserer));
}
