import { estVide, rogner } from './grille.ts';
import type { ColonneLue } from './colonne.ts';
import { estNote, estTotal, lirePrefixe } from './ecriture-lieu.ts';
import { lireIndices, roleDe, sontAnnees } from './indices.ts';
import { NIVEAUX_APPORT, normaliserCode, type Lieux, type NiveauApport } from './lieux.ts';
import { lieuDuCode, situer, situerPostal, type Contexte } from './rapprocher.ts';

/** How well a column names the territories of a level. */
export interface Piste {
  readonly colonne: number;
  readonly niveau: NiveauApport;
  /** Share of its distinct texts that are places of the level, ambiguous ones included; totals and notes aside. */
  readonly couverture: number;
  readonly parCode: boolean;
  /** Its codes carry the name of the level: « DEP-01 ». */
  readonly prefixee: boolean;
  /** Whole numbers that a count might be: no zero in front, nothing around. */
  readonly nue: boolean;
}

const MESURE = /nombre|nb|effectif|total|montant|taux|part|population|^n$|valeur|salari|etp|score|heures|[€%]/i;
const SEUIL = 0.6;
/** Enough to know a column by, spread over the whole file so that its order does not matter. */
const EXAMINEES = 6000;
const DISTINCTS = 400;

export type Retenue = (rang: number) => boolean;

/** The distinct texts of a column among the rows looked at, some hundreds of them. */
export function distincts({ valeurs }: Pick<ColonneLue, 'valeurs'>, retenue: Retenue = () => true): readonly string[] {
  const vus = new Set<string>();
  const pas = Math.max(1, Math.floor(valeurs.length / EXAMINEES));
  for (let i = 0; i < valeurs.length; i += pas) {
    const v = valeurs[i];
    if (!estVide(v) && retenue(i)) vus.add(rogner(String(v)));
  }
  const tous = [...vus];
  const saut = Math.max(1, Math.floor(tous.length / DISTINCTS));
  return tous.filter((_, i) => i % saut === 0);
}

/** Numbers that could be codes: never decimals, and under a measure’s name, of a year or of a place on the globe only with a hint. */
function plausible(c: ColonneLue, textes: readonly string[]): boolean {
  if (c.type === 'booleen' || c.type === 'nombre' || textes.length === 0) return false;
  if (roleDe(c.nom) === 'coordonnee') return false;
  if (c.type === 'texte') return true;
  if (lireIndices(c.nom).niveaux.length > 0 && !/^(nb|nombre|effectif|total)/i.test(c.nom)) return true;
  return !sontAnnees(textes) && roleDe(c.nom) !== 'temps' && !MESURE.test(c.nom);
}

/** True when the figures of a column are postcodes: by its name, or because many more of them are postcodes than Insee codes. */
export function estPostale(c: ColonneLue, lieux: Lieux): boolean {
  const textes = distincts(c).filter((t) => /^\d{4,5}$/.test(t));
  if (textes.length === 0) return false;
  const postaux = textes.filter((t) => lieux.parPostal(t.padStart(5, '0')).length > 0).length;
  const insee = textes.filter((t) => lieuDuCode(t, 'commune', lieux) !== undefined).length;
  return lireIndices(c.nom).postal ? postaux > 0 : postaux > insee + textes.length * 0.2;
}

function pistesDe(c: ColonneLue, colonne: number, lieux: Lieux, retenue: Retenue): readonly Piste[] {
  const tous = distincts(c, retenue);
  if (!plausible(c, tous)) return [];
  const places = tous.filter((t) => !estTotal(t) && !estNote(t));
  const postale = estPostale(c, lieux);
  return NIVEAUX_APPORT.map((niveau) => {
    const verdicts = places.map((t) => (postale && niveau === 'commune' ? situerPostal(t, lieux) : situer(t, niveau, lieux)));
    const connus = places.filter((_, i) => verdicts[i]?.sorte === 'apparie' || verdicts[i]?.sorte === 'ambigu');
    // a région among départements, a code of another level beside ours: they count neither for nor against
    const jugees = places.filter((_, i) => verdicts[i]?.sorte !== 'ecarte');
    const prefixes = connus.filter((t) => lirePrefixe(t)?.niveau === niveau).length;
    const codes = connus.filter((t) => prefixes > 0 || lieuDuCode(t, niveau, lieux) !== undefined).length;
    return {
      colonne,
      niveau,
      couverture: connus.length / Math.max(jugees.length, places.length * 0.5),
      parCode: codes > connus.length / 2,
      prefixee: prefixes > connus.length / 2,
      nue: c.type === 'entier' || connus.every((t) => /^[1-9]\d{0,3}(?:[.,]0+)?$/.test(t)),
    };
  }).filter((p) => p.couverture >= SEUIL);
}

