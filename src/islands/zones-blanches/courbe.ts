import { creer } from '#charts/element.ts';
import { INSECABLE } from '#lib/format.ts';

/**
 * The distance chosen, as a line across the curve of the page. The curve says where its two ends are: `data-courbe-x0` and `data-courbe-x1` on its
 * `<svg>`, the abscissas of 0 and of `data-courbe-km` kilometres in its own units.
 */
export function marquerCourbe(porteeKm: number): void {
  for (const svg of document.querySelectorAll<SVGSVGElement>('svg[data-courbe-x0]')) {
    const [x0, x1, km] = ['courbeX0', 'courbeX1', 'courbeKm'].map((cle) => Number(svg.dataset[cle])) as [number, number, number];
    const [, , , hauteur = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
    const x = x0 + ((x1 - x0) * porteeKm) / km;
    svg.querySelector('.curseur-courbe')?.remove();
    svg.append(
      creer(document, 'g', { class: 'curseur-courbe', 'aria-hidden': 'true' }, [
        creer(document, 'line', { class: 'repere', x1: x, x2: x, y1: 14, y2: hauteur - 22 }),
        creer(document, 'text', { class: 'fort halo milieu', x, y: 10 }, [`${porteeKm}${INSECABLE}km`]),
      ]),
    );
  }
}
