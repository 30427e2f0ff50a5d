import { celluleVide, type Cellule } from '#domain/cellule.ts';

/** Rule 8 of the atlas: under five persons, a cell says who they are. */
const SEUIL_SECRET = 5;

export interface Masquage {
  readonly cellules: ReadonlyMap<string, Cellule>;
  /** Codes under the threshold. */
  readonly primaires: readonly string[];
  /** Codes hidden so that a total does not give the first ones away. */
  readonly secondaires: readonly string[];
}

/**
 * Hides the counts of 1 to 4 persons. Where one cell alone is hidden in a group whose total may be known, subtracting the others would give it
 * back: the smallest of those that are left is hidden too. `groupeDe` is the wider place whose total may be published.
 */
export function masquer(cellules: ReadonlyMap<string, Cellule>, groupeDe: (code: string) => string): Masquage {
  const petit = (c: Cellule | undefined) => c?.valeur != null && c.valeur > 0 && c.valeur < SEUIL_SECRET;
  const primaires = [...cellules.keys()].filter((code) => petit(cellules.get(code)));
  const groupes = Map.groupBy(cellules.keys(), groupeDe);
  const secondaires = [...groupes.values()].flatMap((codes) => {
    const caches = codes.filter((code) => petit(cellules.get(code)) || cellules.get(code)?.etat === 'secret');
    if (caches.length !== 1 || !codes.some((code) => petit(cellules.get(code)))) return [];
    const [choisi] = codes
      .filter((code) => (cellules.get(code)?.valeur ?? 0) >= SEUIL_SECRET)
      .sort((a, b) => (cellules.get(a)?.valeur ?? 0) - (cellules.get(b)?.valeur ?? 0) || (a < b ? -1 : 1));
    return choisi === undefined ? [] : [choisi];
  });
  const masques = new Set([...primaires, ...secondaires]);
  return {
    cellules: new Map([...cellules].map(([code, c]) => [code, masques.has(code) ? celluleVide('secret') : c])),
    primaires,
    secondaires,
  };
}
