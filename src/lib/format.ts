/** Fine, insécable: groups of three digits and the space before %, ‰ ; : ! ?. */
export const FINE = '\u202f';
/** Insécable: before a colon, a unit or a noun that must not start a line. */
export const INSECABLE = '\u00a0';
export const MOINS = '\u2212';

export const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const MOIS_COURTS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];

type Signes = 'negative' | 'exceptZero';
const formats = new Map<string, Intl.NumberFormat>();

/** Building an Intl.NumberFormat costs a hundred times its use: one per shape is kept. */
function formatDe(decimales: number, signes: Signes): Intl.NumberFormat {
  const cle = `${decimales}${signes}`;
  const connu = formats.get(cle);
  if (connu !== undefined) return connu;
  const options = { minimumFractionDigits: decimales, maximumFractionDigits: decimales, signDisplay: signes } as const;
  // useGrouping "always": some ICU builds leave four digits together ("1234"), a table column must not depend on it
  const format = new Intl.NumberFormat('fr-FR', { ...options, useGrouping: 'always' });
  formats.set(cle, format);
  return format;
}

function ecrire(v: number, decimales: number, signes: Signes = 'negative'): string {
  if (!Number.isFinite(v)) throw new TypeError(`cannot write ${v} as a number: write the missing value in words instead`);
  // ICU versions differ on the group separator (U+00A0 or U+202F) and on the minus sign
  return formatDe(decimales, signes)
    .format(v)
    .replace(/[\u00a0\u202f ]/g, FINE)
    .replace(/[-\u2212]/g, MOINS);
}

/** 12345.6 → « 12 346 ». */
export function entier(v: number): string {
  return ecrire(v, 0);
}

/** As many decimals as may be added to what would be written as zero. */
const DECIMALES_MAX = 4;

/** What is little is not nothing: « 0,04 % », never « 0,0 % ». A real zero keeps its decimals. */
function utiles(v: number, decimales: number): number {
  let d = decimales;
  while (v !== 0 && d < DECIMALES_MAX && Math.abs(v) < 0.5 * 10 ** -d) d += 1;
  return d;
}

/** 1234.56 → « 1 234,6 »; the number of decimals is fixed so that columns align, but for what would be written as zero: 0.04 → « 0,04 ». */
export function nombre(v: number, decimales = 1): string {
  return ecrire(v, utiles(v, decimales));
}

/** A value already in percent: 12.34 → « 12,3 % ». */
export function pourcent(v: number, decimales = 1): string {
  return `${ecrire(v, utiles(v, decimales))}${FINE}%`;
}

/** A value already per thousand: 26 → « 26,0 ‰ ». */
export function pourMille(v: number, decimales = 1): string {
  return `${ecrire(v, utiles(v, decimales))}${FINE}‰`;
}

/** A change with its sign: 3.21 → « +3,2 », −0.5 → « −0,5 »; what rounds to zero has none. */
export function signe(v: number, decimales = 1): string {
  return ecrire(v, decimales, 'exceptZero');
}

export function euros(v: number, decimales = 0): string {
  return `${ecrire(v, decimales)}${INSECABLE}€`;
}

/** 1 → « 1er » (« 1re » in the feminine), 2 → « 2e ». */
export function ordinal(n: number, genre: 'm' | 'f' = 'm'): string {
  if (n !== 1) return `${entier(n)}e`;
  return genre === 'm' ? '1er' : '1re';
}

/** French plural: 0, 1 and 1,9 are singular, from 2 on (and from −2 down) plural. */
export function accord(n: number, singulier: string, pluriel: string): string {
  return Math.abs(n) < 2 ? singulier : pluriel;
}

/** The whole number with its noun: (1213, 'personne', 'personnes') → « 1 213 personnes ». */
export function compte(n: number, singulier: string, pluriel: string): string {
  return `${entier(n)}${INSECABLE}${accord(Math.round(n), singulier, pluriel)}`;
}

