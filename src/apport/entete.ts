import type { Valeur } from '#domain/contrat.ts';
import { estVide, rogner, type Grille } from './grille.ts';
import { lireNombreEcrit } from './nombre.ts';

/** Titles and notes that administrations write above a table rarely take more. */
const LIGNES_EXAMINEES = 15;

function estNumerique(v: Valeur | undefined): boolean {
  if (typeof v === 'number') return true;
  return typeof v === 'string' && (lireNombreEcrit(rogner(v), ',') ?? lireNombreEcrit(rogner(v), '.')) !== null;
}

const pleines = (rangee: readonly Valeur[]) => rangee.filter((v) => !estVide(v)).length;

/** A head names every column in words; years and « 2019 » do happen, so a few numbers are tolerated. */
function ressembleAUneEntete(rangee: readonly Valeur[], largeur: number): boolean {
  const n = pleines(rangee);
  return n >= Math.max(1, largeur * 0.6) && rangee.filter(estNumerique).length <= n * 0.4 && rangee.every((v) => typeof v !== 'boolean');
}

/** True when some column is numeric below and in words here, or when the words here come back nowhere below. */
function seDistingue(rangees: Grille['rangees'], rang: number): boolean {
  const dessous = rangees.slice(rang + 1, rang + 40);
  if (dessous.length === 0) return true;
  return (rangees[rang] ?? []).some((titre, k) => {
    if (estVide(titre) || estNumerique(titre)) return false;
    const valeurs = dessous.map((r) => r[k]).filter((v) => !estVide(v));
    if (valeurs.length > 0 && valeurs.filter(estNumerique).length >= valeurs.length * 0.6) return true;
    return /^(?:code|nom|lib|dep|reg|com|insee|siren|epci|territoire|commune|d[ée]partement|r[ée]gion|libell[ée])/i.test(
      String(titre).trim(),
    );
  });
}

/** Rank (0-based, among the rows kept) of the row that names the columns, or null when the file begins with its data. */
export function detecterEntete({ rangees }: Grille): number | null {
  const vues = rangees.slice(0, LIGNES_EXAMINEES);
  const largeur = Math.max(0, ...rangees.slice(0, 60).map(pleines));
  const rang = vues.findIndex((r) => ressembleAUneEntete(r, largeur));
  return rang === -1 || !seDistingue(rangees, rang) ? null : rang;
}

/** One distinct name a column: « Effectif », « Effectif (2) », « colonne 3 » where the head is blank. Case apart, as SQL reads names. */
export function nommerColonnes(entete: readonly Valeur[], largeur: number): readonly string[] {
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
