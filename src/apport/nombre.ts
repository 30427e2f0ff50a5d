/** Mark between units and decimals. */
export type Decimale = ',' | '.';

const GROUPES_VIRGULE = /^([-−+]?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,(\d+))?[ \u00a0\u202f]?(%|‰|€)?$/;
const GROUPES_POINT = /^([-−+]?)(\d{1,3}(?:[ \u00a0\u202f,]\d{3})+|\d*)(?:\.(\d+))?(?:e([-+]?\d{1,3}))?[ \u00a0\u202f]?(%|‰|€)?$/i;
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
  const entiers = (lu[2] ?? '').replace(/[ \u00a0\u202f,]/g, '');
  if (entiers === '' && lu[3] === undefined) return null;
  const exposant = decimale === '.' && lu[4] !== undefined ? `e${lu[4]}` : '';
  const valeur = Number(`${entiers || '0'}.${lu[3] ?? '0'}${exposant}`);
  if (!Number.isFinite(valeur)) return null;
  const unite = (decimale === ',' ? lu[4] : lu[5]) ?? '';
  return { valeur: valeur === 0 ? 0 : lu[1] === '-' || lu[1] === '−' ? -valeur : valeur, unite };
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

const SECRET = new Set(['s', 's.', 'ss', 's.s.', 'secret', 'secret statistique']);
const INDISPONIBLE = new Set([
  'nd',
  'n.d.',
  'nc',
  'n.c.',
  'na',
  'n/a',
  '#n/a',
  '#na',
  'null',
  'nan',
  '-',
  '–',
  '—',
  '..',
  '…',
  'non disponible',
  'non renseigné',
]);

/** The words by which producers say that a number is missing; null for anything else. */
export function motAbsence(texte: string): 'secret' | 'indisponible' | null {
  const mot = texte.toLowerCase();
  if (SECRET.has(mot)) return 'secret';
  return INDISPONIBLE.has(mot) ? 'indisponible' : null;
}
