import { FINE, INSECABLE } from './format.ts';

const MOIS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const UNITES = 'km|m|h|€|k€|M€|Md€|ETP|ans|mois|%|‰';

/** Each rule is idempotent, so that a text may pass twice. */
const REGLES: readonly (readonly [RegExp, string])[] = [
  [/\.\.\./g, '…'],
  [/'/g, '’'],
  [/"([^"]*)"/g, '« $1 »'],
  [/«[ \u00a0\u202f]*/g, `«${INSECABLE}`],
  [/[ \u00a0\u202f]*»/g, `${INSECABLE}»`],
  // a sign that a space or the end follows: `https://…?a=b` and `12:30` stay as they are
  [/[ \u00a0\u202f]*([;?!]+)(?=[\s»)]|$)/g, `${FINE}$1`],
  [/[ \u00a0\u202f]*:(?=\s|$)/g, `${INSECABLE}:`],
  [/(\d)[ \u00a0\u202f]*([%‰])/g, `$1${FINE}$2`],
  // groups of three digits typed with a plain space
  [/(\d) (?=\d{3}(?!\d))/g, `$1${FINE}`],
  [new RegExp(`(\\d) (?=(?:${UNITES})(?![\\p{L}\\d]))`, 'gu'), `$1${INSECABLE}`],
  [new RegExp(`(\\d|1er) (?=(?:${MOIS}) \\d{4})`, 'g'), `$1${INSECABLE}`],
  [/(?<![\p{L}])(n°|p\.|art\.|[LRD]\.) (?=[\dLRD])/gu, `$1${INSECABLE}`],
];

/**
 * Plain French prose with its real typography: apostrophe, guillemets, insécables before `: ; ? ! % »` and after `«`,
 * between a day and its month, a number and its unit. Not for HTML: an entity ends with a semicolon.
 */
export function insecables(texte: string): string {
  return REGLES.reduce((t, [motif, par]) => t.replace(motif, par), texte);
}

/** The text with a capital first letter: « l’Ain » → « L’Ain », « en Île-de-France » → « En Île-de-France ». */
export function majuscule(texte: string): string {
  const premiere = texte.slice(0, 1);
  return premiere.toLocaleUpperCase('fr') + texte.slice(1);
}

const VOYELLE = /^[«\s]*[aàâäeéèêëiîïoôöuùûüœæ]|^[«\s]*y(?![aeiouéèêàâîôû])/i;

/** True when « de », « le » and « que » lose their vowel before this word. A leading h is taken as aspirate: callers list the silent ones. */
export function elide(mot: string): boolean {
  return VOYELLE.test(mot);
}
