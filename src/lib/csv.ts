/** What a cell of a CSV file may be; null is an empty cell, never 0. */
export type CaseCsv = string | number | boolean | null;

interface FormeCsv {
  readonly separateur: ',' | ';';
  readonly fin: '\n' | '\r\n';
  /** What stands before the first column’s name. */
  readonly marque: '' | '\ufeff';
}

/** The form of the published tables: any program reads it as it is, with no mark to stick to the first column’s name. */
const ECHANGE: FormeCsv = { separateur: ',', fin: '\n', marque: '' };
/** The form that a French spreadsheet opens by a double click: semicolons, and the mark that says UTF-8. */
export const TABLEUR: FormeCsv = { separateur: ';', fin: '\r\n', marque: '\ufeff' };

/** What a spreadsheet skips before a formula, zero-width characters included, and what begins one, in its full-width forms too. */
const FORMULE = /^[\s\u0000\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n|＝＋－＠｜]/;
const NOMBRE_SIGNE = /^[+-]?\d+(?:[.,]\d+)?$/;

/** A text that a spreadsheet would run as a formula is kept as text by an apostrophe; a signed number stays a number. */
export function neutraliser(texte: string): string {
  return FORMULE.test(texte) && !NOMBRE_SIGNE.test(texte) ? `'${texte}` : texte;
}

/** Numbers with a decimal point, whatever the form. */
function champ(v: CaseCsv, separateur: string): string {
  if (v === null) return '';
  if (typeof v !== 'string') return String(v);
  const texte = neutraliser(v);
  return texte.includes(separateur) || /["\n\r]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
}

/** A CSV file: the names of the columns, then a line a row. Names are held to the same rule as cells: they too may come from a reader. */
export function ecrireCsv(
  entete: readonly string[],
  lignes: Iterable<readonly CaseCsv[]>,
  { separateur, fin, marque }: FormeCsv = ECHANGE,
): string {
  const ecrites = [entete, ...lignes].map((l) => l.map((c) => champ(c, separateur)).join(separateur) + fin);
  return marque + ecrites.join('');
}
