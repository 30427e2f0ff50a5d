import { accord, entier, INSECABLE, ordinal, pourcent } from '#lib/format.ts';
import { elide, majuscule } from '#lib/typographie.ts';
import { estConnue, type Cellule, type Etat, type Reserve } from './cellule.ts';

/** What a reader sees where there is no number to write. */
export const MOTS_ETAT: Readonly<Record<Exclude<Etat, 'valeur' | 'zero'>, string>> = {
  secret: 'secret statistique',
  indisponible: 'non disponible',
  'sans-objet': 'sans objet',
};

/** What a reader sees beside a number that is held back. */
export const MOTS_RESERVE: Readonly<Record<Reserve, string>> = {
  incomplet: 'provisoire, probablement incomplet',
  partie: 'dont une part provisoire, probablement incomplète',
};

/** The number in its format with its mark if it has one, or the words of its state; a real zero is written as a number. */
export function celluleTexte(c: Cellule, format: (v: number) => string): string {
  if (estConnue(c)) return c.reserve == null ? format(c.valeur) : `${format(c.valeur)} (${MOTS_RESERVE[c.reserve]})`;
  if (c.etat === 'valeur' || c.etat === 'zero') throw new TypeError(`a cell of state "${c.etat}" holds no number: build it with cellule()`);
  return MOTS_ETAT[c.etat];
}

/** A common noun with what its article and adjectives need. */
export interface NomCommun {
  readonly singulier: string;
  readonly pluriel: string;
  readonly genre: 'm' | 'f';
}

/** A sentence from pieces already in French; one missing piece and there is no sentence. */
export function phrase(textes: TemplateStringsArray, ...pieces: readonly (string | null)[]): string | null {
  if (pieces.some((p) => p === null || p === '')) return null;
  return textes.map((texte, i) => texte + (pieces[i] ?? '')).join('');
}

/** The sentences that could be written, in order, each with its capital; null when there is none. */
export function paragraphe(phrases: readonly (string | null)[]): string | null {
  const ecrites = phrases.filter((p) => p !== null && p !== '').map((p) => majuscule(p ?? ''));
  return ecrites.length === 0 ? null : ecrites.join(' ');
}

/** « aucune structure », « une structure », « 12 structures ». */
export function quantite(n: number | null, nom: NomCommun): string | null {
  if (n === null) return null;
  const feminin = nom.genre === 'f' ? 'e' : '';
  if (n === 0) return `aucun${feminin} ${nom.singulier}`;
  return n === 1 ? `un${feminin} ${nom.singulier}` : `${entier(n)}${INSECABLE}${accord(n, nom.singulier, nom.pluriel)}`;
}