/** Every column that may name territories, at every level it may name. */
export function chercherPistes(colonnes: readonly ColonneLue[], lieux: Lieux, retenue: Retenue = () => true): readonly Piste[] {
  return colonnes.flatMap((c, k) => pistesDe(c, k, lieux, retenue));
}

/** Names and hinted codes of départements: a count that looks like codes must not contradict every commune. */
function colonneDepartement(colonnes: readonly ColonneLue[], pistes: readonly Piste[], territoire: number): number | null {
  const indice = (p: Piste) => lireIndices(colonnes[p.colonne]?.nom ?? '').niveaux.includes('departement');
  const [choisie] = pistes
    .filter((p) => p.niveau === 'departement' && p.colonne !== territoire && p.couverture >= 0.8 && (!p.parCode || indice(p)))
    .filter((p) => !lireIndices(colonnes[p.colonne]?.nom ?? '').niveaux.includes('commune'))
    .sort((a, b) => Number(indice(b)) - Number(indice(a)));
  return choisie?.colonne ?? null;
}

/** What the other columns tell of each row: they part the homonyms, and contradict what is elsewhere. */
export function contexteDesLignes(
  colonnes: readonly ColonneLue[],
  pistes: readonly Piste[],
  territoire: number,
  lieux: Lieux,
): ((rang: number) => Contexte) | null {
  const departement = colonneDepartement(colonnes, pistes, territoire);
  const postal = colonnes.findIndex((c, k) => k !== territoire && lireIndices(c.nom).postal);
  if (departement === null && postal === -1) return null;
  const connus = new Map<string, string | undefined>();
  const codeDe = (texte: string): string | undefined => {
    if (!connus.has(texte)) {
      const verdict = situer(texte, 'departement', lieux);
      connus.set(texte, verdict.sorte === 'apparie' ? verdict.lieu.code : undefined);
    }
    return connus.get(texte);
  };
  return (rang) => {
    const d = departement === null ? null : colonnes[departement]?.valeurs[rang];
    const p = postal === -1 ? null : colonnes[postal]?.valeurs[rang];
    const code = estVide(d) ? undefined : codeDe(rogner(String(d)));
    const cp = estVide(p) ? undefined : rogner(String(p)).padStart(5, '0');
    return { ...(code === undefined ? {} : { departement: code }), ...(cp !== undefined && /^\d{5}$/.test(cp) ? { postal: cp } : {}) };
  };
}

/** Codes of a column at a level, for comparing two columns row by row. */
export function codesDe(c: ColonneLue, niveau: NiveauApport, lieux: Lieux, rangs: readonly number[]): readonly (readonly string[])[] {
  return rangs.map((i) => {
    const v = c.valeurs[i];
    if (estVide(v)) return [];
    const verdict = situer(rogner(String(v)), niveau, lieux);
    if (verdict.sorte === 'apparie') return [verdict.lieu.code];
    return verdict.sorte === 'ambigu' ? verdict.candidats.map((e) => e.code) : [];
  });
}

/** « 11 », « 84 »: how a level writes them, for the codes of a column that are it. */
export const codesNormalises = (textes: readonly string[], niveau: NiveauApport): readonly string[] =>
  textes.map((t) => normaliserCode(lirePrefixe(t)?.code ?? t, niveau)).filter((c) => c !== null);