/** ['a', 'b', 'c'] → « a, b et c ». */
export function liste(elements: readonly string[], conjonction: 'et' | 'ou' | 'ni' = 'et'): string {
  if (elements.length < 2) return elements[0] ?? '';
  return `${elements.slice(0, -1).join(', ')} ${conjonction} ${elements.at(-1)}`;
}

export type Periode =
  | { readonly sorte: 'annee'; readonly annee: number }
  | { readonly sorte: 'trimestre'; readonly annee: number; readonly trimestre: number }
  | { readonly sorte: 'mois'; readonly annee: number; readonly mois: number }
  | { readonly sorte: 'jour'; readonly annee: number; readonly mois: number; readonly jour: number };

const CODE_PERIODE = /^(\d{4})(?:-T([1-4])|-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Reads `2019`, `2019-T4`, `2019-12` or `2019-12-31`. */
export function lirePeriode(code: string): Periode {
  const lu = CODE_PERIODE.exec(code);
  if (lu === null) throw new TypeError(`"${code}" is not a period: write 2019, 2019-T4, 2019-12 or 2019-12-31`);
  const annee = Number(lu[1]);
  if (lu[2] !== undefined) return { sorte: 'trimestre', annee, trimestre: Number(lu[2]) };
  if (lu[3] === undefined) return { sorte: 'annee', annee };
  const mois = Number(lu[3]);
  return lu[4] === undefined ? { sorte: 'mois', annee, mois } : { sorte: 'jour', annee, mois, jour: Number(lu[4]) };
}

/** Only the first of the month is an ordinal in French: « 1er janvier », « 2 janvier ». */
function quantieme(jour: number): string {
  return jour === 1 ? '1er' : String(jour);
}

function ecrirePeriode(p: Periode, mois: readonly string[], trimestre: (n: number) => string): string {
  switch (p.sorte) {
    case 'annee':
      return String(p.annee);
    case 'trimestre':
      return `${trimestre(p.trimestre)} ${p.annee}`;
    case 'mois':
      return `${mois[p.mois - 1]} ${p.annee}`;
    case 'jour':
      return `${quantieme(p.jour)} ${mois[p.mois - 1]} ${p.annee}`;
  }
}

/** « 2019 », « décembre 2019 », « 31 décembre 2019 », « 4e trimestre 2019 ». */
export function periode(code: string): string {
  return ecrirePeriode(lirePeriode(code), MOIS, (n) => `${ordinal(n)} trimestre`);
}

/** For axes and column heads: « 2019 », « déc. 2019 », « 31 déc. 2019 », « T4 2019 ». */
export function periodeCourte(code: string): string {
  return ecrirePeriode(lirePeriode(code), MOIS_COURTS, (n) => `T${n}`);
}

/** The period inside a sentence: « en 2019 », « en décembre 2019 », « au 31 décembre 2019 », « au 4e trimestre 2019 ». */
export function quand(code: string): string {
  const { sorte } = lirePeriode(code);
  return `${sorte === 'annee' || sorte === 'mois' ? 'en' : 'au'} ${periode(code)}`;
}

/** The period as a complement: « d’avril 2019 », « de 2019 », « du 4e trimestre 2019 », « du 1er janvier 2025 ». */
export function deLaPeriode(code: string): string {
  const { sorte } = lirePeriode(code);
  const texte = periode(code);
  if (sorte === 'jour' || sorte === 'trimestre') return `du ${texte}`;
  return /^[ao]/.test(texte) ? `d’${texte}` : `de ${texte}`;
}

/** The end of a period: « fin 2021 » for a December or a year, « fin septembre 2022 » for another month. */
export function fin(code: string): string {
  const p = lirePeriode(code);
  if (p.sorte === 'trimestre') throw new TypeError(`"${code}" is a quarter: say « au 4e trimestre » with quand()`);
  return p.sorte === 'annee' || p.mois === 12 ? `fin ${p.annee}` : `fin ${MOIS[p.mois - 1]} ${p.annee}`;
}
