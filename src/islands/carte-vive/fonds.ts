import type { NiveauCarte } from '#domain/couche.ts';
import { FRANCE } from '#geometry/cadre-france.ts';
import { aLaDemande, uneFois } from '#islands/pieces/une-fois.ts';
import type { FondCarte } from './fond-carte.ts';

export type LireFond = (niveau: NiveauCarte, departement: string | null) => Promise<FondCarte>;
type Contours = FondCarte['contours'];

/** The contours that the page already holds in its hidden `<defs>` (`id="<prefixe>-<code>"`), if it does: nothing to fetch. */
export function fondDeLaPage(
  ou: ParentNode,
  prefixe: string,
  centres: (contours: Contours) => ReturnType<FondCarte['centres']>,
): FondCarte | null {
  const contours = new Map(
    [...ou.querySelectorAll(`path[id^="${prefixe}-"]`)].map((p) => [p.id.slice(prefixe.length + 1), p.getAttribute('d') ?? ''] as const),
  );
  const maille = contours.get('maille') ?? '';
  contours.delete('maille');
  if (contours.size === 0) return null;
  return {
    contours,
    maille,
    viewBox: [0, 0, FRANCE.largeur, FRANCE.hauteur],
    national: true,
    centres: aLaDemande(() => centres(contours)),
  };
}

/**
 * Base maps by level, each made once: what the page holds is not fetched, the reading of topologies is a module of its own, loaded with the
 * first of them.
 */
export function creerFonds(racine: string, dejaLa: (niveau: NiveauCarte, departement: string | null) => FondCarte | null): LireFond {
  const lus = uneFois<FondCarte>();
  const lire = (niveau: NiveauCarte, departement: string | null): Promise<FondCarte> => {
    const ici = dejaLa(niveau, departement);
    if (ici !== null) return Promise.resolve(ici);
    return niveau === 'commune'
      ? import('./fond-communes.ts').then((g) => g.fondCommunes(racine, departement ?? ''))
      : import('./fond-national.ts').then((g) => g.fondNational(racine, niveau));
  };
  return (niveau, departement) => lus(`${niveau}-${niveau === 'commune' ? departement : ''}`, () => lire(niveau, departement));
}
