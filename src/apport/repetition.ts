import { compte, entier } from '#lib/format.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { MODES_AGREGATION, type ModeAgregation } from './agreger.ts';
import type { ColonneLue } from './colonne.ts';
import { estTotal } from './ecriture-lieu.ts';
import { estVide, rogner } from './grille.ts';
import { estNonAdditif, mots, roleDe } from './indices.ts';
import type { NiveauApport } from './lieux.ts';
import { question, type Question, type Reponses } from './question.ts';
import type { Retenue } from './reconnaitre.ts';
import { dire } from './tableau.ts';

/** What is done with several rows of one territory. */
export interface Repetition {
  readonly retenue: Retenue;
  /** How the rows of one territory make one value; null while none is repeated, or before the reader has said it. */
  readonly mode: ModeAgregation | null;
  readonly question: Question | null;
}

export interface DemandeRepetition {
  readonly codes: readonly (string | null)[];
  readonly numeros: readonly number[];
  readonly colonnes: readonly ColonneLue[];
  readonly niveau: NiveauApport;
  /** Ranks of the columns that name places. */
  readonly lieux: ReadonlySet<number>;
  readonly reponses: Reponses;
}

const MODALITES_MAX = 60;
const DIMENSION =
  / (?:sexe|genre|ages?|tranches?|categories?|types?|statuts?|csp|pcs|natures?|dispositifs?|modalites?|secteurs?|publics?|diplomes?|naf|activites?|indicateurs?|variables?|mesures?|contrats?|origines?|groupes?|classes?|familles?|nationalites?) /;

function lignesRepetees(codes: readonly (string | null)[], retenue: Retenue): ReadonlyMap<string, readonly number[]> {
  const rangs = codes.map((_, i) => i).filter((i) => codes[i] !== null && retenue(i));
  const groupes = Map.groupBy(rangs, (i) => codes[i] ?? '');
  return new Map([...groupes].filter(([, lignes]) => lignes.length > 1));
}

const texteDe = (c: ColonneLue, rang: number) => {
  const v = c.valeurs[rang];
  return estVide(v) ? '' : rogner(String(v));
};

interface Dimension {
  readonly k: number;
  readonly modalites: readonly string[];
  /** Share of the repeated rows that the column tells apart. */
  readonly separe: number;
  readonly temps: boolean;
}

/** A column that says what tells the rows of one territory apart: a year, a sex, a scheme. */
function dimensionDe(c: ColonneLue, k: number, repetees: ReadonlyMap<string, readonly number[]>): Dimension | null {
  const temps = c.type !== 'nombre' && roleDe(c.nom, c.valeurs) === 'temps';
  if (c.type === 'nombre' || (c.type === 'entier' && !temps && !DIMENSION.test(mots(c.nom)))) return null;
  const modalites = new Set<string>();
  let [lignes, distinctes] = [0, 0];
  for (const rangs of repetees.values()) {
    const vues = new Set(rangs.map((i) => texteDe(c, i)));
    for (const v of vues) modalites.add(v);
    if (modalites.size > MODALITES_MAX) return null;
    lignes += rangs.length;
    distinctes += vues.size;
  }
  const varie = distinctes > repetees.size;
  // what differs at each row and comes back nowhere is a name, not a modality
  const revient = modalites.size < distinctes || temps || DIMENSION.test(mots(c.nom));
  return varie && revient ? { k, modalites: [...modalites], separe: distinctes / lignes, temps } : null;
}

const TOUTES = /^toutes:(somme|moyenne|derniere)$/;

function modeDe(reponse: string | undefined): ModeAgregation | null {
  const lu = TOUTES.exec(reponse ?? '')?.[1];
  return MODES_AGREGATION.find((m) => m === lu) ?? null;
}

