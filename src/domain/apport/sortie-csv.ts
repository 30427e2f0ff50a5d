import type { Valeur } from '../contrat.ts';

/** A cell that a spreadsheet would run as a formula gets an apostrophe; a signed number stays a number. */
export function neutraliser(texte: string): string {
  return /^[=+\-@\t\r]/.test(texte) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(texte) ? `'${texte}` : texte;
}

function champ(v: Valeur): string {
  const texte = typeof v === 'string' ? neutraliser(v) : v === null ? '' : String(v);
  return /[";\n\r]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
}

/** Semicolons and a mark at the head, as French spreadsheets open them by a double click. */
export function ecrireCsv(entete: readonly string[], rangees: Iterable<readonly Valeur[]>): string {
  const lignes = [entete, ...rangees].map((r) => r.map(champ).join(';'));
  return `\ufeff${lignes.join('\r\n')}\r\n`;
}