const SUR = ['', '', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

/** Fractions that are said aloud, as [numerator, denominator]. */
const FRACTIONS: readonly (readonly [number, number])[] = [
  [1, 10],
  [1, 5],
  [1, 4],
  [1, 3],
  [2, 5],
  [1, 2],
  [3, 5],
  [2, 3],
  [3, 4],
  [4, 5],
  [9, 10],
];

/**
 * A share in percent, as a mayor would repeat it: « un habitant sur cinq », « près de la moitié des habitants ».
 * Bare within a tolerance of one point, or 5 % of the fraction if that is less (19 to 21 % is « un sur cinq », 9,5 to 10,5 % « un sur dix »);
 * « près de » or « plus de » up to three tolerances; null beyond, where only the percentage is honest. « Aucun » and « tous » are exact.
 */
export function enClair(part: number | null, nom: NomCommun): string | null {
  if (part === null) return null;
  if (!(part >= 0 && part <= 100)) throw new RangeError(`a share lies between 0 and 100, got ${part}: pass it in percent`);
  if (part === 0) return quantite(0, nom);
  if (part === 100) return `${nom.genre === 'f' ? 'toutes' : 'tous'} les ${nom.pluriel}`;
  const [proche] = FRACTIONS.map(([n, sur]) => {
    const exacte = (100 * n) / sur;
    return { n, sur, ecart: (part - exacte) / Math.min(1, exacte * 0.05) };
  }).sort((a, b) => Math.abs(a.ecart) - Math.abs(b.ecart) || b.ecart - a.ecart);
  if (proche === undefined || Math.abs(proche.ecart) > 3) return null;
  return nuance(proche.ecart, fraction(proche.n, proche.sur, nom));
}

function fraction(n: number, sur: number, nom: NomCommun): string {
  if (sur === 2) return `la moitié des ${nom.pluriel}`;
  const combien = n === 1 ? (nom.genre === 'f' ? 'une' : 'un') : SUR[n];
  return `${combien} ${n === 1 ? nom.singulier : nom.pluriel} sur ${SUR[sur]}`;
}

function nuance(ecart: number, texte: string): string {
  // a hair of slack: 21 − 20 is 1 on paper and may be 1.0000000000000004 here
  if (Math.abs(ecart) <= 1 + 1e-9) return texte;
  return `${ecart < 0 ? 'près' : 'plus'} ${elide(texte) ? 'd’' : 'de '}${texte}`;
}

/** « que » before what is compared: « que la moyenne nationale », « qu’en France ». */
function que(reference: string): string {
  return elide(reference) ? `qu’${reference}` : `que ${reference}`;
}

/** The degree alone, for a ratio of at least one: « un peu », « nettement », « près de deux fois », « deux fois »… */
function degre(ratio: number): string {
  if (ratio < 1.25) return 'un peu ';
  const atteint = Math.min(10, Math.floor(ratio / 0.99));
  if (atteint >= 2 && ratio <= atteint * 1.05) return `${SUR[atteint]} fois `;
  if (atteint < 10 && ratio >= (atteint + 1) * 0.9) return `près de ${SUR[atteint + 1]} fois `;
  return atteint < 2 ? 'nettement ' : `plus de ${SUR[atteint]} fois `;
}

/**
 * Two quantities or two rates in words: « deux fois plus que la moyenne nationale », « un peu moins élevé qu’en France ».
 * Within 1 % « autant » (« aussi élevé »), within 5 % « à peu près autant »; a multiple that is
 * not reached is « près de », one passed by more than 5 % « plus de ». Null when a side is missing or zero:
 * nothing is « times more » than nothing.
 */
export function comparer(a: number | null, b: number | null, reference: string, adjectif?: string): string | null {
  if (a === null || b === null || a <= 0 || b <= 0) return null;
  const ratio = a / b;
  const suite = adjectif === undefined ? '' : ` ${adjectif}`;
  const ecart = Math.abs(ratio - 1);
  if (ecart <= 0.05) {
    const egal = adjectif === undefined ? 'autant' : `aussi${suite}`;
    return `${ecart <= 0.01 ? '' : 'à peu près '}${egal} ${que(reference)}`;
  }
  return `${degre(ratio > 1 ? ratio : 1 / ratio)}${ratio > 1 ? 'plus' : 'moins'}${suite} ${que(reference)}`;
}

/** Under this base a percentage of change says more than the figures: the rule of the atlas for shares. */
const BASE_MINIMALE = 30;

/**
 * « en hausse de 3,2 % sur un an », « en baisse de 12,0 % sur un an », « stable sur un an » (within ±1 %, after rounding to the tenth).
 * Null when a side is missing or the base is under 30. The two sides must belong to one series: no declared break in between.
 */
export function tendance(avant: number | null, apres: number | null, duree = 'sur un an'): string | null {
  if (avant === null || apres === null || avant < BASE_MINIMALE) return null;
  const variation = Math.round(((apres - avant) / avant) * 1000) / 10;
  if (Math.abs(variation) <= 1) return `stable ${duree}`;
  return `en ${variation > 0 ? 'hausse' : 'baisse'} de ${pourcent(Math.abs(variation))} ${duree}`;
}

/** The range of ranks, with how many are ranked: « du 12e au 34e rang sur 101 », « au 1er rang sur 101 ». */
export function fourchetteRang(meilleur: number | null, pire: number | null, classes: number): string | null {
  if (meilleur === null || pire === null) return null;
  if (meilleur > pire || pire > classes)
    throw new RangeError(`ranks ${meilleur}–${pire} of ${classes} are not a range: give the best first`);
  const rangs = meilleur === pire ? `au ${ordinal(meilleur)} rang` : `du ${ordinal(meilleur)} au ${ordinal(pire)} rang`;
  return `${rangs} sur ${entier(classes)}`;
}