/** Asks, one column at a time, which rows of a repeated territory to keep, until each has one or the reader puts them together. */
export function resoudreRepetition(d: DemandeRepetition): Repetition {
  let retenue: Retenue = () => true;
  for (let tour = 0; tour <= d.colonnes.length; tour++) {
    const repetees = lignesRepetees(d.codes, retenue);
    if (repetees.size === 0) return { retenue, mode: null, question: null };
    const dimension = choisirDimension(d, repetees);
    const cle = dimension === null ? 'lignes' : `lignes:${dimension.k}`;
    const reponse = d.reponses.get(cle);
    const mode = modeDe(reponse);
    if (mode !== null) return { retenue, mode, question: null };
    const modalite = dimension === null || reponse === undefined ? undefined : dimension.modalites[Number(reponse)];
    if (dimension === null || modalite === undefined) return { retenue, mode: null, question: demander(d, cle, dimension, repetees) };
    const [c, avant] = [d.colonnes[dimension.k], retenue];
    // rows of the territories that have one only, under another modality, are not of the same kind either
    retenue = (i) => avant(i) && c !== undefined && texteDe(c, i) === modalite;
  }
  return { retenue, mode: null, question: null };
}

function choisirDimension(d: DemandeRepetition, repetees: ReadonlyMap<string, readonly number[]>): Dimension | null {
  const trouvees = d.colonnes.map((c, k) => (d.lieux.has(k) ? null : dimensionDe(c, k, repetees))).filter((x) => x !== null);
  const [choisie] = trouvees.sort(
    (a, b) => b.separe - a.separe || Number(b.temps) - Number(a.temps) || a.modalites.length - b.modalites.length,
  );
  return choisie ?? null;
}

const parDefaut = (a: string, b: string) => (a < b ? 1 : -1);

function demander(
  { codes, numeros, niveau, colonnes }: DemandeRepetition,
  cle: string,
  dimension: Dimension | null,
  repetees: ReadonlyMap<string, readonly number[]>,
): Question {
  const [premier] = repetees;
  const [code, rangs] = premier ?? ['', []];
  const lieu = LIBELLES_NIVEAU[niveau];
  const preuve = `${compte(repetees.size, `${lieu.singulier} a`, `${lieu.pluriel} ont`)} plusieurs lignes (${code} : ${dire(
    rangs.map((i) => numeros[i] ?? 0),
    rangs.length,
    4,
  )})`;
  const additives = colonnes.some(
    (c) => (c.type === 'entier' || c.type === 'nombre') && roleDe(c.nom, c.valeurs) === 'mesure' && !estNonAdditif(c),
  );
  const reunir = (somme: boolean) => [
    ...(additives && somme ? [{ valeur: 'toutes:somme', texte: 'toutes, additionnées' }] : []),
    { valeur: 'toutes:moyenne', texte: 'toutes, en moyenne simple (chaque ligne compte autant)' },
    { valeur: 'toutes:derniere', texte: 'la dernière ligne du fichier' },
  ];
  if (dimension === null) return question(cle, `${preuve}, sans colonne qui les distingue. Que retenir ?`, reunir(true));
  const nom = colonnes[dimension.k]?.nom ?? '';
  const { modalites, temps } = dimension;
  const total = modalites.some((m) => estTotal(m));
  const ordre = [...modalites.keys()].sort((a, b) => {
    const [x, y] = [modalites[a] ?? '', modalites[b] ?? ''];
    return Number(estTotal(y)) - Number(estTotal(x)) || (temps ? parDefaut(x, y) : a - b);
  });
  const choix = ordre.map((k) => ({
    valeur: String(k),
    texte: `seulement « ${modalites[k] === '' ? 'case vide' : (modalites[k] ?? '')} »${estTotal(modalites[k] ?? '') ? ', le total' : ''}`,
  }));
  const cites = ordre.slice(0, 4).map((k) => modalites[k] ?? '');
  const n = codes.filter((c) => c !== null).length;
  const fin = total ? 'dont un total' : `${entier(n)} lignes en tout`;
  return question(
    cle,
    `${preuve}, une par « ${nom} » : ${cites.join(', ')}${modalites.length > 4 ? '…' : ''} (${fin}). Laquelle retenir ?`,
    [...choix, ...(total ? [] : reunir(true))],
  );
}
