import type { Valeur } from '#domain/contrat.ts';
import { estVide, rogner } from './grille.ts';
import { mots, roleDe } from './indices.ts';
import { decimaleCertaine, douterDesMilliers, estCode, lireNombreEcrit, motAbsence, type Decimale, type DouteMilliers } from './nombre.ts';

/** What keeps a column of numbers from being read before the reader has answered. */
export type Doute =
  | ({ readonly sorte: 'milliers' } & DouteMilliers)
  /** Two units in one column: a first cell of each. */
  | { readonly sorte: 'unites'; readonly unites: readonly string[]; readonly exemples: readonly string[] };

/** What the reader answered to the doubt of a column. */
export interface ChoixColonne {
  /** What three figures after this mark are. */
  readonly milliers?: (marque: Decimale) => 'milliers' | 'decimales' | 'texte' | undefined;
  /** `parts`: numbers without « % » are parts of one; `meme`: they are in the unit of the others. */
  readonly unites?: 'parts' | 'meme' | 'texte';
}

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
  /** The column stays text until the reader has answered. */
  readonly doute?: Doute;
  /** How an answer changed the numbers, to be said. */
  readonly converties?: string;
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
function estDuTexte(cellules: readonly (Valeur | undefined)[]): boolean {
  const vues = cellules.slice(0, ECHANTILLON).filter((v) => !estVide(v));
  const lisible = (t: string) => motAbsence(t) !== null || lireNombreEcrit(t, ',') !== null || lireNombreEcrit(t, '.') !== null;
  const nombres = vues.filter((v) => typeof v !== 'string' || lisible(rogner(v)));
  return vues.length >= ECHANTILLON / 4 && nombres.length < vues.length / 10;
}

interface Releve {
  readonly nombres: readonly (number | null)[];
  readonly absences: Map<number, 'secret' | 'indisponible'>;
  /** By unit, a first cell that carries it. */
  readonly unites: ReadonlyMap<string, string>;
  /** 1 where a number stands alone. */
  readonly nus: Uint8Array;
  readonly intrus: readonly number[];
  readonly codes: boolean;
  readonly pleines: number;
}

