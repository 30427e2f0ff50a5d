import type { Fond } from '#charts/choropleth.ts';
import type { NiveauCarte } from '#domain/couche.ts';
import { uneFois } from '#islands/pieces/une-fois.ts';
import type { FondCarte } from '#islands/carte-vive/fond-carte.ts';

const OBJETS: Readonly<Record<Exclude<NiveauCarte, 'commune'>, string>> = {
  region: 'regions',
  departement: 'departements',
  epci: 'epci',
  'zone-emploi': 'zones-emploi',
};

/** The contours of the départements are in the page, in the hidden `<defs>` of the built map: nothing to fetch. */
function fondDeLaPage(racineSvg: Element, prefixe: string, viewBox: Fond['viewBox'], racine: string): FondCarte {
  const chemins = [...racineSvg.querySelectorAll(`path[id^="${prefixe}-"]`)].map(
    (p) => [p.id.slice(prefixe.length + 1), p.getAttribute('d') ?? ''] as const,
  );
  const contours = new Map(chemins.filter(([code]) => code !== 'maille'));
  const maille = new Map(chemins).get('maille') ?? '';
  const centres = () => import('#islands/carte-vive/fond-national.ts').then((g) => g.centresNationaux(racine, OBJETS.departement));
  return { contours, maille, viewBox, national: true, centres };
}

/** Base maps by level, each fetched once; the reading of topologies is a module of its own, loaded with the first of them. */
export function creerFonds(defs: Element, prefixe: string, viewBox: Fond['viewBox'], racine: string) {
  const departements = fondDeLaPage(defs, prefixe, viewBox, racine);
  const lus = uneFois<FondCarte>();
  const lire = (niveau: NiveauCarte, departement: string | null): Promise<FondCarte> => {
    if (niveau === 'departement') return Promise.resolve(departements);
    return niveau === 'commune'
      ? lus(`commune-${departement}`, () =>
          import('#islands/carte-vive/fond-communes.ts').then((g) => g.fondCommunes(racine, departement ?? '')),
        )
      : lus(niveau, () => import('#islands/carte-vive/fond-national.ts').then((g) => g.fondNational(racine, OBJETS[niveau], viewBox)));
  };
  return { departements, lire };
}
