import { FINE, nombre, pourcent, signe } from '#lib/format.ts';
import { elide } from '#lib/typographie.ts';
import { quantite, type NomCommun } from './phrase.ts';

/**
 * How far a value may lie from the word that stands for it: half of what the word rounds to. Every word of size or trend of the site
 * is chosen here, and `tests/site/mots-de-taille.test.ts` reads each beside its number.
 */
const TOLERANCES = {
  /** « un sur cinq », « la moitié »: a share rounds to the whole percent, and a small fraction to a twentieth of itself. */
  fraction: (exacte: number): number => Math.min(0.5, exacte * 0.025),
  /** « deux fois »: a multiple rounds to a twentieth of itself. */
  multiple: 0.025,
  /** « à peu près autant »: a ratio rounds to a twentieth. */
  egal: 0.025,
  /** « stable »: a change rounds to the whole percent. */
  stable: 0.5,
  /** « près de », « plus de »: as far again, on each side of the bare word. */
  nuance: 3,
} as const;

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
 * Null where no fraction is near enough, and only the percentage is honest. « Aucun » and « tous » are exact.
 */
export function enClair(part: number | null, nom: NomCommun): string | null {
  if (part === null) return null;
  if (!(part >= 0 && part <= 100)) throw new RangeError(`a share lies between 0 and 100, got ${part}: pass it in percent`);
  if (part === 0) return quantite(0, nom);
  if (part === 100) return `${nom.genre === 'f' ? 'toutes' : 'tous'} les ${nom.pluriel}`;
  const [proche] = FRACTIONS.map(([n, sur]) => {
    const exacte = (100 * n) / sur;
    return { n, sur, ecart: (part - exacte) / TOLERANCES.fraction(exacte) };
  }).sort((a, b) => Math.abs(a.ecart) - Math.abs(b.ecart) || b.ecart - a.ecart);
  if (proche === undefined || Math.abs(proche.ecart) > TOLERANCES.nuance) return null;
  return nuance(proche.ecart, fraction(proche.n, proche.sur, nom));
}

function fraction(n: number, sur: number, nom: NomCommun): string {
  if (sur === 2) return `la moitié des ${nom.pluriel}`;
  const combien = n === 1 ? (nom.genre === 'f' ? 'une' : 'un') : SUR[n];
  return `${combien} ${n === 1 ? nom.singulier : nom.pluriel} sur ${SUR[sur]}`;
}

function nuance(ecart: number, texte: string): string {
  // a hair of slack: 20.5 − 20 may be 0.5000000000000004 here
  if (Math.abs(ecart) <= 1 + 1e-9) return texte;
  return `${ecart < 0 ? 'près' : 'plus'} ${elide(texte) ? 'd’' : 'de '}${texte}`;
}

/** « que » before what is compared: « que la moyenne nationale », « qu’en France ». */
function que(reference: string): string {
  return elide(reference) ? `qu’${reference}` : `que ${reference}`;
}

/** A ratio that a sentence counts in times: « 8 fois » when it is, else with its decimal, « 7,5 fois ». */
export function fois(rapport: number): string {
  const entier = Math.round(rapport);
  const exact = Math.abs(rapport / entier - 1) <= TOLERANCES.multiple;
  return `${nombre(rapport, exact ? 0 : 1)}\u00a0fois`;
}

/** The degree alone, for a ratio of at least one: « un peu », « nettement », « près de deux fois », « deux fois »… */
function degre(ratio: number): string {
  if (ratio < 1.25) return 'un peu ';
  const bas = Math.min(10, Math.floor(ratio));
  for (const n of [bas, bas + 1]) if (n >= 2 && n <= 10 && Math.abs(ratio / n - 1) <= TOLERANCES.multiple) return `${SUR[n]} fois `;
  if (bas < 10 && ratio / (bas + 1) >= 1 - TOLERANCES.nuance * TOLERANCES.multiple) return `près de ${SUR[bas + 1]} fois `;
  return bas < 2 ? 'nettement ' : `plus de ${SUR[bas]} fois `;
}

/**
 * Two quantities or two rates in words: « deux fois plus que la moyenne nationale », « un peu moins élevé qu’en France ».
 * « Autant » (« aussi élevé ») is for two numbers that are printed the same; a multiple that is not reached is « près de », one that is
 * passed « plus de ». Null when a side is missing or zero: nothing is « times more » than nothing.
 */
export function comparer(a: number | null, b: number | null, reference: string, adjectif?: string): string | null {
  if (a === null || b === null || a <= 0 || b <= 0) return null;
  const ratio = a / b;
  const suite = adjectif === undefined ? '' : ` ${adjectif}`;
  const pareils = nombre(a) === nombre(b);
  if (pareils || Math.abs(ratio - 1) <= TOLERANCES.egal) {
    const egal = adjectif === undefined ? 'autant' : `aussi${suite}`;
    return `${pareils ? '' : 'à peu près '}${egal} ${que(reference)}`;
  }
  return `${degre(ratio > 1 ? ratio : 1 / ratio)}${ratio > 1 ? 'plus' : 'moins'}${suite} ${que(reference)}`;
}

/** Under this base a percentage of change says more than the figures: the rule of the atlas for shares. */
const BASE_MINIMALE = 30;

/**
 * « en hausse de 3,2 % sur un an », « en baisse de 12,0 % sur un an », « stable sur un an (−0,3 %) »: the change is given in any case.
 * Null when a side is missing or the base is under 30. The two sides must belong to one series: no declared break in between.
 */
export function tendance(avant: number | null, apres: number | null, duree = 'sur un an'): string | null {
  if (avant === null || apres === null || avant < BASE_MINIMALE) return null;
  const variation = ((apres - avant) / avant) * 100;
  if (variation === 0) return `stable ${duree} (0${FINE}%)`;
  if (Math.abs(variation) < TOLERANCES.stable) return `stable ${duree} (${signe(variation)}${FINE}%)`;
  return `en ${variation > 0 ? 'hausse' : 'baisse'} de ${pourcent(Math.abs(variation))} ${duree}`;
}
