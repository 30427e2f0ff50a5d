import type { Valeur } from '#domain/contrat.ts';
import { estVide, rogner } from './grille.ts';
import { estCode, lireNombreEcrit, motAbsence, type Decimale } from './nombre.ts';

export interface ColonneLue {
  readonly nom: string;
  readonly type: 'texte' | 'entier' | 'nombre' | 'booleen';
  /** One per row; null where the cell is blank or says that the number is missing. */
  readonly valeurs: readonly Valeur[];
  /** Rows whose cell says « s » or « nd », in a column of numbers: a blank is not among them. */
  readonly absences: ReadonlyMap<number, 'secret' | 'indisponible'>;
  /** « % », « ‰ » or « € » when every number carries it. */
  readonly unite: string;
  /** Cells that keep a column of numbers from being one: rows (0-based) and how many. */
  readonly intrus: { readonly rangs: readonly number[]; readonly nombre: number } | null;
}

const INTRUS_GARDES = 20;
/** Under this share of numbers a column is text and nobody expects otherwise. */
const PRESQUE = 0.7;
const BOOLEENS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['vrai', true],
  ['false', false],
  ['faux', false],
]);

const ECHANTILLON = 400;

/** True when hardly any of the first cells is a number: the column is words, and reading them all as numbers would be for nothing. */
function estDuTexte(cellules: readonly (Valeur | undefined)[], decimale: Decimale): boolean {
  const vues = cellules.slice(0, ECHANTILLON).filter((v) => !estVide(v));
  const nombres = vues.filter(
    (v) => typeof v !== 'string' || motAbsence(rogner(v)) !== null || lireNombreEcrit(rogner(v), decimale) !== null,
  );
  return vues.length >= ECHANTILLON / 4 && nombres.length < vues.length / 10;
}

interface Releve {
  readonly nombres: readonly (number | null)[];
  readonly absences: Map<number, 'secret' | 'indisponible'>;
  readonly unites: ReadonlySet<string>;
  readonly intrus: readonly number[];
  readonly codes: boolean;
  readonly pleines: number;
}

/** One pass over the cells as numbers. A code (« 01 ») makes the whole column text, whatever the rest. */
function relever(cellules: readonly (Valeur | undefined)[], decimale: Decimale): Releve {
  const nombres = new Array<number | null>(cellules.length).fill(null);
  const absences = new Map<number, 'secret' | 'indisponible'>();
  const unites = new Set<string>();
  const intrus: number[] = [];
  let [pleines, codes] = [0, false];
  cellules.forEach((v, i) => {
    if (estVide(v)) return;
    pleines++;
    if (typeof v === 'number') {
      nombres[i] = v;
      return;
    }
    const texte = typeof v === 'string' ? rogner(v) : '';
    codes ||= estCode(texte);
    const lu = lireNombreEcrit(texte, decimale);
    const mot = lu === null ? motAbsence(texte) : null;
    if (mot !== null) absences.set(i, mot);
    if (lu === null) return void (mot === null && intrus.push(i));
    nombres[i] = lu.valeur;
    if (!unites.has(lu.unite)) unites.add(lu.unite);
  });
  return { nombres, absences, unites, intrus, codes, pleines };
}

function booleens(cellules: readonly (Valeur | undefined)[]): readonly (boolean | null)[] | null {
  const lus: (boolean | null)[] = [];
  for (const v of cellules) {
    const b = estVide(v) ? null : typeof v === 'boolean' ? v : typeof v === 'string' ? BOOLEENS.get(rogner(v).toLowerCase()) : undefined;
    if (b === undefined) return null;
    lus.push(b);
  }
  return lus.some((b) => b !== null) ? lus : null;
}

const enTexte = (v: Valeur | undefined): string | null => (estVide(v) ? null : typeof v === 'string' ? rogner(v) : String(v));

/** Type and values of one column: numbers only when every cell that is not blank is a number or a known word for « missing ». */
export function lireColonne(nom: string, cellules: readonly (Valeur | undefined)[], decimale: Decimale): ColonneLue {
  const rien = { absences: new Map<number, 'secret' | 'indisponible'>(), unite: '', intrus: null };
  const vraisFaux = booleens(cellules);
  if (vraisFaux !== null) return { nom, type: 'booleen', valeurs: vraisFaux, ...rien };
  if (estDuTexte(cellules, decimale)) return { nom, type: 'texte', valeurs: cellules.map(enTexte), ...rien };
  const r = relever(cellules, decimale);
  const connus = r.pleines - r.intrus.length - r.absences.size;
  if (!r.codes && connus > 0 && r.intrus.length === 0) {
    const type = r.nombres.every((n) => n === null || Number.isSafeInteger(n)) ? 'entier' : 'nombre';
    const [unite] = r.unites;
    return { nom, type, valeurs: r.nombres, absences: r.absences, unite: r.unites.size === 1 ? (unite ?? '') : '', intrus: null };
  }
  const presque = !r.codes && connus > 0 && connus >= r.pleines * PRESQUE;
  const intrus = presque ? { rangs: r.intrus.slice(0, INTRUS_GARDES), nombre: r.intrus.length } : null;
  return { nom, type: 'texte', valeurs: cellules.map(enTexte), ...rien, intrus };
}

/** « Taux », « part », « % »: adding them up means nothing. */
export function ressembleAUnTaux(c: Pick<ColonneLue, 'nom' | 'unite'>): boolean {
  if (c.unite === '%' || c.unite === '‰') return true;
  return /(^|[^a-zà-ÿ])(taux|part|ratio|pourcentage|pct|moyenne|m[ée]diane|indice|densit[ée]|proportion|prix|[âa]ge)([^a-zà-ÿ]|$)|[%‰]/i.test(
    c.nom,
  );
}
