import { aLaDemande } from '#islands/pieces/une-fois.ts';
import type { FondCarte } from './fond-carte.ts';
import { pointDedans } from './point-dedans.ts';

/** A point inside each contour, for a page that holds no topology. */
export const centresDe = (contours: FondCarte['contours']): ReturnType<FondCarte['centres']> =>
  Promise.resolve(new Map([...contours].map(([code, d]) => [code, pointDedans(d)] as const)));

/**
 * The communes of the map that the page was built with (`data-codes` on each group, in the order of its paths): nothing to fetch. That map
 * draws the borders of the EPCI; here a reader chooses a commune, and sees where each one ends.
 */
export function fondDuDessin(svg: SVGSVGElement): FondCarte | null {
  const echelle = Number(/scale\(([\d.]+)\)/.exec(svg.querySelector('g[transform]')?.getAttribute('transform') ?? '')?.[1]);
  const cadre = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const chemins = [...svg.querySelectorAll<SVGGElement>('g[data-codes]')].flatMap((g) => {
    const formes = g.querySelectorAll('path');
    return (g.dataset['codes'] ?? '').split(' ').map((code, k) => [code, formes[k]?.getAttribute('d') ?? ''] as const);
  });
  if (!(echelle > 0) || chemins.length === 0 || cadre.length !== 4) return null;
  const contours = new Map(chemins.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {
    contours,
    maille: [...contours.values()].join(''),
    viewBox: [0, 0, (cadre[2] ?? NaN) / echelle, (cadre[3] ?? NaN) / echelle],
    national: false,
    centres: aLaDemande(() => centresDe(contours)),
  };
}
