import type { Bbox, Position } from '#geometry/projection.ts';

const JETON = /([MmlzZ])|(-?\d+(?:\.\d+)?)/g;

/**
 * Rings of a path as `geometry/trace.ts` writes it: M, m, l and z only, all relative but the first. Each ends where it began. The drawing is
 * not asked: a path that is not shown has no box in every browser.
 */
export function anneaux(d: string): readonly Position[][] {
  const lus: Position[][] = [];
  let [x, y] = [0, 0];
  let commande = 'M';
  let attente: number | null = null;
  for (const [, lettre, chiffres] of d.matchAll(JETON)) {
    if (lettre !== undefined) {
      const depart = lus.at(-1)?.[0];
      if ((lettre === 'z' || lettre === 'Z') && depart !== undefined) {
        lus.at(-1)?.push(depart);
        [x, y] = depart;
      }
      commande = lettre;
      continue;
    }
    if (attente === null) {
      attente = Number(chiffres);
      continue;
    }
    [x, y] = commande === 'M' ? [attente, Number(chiffres)] : [x + attente, y + Number(chiffres)];
    attente = null;
    if (commande === 'M' || commande === 'm') lus.push([]);
    lus.at(-1)?.push([x, y]);
  }
  return lus;
}

export function boite(d: string): Bbox {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of anneaux(d).flat()) [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  return [x0, y0, x1, y1];
}

export const milieu = ([x0, y0, x1, y1]: Bbox): Position => [(x0 + x1) / 2, (y0 + y1) / 2];

export const DIRECTIONS: Readonly<Record<string, Position>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The nearest territory on a side; what lies off the axis counts double, what lies behind does not count. */
export function voisinVers(places: ReadonlyMap<string, Position>, depuis: string, [dx, dy]: Position): string | null {
  const ici = places.get(depuis);
  if (ici === undefined) return null;
  let [meilleur, record]: [string | null, number] = [null, Infinity];
  for (const [code, [x, y]] of places) {
    const [ex, ey] = [x - ici[0], y - ici[1]];
    const devant = ex * dx + ey * dy;
    const cote = Math.abs(ex * dy) + Math.abs(ey * dx);
    if (code === depuis || devant <= 0 || devant < cote / 2) continue;
    const distance = devant + 2 * cote;
    if (distance < record) [meilleur, record] = [code, distance];
  }
  return meilleur;
}
