/** Mark between units and decimals. */
export type Decimale = ',' | '.';

/** Spaces and apostrophes between groups of three: no-break, thin, figure spaces, and the apostrophe of Swiss files. */
const ESPACE = "[ \\u00a0\\u202f\\u2009\\u2007\\u2008\\u2006'’]";
const UNITE = '[ \\u00a0\\u202f\\u2009]?(%|‰|€)?';
const GROUPES_VIRGULE = new RegExp(`^([-−+]?)(\\d{1,3}(?:${ESPACE}\\d{3})+|[1-9]\\d{0,2}(?:\\.\\d{3})+|\\d+)(?:,(\\d+))?${UNITE}$`);
const GROUPES_POINT = new RegExp(
  `^([-−+]?)(\\d{1,3}(?:${ESPACE}\\d{3})+|[1-9]\\d{0,2}(?:,\\d{3})+|\\d*)(?:\\.(\\d+))?(?:e([-+]?\\d{1,3}))?${UNITE}$`,
  'i',
);
const DECIMAL_NU: Readonly<Record<Decimale, RegExp>> = { ',': /^-?\d{1,15},\d{1,15}$/, '.': /^-?\d{1,15}\.\d{1,15}$/ };
const ENTIER_NU = /^-?(?:0|[1-9]\d{0,14})$/;

export interface NombreEcrit {
  readonly valeur: number;
  readonly unite: string;
}

/** The number that a cell writes with this decimal mark, with the sign that follows it; null when it is no number. Never guesses the other mark. */
export function lireNombreEcrit(texte: string, decimale: Decimale): NombreEcrit | null {
  if (ENTIER_NU.test(texte) && texte !== '-0') return { valeur: Number(texte), unite: '' };
  if (DECIMAL_NU[decimale].test(texte)) return { valeur: Number(texte.replace(',', '.')) + 0, unite: '' };
  const lu = (decimale === ',' ? GROUPES_VIRGULE : GROUPES_POINT).exec(texte);
  if (lu === null) return null;
  const entiers = (lu[2] ?? '').replace(/\D/g, '');
  if (entiers === '' && lu[3] === undefined) return null;
  const exposant = decimale === '.' && lu[4] !== undefined ? `e${lu[4]}` : '';
  const valeur = Number(`${entiers || '0'}.${lu[3] ?? '0'}${exposant}`);
  if (!Number.isFinite(valeur)) return null;
  const unite = (decimale === ',' ? lu[4] : lu[5]) ?? '';
  return { valeur: valeur === 0 ? 0 : lu[1] === '-' || lu[1] === '−' ? -valeur : valeur, unite };
}

/** « 1,234 », « 12.500 »: thousands or thousandths, nothing in the cell says which. */
const DOUTEUX = /^[-−+]?[1-9]\d{0,2}([.,])\d{3}(?:[ \u00a0\u202f]?€)?$/;
/** « 1,234,567 », « 1.234,5 »: groups beyond doubt. */
const EN_GROUPES = /^[-−+]?\d{1,3}(?:(?:,\d{3}){2,}(?:\.\d+)?|(?:\.\d{3}){2,}(?:,\d+)?|,\d{3}\.\d+|\.\d{3},\d+)$/;
const EN_DECIMALES = /^[-−+]?(?:0[.,]\d+|\d*[.,](?:\d{1,2}|\d{4,})|\d{4,}[.,]\d+)[ \u00a0\u202f]?[%‰€]?$/;

export interface DouteMilliers {
  /** Cells that may be read both ways, the first ones. */
  readonly exemples: readonly string[];
  readonly marque: Decimale;
}

/**
 * A column whose marks may part thousands or decimals; null when one of its cells settles it, or when none is in doubt. « 1250 » settles
 * nothing: people who write « 12.500 » for thousands leave the mark out of some cells.
 */
export function douterDesMilliers(textes: Iterable<string>): DouteMilliers | null {
  const exemples: string[] = [];
  let marque: Decimale | null = null;
  for (const t of textes) {
    const lu = DOUTEUX.exec(t)?.[1];
    if (lu === undefined) {
      if (EN_GROUPES.test(t) || EN_DECIMALES.test(t)) return null;
      continue;
    }
    if (marque !== null && lu !== marque) return null;
    marque = lu as Decimale;
    if (exemples.length < 3) exemples.push(t);
  }
  return marque === null ? null : { exemples, marque };
}

/** The mark of a column whose own cells leave no doubt: « 1,234,567 » has groups by commas, so its decimals come after a point; « 0,5 » says itself. */
export function decimaleCertaine(textes: Iterable<string>): Decimale | null {
  for (const t of textes) {
    if (EN_DECIMALES.test(t)) return t.includes(',') ? ',' : '.';
    if (!EN_GROUPES.test(t)) continue;
    const point = t.includes('.') && t.includes(',') ? t.lastIndexOf('.') > t.lastIndexOf(',') : !t.includes('.');
    return point ? '.' : ',';
  }
  return null;
}

const A_VIRGULE = /^[-−+]?\d[\d \u00a0\u202f]*,\d+[ \u00a0\u202f]?[%‰€]?$/;
const A_POINT = /^[-−+]?\d[\d \u00a0\u202f,]*\.\d+[ \u00a0\u202f]?[%‰€]?$/;

/** « 12,5 » against « 12.5 », counted over the cells; the comma when nothing tells, as French software writes it. */
export function detecterDecimale(textes: Iterable<string>): Decimale {
  let [virgules, points] = [0, 0];
  for (const t of textes) {
    if (A_VIRGULE.test(t)) virgules++;
    else if (A_POINT.test(t)) points++;
  }
  return points > virgules ? '.' : ',';
}

/** A code, not a quantity: a leading zero, or more figures than a number keeps. */
export const estCode = (texte: string): boolean => /^0\d/.test(texte) || /^\d{16,}$/.test(texte);

const SECRET = new Set([
  's',
  's.',
  'ss',
  's.s.',
  'c',
  'c.',
  '*',
  '**',
  '***',
  '(s)',
  '(c)',
  'secret',
  'secret stat.',
  'secret statistique',
  'confidentiel',
]);
const INDISPONIBLE = new Set([
  ...['nd', 'n.d.', 'n.d', 'n/d', 'nc', 'n.c.', 'n.c', 'na', 'n.a.', 'n/a', '#n/a', '#na', 'ns', 'n.s.', 'n.s', 'nr', 'n.r.', 'so', 's.o.'],
  ...[
    'null',
    'nan',
    'none',
    'nsp',
    '-',
    '–',
    '—',
    '−',
    '--',
    '.',
    '..',
    '...',
    '…',
    ':',
    '/',
    '//',
    '///',
    '////',
    '?',
    'x',
    '#div/0!',
    '#valeur!',
    '#ref!',
  ],
  ...['non disponible', 'non renseigné', 'non significatif', 'non communiqué', 'indisponible', 'sans objet', 'inconnu'],
]);
/** « <5 », « moins de 5 », « 1 à 4 », « ≤ 10 »: the producer hides a small count. */
const SEUIL = /^(?:(?:<|≤|<=|&lt;|inf(?:[ée]rieur)?(?: ou [ée]gal)? [àa]|moins de)\s*(\d{1,2})|(?:de )?1\s*(?:-|–|à|a)\s*(\d))$/i;

/** The words and signs by which producers say that a number is missing; null for anything else. */
export function motAbsence(texte: string): 'secret' | 'indisponible' | null {
  const mot = texte.toLowerCase();
  if (SECRET.has(mot) || SEUIL.test(mot)) return 'secret';
  return INDISPONIBLE.has(mot) ? 'indisponible' : null;
}
