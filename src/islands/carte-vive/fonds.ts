import { FRANCE } from '#geometry/cadre-france.ts';
import type { FondCarte } from './fond-carte.ts';
import { uneFois } from '#islands/pieces/une-fois.ts';
import { pointDedans } from './point-dedans.ts';

const CADRE: FondCarte['viewBox'] = [0, 0, FRANCE.largeur, FRANCE.hauteur];

const centresDe = (contours: ReadonlyMap<string, string>) => new Map([...contours].map(([code, d]) => [code, pointDedans(d)] as const));

/** The contours that the page already holds in its `<defs>` (`id="<prefixe>-<code>"`), if it does: nothing to fetch. */
function fondDeLaPage(prefixe: string): FondCarte | null {
  const chemins = new Map(
    [...document.querySelectorAll(`path[id^="${prefixe}-"]`)].map(
      (p) => [p.id.slice(prefixe.length + 1), p.getAttribute('d') ?? ''] as const,
    ),
  );
  const maille = chemins.get('maille') ?? '';
  chemins.delete('maille');
  if (chemins.size === 0) return null;
  return { contours: chemins, maille, viewBox: CADRE, national: true, centres: () => Promise.resolve(centresDe(chemins)) };
}

/**
 * The communes of the map that the page was built with (`data-codes` on each group, in the order of its paths): nothing to fetch. That map
 * draws the borders of the EPCI; here a reader chooses a commune, and sees where each one ends.
 */
function fondDuDessin(svg: SVGSVGElement): FondCarte | null {
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
    centres: () => Promise.resolve(centresDe(contours)),
  };
}

export interface DejaLa {
  /** Prefix of the contours of the EPCI of France in the page. */
  readonly prefixe?: string | undefined;
  /** The département whose communes the page has drawn, and their drawing. */
  readonly dessin?: { readonly departement: string; readonly svg: SVGSVGElement } | null;
}

/** Base maps, each made once: the EPCI of France, the communes of a département. What the page holds is not fetched. */
export function creerFonds(racine: string, { prefixe, dessin = null }: DejaLa) {
  const lus = uneFois<FondCarte>();
  const lire = (departement: string | null): Promise<FondCarte> => {
    if (departement !== null) {
      const ici = dessin?.departement === departement ? fondDuDessin(dessin.svg) : null;
      return ici === null ? import('./fond-communes.ts').then((g) => g.fondCommunes(racine, departement)) : Promise.resolve(ici);
    }
    const ici = prefixe === undefined ? null : fondDeLaPage(prefixe);
    return ici === null ? import('./fond-national.ts').then((g) => g.fondNational(racine, 'epci', CADRE)) : Promise.resolve(ici);
  };
  return (departement: string | null): Promise<FondCarte> => lus(departement ?? '', () => lire(departement));
}
