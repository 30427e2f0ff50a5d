import { cellule, celluleVide, type Cellule } from '#domain/cellule.ts';
import type { ColonneLue } from './colonne.ts';

export const MODES_AGREGATION = ['somme', 'moyenne', 'derniere'] as const;
export type ModeAgregation = (typeof MODES_AGREGATION)[number];

export const LIBELLES_AGREGATION: Readonly<Record<ModeAgregation, string>> = {
  somme: 'leur somme',
  moyenne: 'leur moyenne simple (chaque ligne compte autant)',
  derniere: 'la dernière ligne du fichier',
};

export interface ValeurTerritoire {
  readonly cellule: Cellule;
  /** Rows of the file behind it. */
  readonly lignes: number;
}

/** A blank is « non disponible », « s » is secret: neither is ever 0. */
function celluleDe(c: Pick<ColonneLue, 'valeurs' | 'absences'>, rang: number): Cellule {
  const v = c.valeurs[rang];
  return typeof v === 'number' ? cellule(v) : celluleVide(c.absences.get(rang) ?? 'indisponible');
}

/** One unknown makes the whole unknown, and one secret makes it secret: a sum that hides a gap is a false sum. */
function reunir(cellules: readonly Cellule[], mode: ModeAgregation): Cellule {
  const derniere = cellules.at(-1) ?? celluleVide('indisponible');
  if (mode === 'derniere' || cellules.length === 1) return derniere;
  if (cellules.some((c) => c.etat === 'secret')) return celluleVide('secret');
  let total = 0;
  for (const { valeur } of cellules) {
    if (valeur === null) return celluleVide('indisponible');
    total += valeur;
  }
  return cellule(mode === 'somme' ? total : total / cellules.length);
}

/** One value a territory, in the order of their first row. Rows without a territory are left out: the report lists them. */
export function agreger(
  codes: readonly (string | null)[],
  colonne: Pick<ColonneLue, 'valeurs' | 'absences'>,
  mode: ModeAgregation,
): ReadonlyMap<string, ValeurTerritoire> {
  const groupes = new Map<string, Cellule[]>();
  codes.forEach((code, rang) => {
    if (code === null) return;
    const groupe = groupes.get(code);
    const c = celluleDe(colonne, rang);
    if (groupe === undefined) groupes.set(code, [c]);
    else groupe.push(c);
  });
  return new Map([...groupes].map(([code, cellules]) => [code, { cellule: reunir(cellules, mode), lignes: cellules.length }]));
}
