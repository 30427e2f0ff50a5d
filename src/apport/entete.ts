import type { Valeur } from '#domain/contrat.ts';
import { estVide, rogner, type Grille } from './grille.ts';
import { lireIndices } from './indices.ts';
import { lireNombreEcrit, motAbsence } from './nombre.ts';

/** Titles and notes that administrations write above a table rarely take more. */
const LIGNES_EXAMINEES = 15;
/** « 2022 » over « Femmes », « Hommes »: a third line is as rare as a fourth. */
const LIGNES_D_ENTETE = 3;

type Rangee = readonly Valeur[];

/** Where the names of the columns stand, among the rows kept (0-based). */
export interface EnteteTrouvee {
  readonly rang: number;
  /** Rows that the names take, 1 for most files. */
  readonly lignes: number;
}

function estNumerique(v: Valeur | undefined): boolean {
  if (typeof v === 'number') return true;
  return typeof v === 'string' && (lireNombreEcrit(rogner(v), ',') ?? lireNombreEcrit(rogner(v), '.')) !== null;
}

const estAnnee = (v: Valeur | undefined): boolean => /^(?:19|20)\d\d$/.test(estVide(v) ? '' : rogner(String(v)));
const pleines = (rangee: Rangee) => rangee.filter((v) => !estVide(v)).length;

/** Years name columns when they differ, follow a word, and are not what stands below them. */
function anneesEnTete(rangees: Grille['rangees'], rang: number): boolean {
  const rangee = rangees[rang] ?? [];
  const annees = rangee.filter(estAnnee).map(String);
  if (annees.length === 0 || !rangee.some((v) => !estVide(v) && !estNumerique(v))) return false;
  if (rangee.some((v) => estNumerique(v) && !estAnnee(v))) return false;
  const dessous = rangees.slice(rang + 1, rang + 20);
  return rangee.every((v, k) => !estAnnee(v) || !dessous.some((r) => estAnnee(r[k]))) || annees.length >= 3;
}

/** A head names every column in words; a few numbers are tolerated, and years. */
function ressembleAUneEntete(rangees: Grille['rangees'], rang: number, largeur: number): boolean {
  const rangee = rangees[rang] ?? [];
  const n = pleines(rangee);
  if (n < Math.max(1, largeur * 0.6) || rangee.some((v) => typeof v === 'boolean')) return false;
  return rangee.filter(estNumerique).length <= n * 0.4 || anneesEnTete(rangees, rang);
}

/** True when some column is numeric below and in words here, or when the words here name a place or come back nowhere below. */
function seDistingue(rangees: Grille['rangees'], rang: number): boolean {
  const dessous = rangees.slice(rang + 1, rang + 40);
  if (dessous.length === 0 || anneesEnTete(rangees, rang)) return true;
  return (rangees[rang] ?? []).some((titre, k) => {
    if (estVide(titre) || estNumerique(titre)) return false;
    const valeurs = dessous.map((r) => r[k]).filter((v) => !estVide(v));
    const nombres = valeurs.filter((v) => estNumerique(v) || (typeof v === 'string' && motAbsence(rogner(v)) !== null));
    if (valeurs.length > 0 && nombres.length >= valeurs.length * 0.6 && motAbsence(rogner(String(titre))) === null) return true;
    const { niveaux, autre, generique } = lireIndices(String(titre));
    return niveaux.length > 0 || autre !== null || generique || /^(?:siren|siret)/i.test(String(titre).trim());
  });
}

/** A second line of names: words only, where the line above has holes (merged cells) or repeats itself. */
function suiteDEntete(rangees: Grille['rangees'], rang: number): boolean {
  const [haut, bas, apres] = [rangees[rang] ?? [], rangees[rang + 1] ?? [], rangees[rang + 2] ?? []];
  if (pleines(bas) < 2 || bas.some((v) => typeof v === 'boolean' || (estNumerique(v) && !estAnnee(v)))) return false;
  const titres = haut.filter((v) => !estVide(v)).map(String);
  const trous = bas.some((v, k) => !estVide(v) && estVide(haut[k]));
  const debutVide = haut.findIndex((v) => !estVide(v));
  // words over numbers: the data begin below; a row of data has its own place in the first column
  const nombres = bas.some((v, k) => !estVide(v) && estNumerique(apres[k]));
  return (
    nombres &&
    (trous || new Set(titres).size < titres.length) &&
    (estVide(bas[debutVide]) || bas.every((v) => estVide(v) || !estNumerique(v)))
  );
}

/** The row or rows that name the columns, or null when the file begins with its data. */
export function detecterEntete({ rangees }: Grille): EnteteTrouvee | null {
  const vues = rangees.slice(0, LIGNES_EXAMINEES);
  const largeur = Math.max(0, ...rangees.slice(0, 60).map(pleines));
  const rang = vues.findIndex(
    (_, k) => ressembleAUneEntete(rangees, k, largeur) || (suiteDEntete(rangees, k) && pleines(rangees[k] ?? []) > 1),
  );
  if (rang === -1) return null;
  const lignes = compterLignes(rangees, rang);
  return lignes > 1 || seDistingue(rangees, rang) ? { rang, lignes } : null;
}

/** How many rows the names take from this one on. */
export function compterLignes(rangees: Grille['rangees'], rang: number): number {
  let lignes = 1;
  while (lignes < LIGNES_D_ENTETE && suiteDEntete(rangees, rang + lignes - 1)) lignes++;
  return lignes;
}

/** One row of names from several: a name above holds for the blanks on its right (« 2022 », then « 2022 Hommes »). */
export function reunirEntete(rangees: readonly Rangee[]): Rangee {
  const largeur = Math.max(0, ...rangees.map((r) => r.length));
  const etendues = rangees.map((r, i) => (i === rangees.length - 1 ? r : etendre(r, rangees.slice(i + 1))));
  return Array.from({ length: largeur }, (_, k) => {
    const noms = etendues.map((r) => r[k]).filter((v) => !estVide(v));
    return noms.length === 0 ? null : [...new Set(noms.map((v) => rogner(String(v))))].join(' ');
  });
}

function etendre(rangee: Rangee, dessous: readonly Rangee[]): Rangee {
  const largeur = Math.max(rangee.length, ...dessous.map((r) => r.length));
  let dernier: Valeur = null;
  return Array.from({ length: largeur }, (_, k): Valeur => {
    const v = rangee[k] ?? null;
    if (!estVide(v)) return (dernier = v);
    return dessous.some((r) => !estVide(r[k])) ? dernier : null;
  });
}

/** One distinct name a column: « Effectif », « Effectif (2) », « colonne 3 » where the head is blank. Case apart, as SQL reads names. */
export function nommerColonnes(entete: Rangee, largeur: number): readonly string[] {
  const pris = new Set<string>();
  return Array.from({ length: largeur }, (_, k) => {
    const brut = entete[k];
    const nom = estVide(brut) ? `colonne ${k + 1}` : rogner(String(brut)).replace(/\s+/g, ' ').slice(0, 120);
    let libre = nom;
    for (let n = 2; pris.has(libre.toLowerCase()); n++) libre = `${nom} (${n})`;
    pris.add(libre.toLowerCase());
    return libre;
  });
}