/** One pass over the cells as numbers. A code (« 01 ») makes the whole column text, whatever the rest. */
function relever(cellules: readonly (Valeur | undefined)[], decimale: Decimale): Releve {
  const nombres = new Array<number | null>(cellules.length).fill(null);
  const absences = new Map<number, 'secret' | 'indisponible'>();
  const unites = new Map<string, string>();
  const nus = new Uint8Array(cellules.length);
  const intrus: number[] = [];
  let [pleines, codes] = [0, false];
  cellules.forEach((v, i) => {
    if (estVide(v)) return;
    pleines++;
    if (typeof v === 'number') {
      nombres[i] = v;
      nus[i] = 1;
      if (v !== 0 && !unites.has('')) unites.set('', String(v).replace('.', ','));
      return;
    }
    const texte = typeof v === 'string' ? rogner(v) : '';
    codes ||= estCode(texte);
    const lu = lireNombreEcrit(texte, decimale);
    const mot = lu === null ? motAbsence(texte) : null;
    if (mot !== null) absences.set(i, mot);
    if (lu === null) return void (mot === null && intrus.push(i));
    nombres[i] = lu.valeur;
    if (lu.unite === '') nus[i] = 1;
    // a bare zero is in any unit
    if ((lu.valeur !== 0 || lu.unite !== '') && !unites.has(lu.unite)) unites.set(lu.unite, texte);
  });
  return { nombres, absences, unites, nus, intrus, codes, pleines };
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

/** Numbers that a spreadsheet or an engine would round: they are names, to be kept figure by figure. */
const EXACT = / (?:siret|siren|finess|nir|rna|tel|telephone|iban) /;

function* textesDe(cellules: readonly (Valeur | undefined)[]): Generator<string> {
  for (const v of cellules) if (typeof v === 'string' && v !== '') yield rogner(v);
}

const estLisible = (r: Releve) => !r.codes && r.intrus.length === 0 && r.pleines > r.absences.size;
const autreMarque = (d: Decimale): Decimale => (d === ',' ? '.' : ',');

/** Numbers under the mark of the file or, where no cell is one under it, under the other: never both in one column. */
function releverAuMieux(cellules: readonly (Valeur | undefined)[], decimale: Decimale, marque: Decimale | null): Releve {
  const premier = relever(cellules, marque ?? decimale);
  if (marque !== null || estLisible(premier) || premier.codes) return premier;
  const second = relever(cellules, autreMarque(decimale));
  return estLisible(second) ? second : premier;
}

/** Which mark the column is read under, when its own cells, its name or the reader decide; a doubt otherwise. */
function marqueDe(
  nom: string,
  cellules: readonly (Valeur | undefined)[],
  choix: ChoixColonne,
): { readonly marque: Decimale | null; readonly doute?: Doute } | 'texte' {
  const doute = douterDesMilliers(textesDe(cellules));
  if (doute === null) return { marque: decimaleCertaine(textesDe(cellules)) };
  // nobody writes a latitude or a rate of a thousand and more
  const petite = roleDe(nom) === 'coordonnee' || / (?:taux|tx|parts?|ratio|pourcentages?|pct) /.test(mots(nom));
  const reponse = choix.milliers?.(doute.marque);
  if (petite || reponse === 'decimales') return { marque: doute.marque };
  if (reponse === 'milliers') return { marque: autreMarque(doute.marque) };
  return reponse === 'texte' ? 'texte' : { marque: null, doute: { sorte: 'milliers', ...doute } };
}

/** Type and values of one column: numbers only when every cell that is not blank is a number or a known word for « missing », and nothing is in doubt. */
export function lireColonne(
  nom: string,
  cellules: readonly (Valeur | undefined)[],
  decimale: Decimale,
  choix: ChoixColonne = {},
): ColonneLue {
  const rien = { absences: new Map<number, 'secret' | 'indisponible'>(), unite: '', intrus: null };
  const enMots = (reste: Partial<ColonneLue> = {}): ColonneLue => ({
    nom,
    type: 'texte',
    valeurs: cellules.map(enTexte),
    ...rien,
    ...reste,
  });
  const vraisFaux = booleens(cellules);
  if (vraisFaux !== null) return { nom, type: 'booleen', valeurs: vraisFaux, ...rien };
  if (EXACT.test(mots(nom)) || estDuTexte(cellules)) return enMots();
  const lecture = marqueDe(nom, cellules, choix);
  if (lecture === 'texte') return enMots();
  const r = releverAuMieux(cellules, decimale, lecture.marque);
  const connus = r.pleines - r.intrus.length - r.absences.size;
  if (estLisible(r)) return lecture.doute === undefined ? enNombres(nom, r, choix, enMots) : enMots({ doute: lecture.doute });
  const presque = !r.codes && connus > 0 && connus >= r.pleines * PRESQUE;
  return enMots({ intrus: presque ? { rangs: r.intrus.slice(0, INTRUS_GARDES), nombre: r.intrus.length } : null });
}

function enNombres(nom: string, r: Releve, choix: ChoixColonne, enMots: (reste?: Partial<ColonneLue>) => ColonneLue): ColonneLue {
  const unites = [...r.unites.keys()];
  const melees = unites.length > 1;
  if (melees && choix.unites === 'texte') return enMots();
  if (melees && choix.unites === undefined)
    return enMots({ doute: { sorte: 'unites', unites, exemples: [...r.unites.values()].slice(0, 3) } });
  const unite = unites.find((u) => u !== '') ?? '';
  const facteur = unite === '‰' ? 1000 : 100;
  const parts = melees && choix.unites === 'parts';
  const nombres = parts ? r.nombres.map((n, i) => (n !== null && r.nus[i] === 1 ? Number((n * facteur).toPrecision(15)) : n)) : r.nombres;
  const type = nombres.every((n) => n === null || Number.isSafeInteger(n)) ? 'entier' : 'nombre';
  const converties = { converties: `les nombres sans « ${unite} » ont été multipliés par ${facteur}` };
  return { nom, type, valeurs: nombres, absences: r.absences, unite, intrus: null, ...(parts ? converties : {}) };
}
