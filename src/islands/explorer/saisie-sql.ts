/** What the page needs of a place where SQL is written: the plain text area of the built page, or the editor that replaces it. */
export interface Saisie {
  readonly lire: () => string;
  readonly ecrire: (sql: string) => void;
  /** At the cursor, set apart from the words beside it. */
  readonly inserer: (texte: string) => void;
  /** Shows where a mistake is, or forgets it (null). */
  readonly marquer: (debut: number | null) => void;
  readonly focaliser: () => void;
}

/** A word needs a space on a side where another word stands. */
export function espacer(texte: string, avant: string, apres: string): string {
  return `${/[\p{L}\d_)"',]$/u.test(avant) ? ' ' : ''}${texte}${/^[\p{L}\d_("']/u.test(apres) ? ' ' : ''}`;
}

export function saisieSimple(champ: HTMLTextAreaElement): Saisie {
  return {
    lire: () => champ.value,
    ecrire: (sql) => (champ.value = sql),
    inserer: (texte) => {
      const { selectionStart: de, selectionEnd: a, value } = champ;
      champ.setRangeText(espacer(texte, value.slice(0, de), value.slice(a)), de, a, 'end');
      champ.focus();
    },
    marquer: (debut) => {
      if (debut === null) return;
      const fin = /\s|$/.exec(champ.value.slice(debut))?.index ?? 0;
      champ.setSelectionRange(debut, debut + Math.max(fin, 1));
    },
    focaliser: () => champ.focus(),
  };
}
