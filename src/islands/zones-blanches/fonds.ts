import { FRANCE } from '#geometry/france.ts';
import type { FondCarte } from '../atlas/fond-carte.ts';

const CADRE: FondCarte['viewBox'] = [0, 0, FRANCE.largeur, FRANCE.hauteur];

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
  return { contours: chemins, maille, viewBox: CADRE, national: true, centres: () => Promise.resolve(new Map()) };
}

/** Base maps, each made once: the EPCI of France, the communes of a département. */
export function creerFonds(racine: string, prefixe: string | undefined) {
  const lus = new Map<string, Promise<FondCarte>>();
  const lire = (departement: string | null): Promise<FondCarte> => {
    if (departement !== null) return import('../atlas/geometrie-communes.ts').then((g) => g.fondCommunes(racine, departement));
    const ici = prefixe === undefined ? null : fondDeLaPage(prefixe);
    return ici === null
      ? import('../atlas/geometrie-lointaine.ts').then((g) => g.fondNational(racine, 'epci', CADRE))
      : Promise.resolve(ici);
  };
  return (departement: string | null): Promise<FondCarte> => {
    const cle = departement ?? '';
    const connu = lus.get(cle) ?? lire(departement);
    lus.set(cle, connu);
    connu.catch(() => lus.delete(cle));
    return connu;
  };
}
