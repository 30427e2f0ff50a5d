import type { Besoin, Communes, Lieux } from '#zones-blanches/couverture-max/fichiers.ts';
import { departementDe } from '#domain/departement.ts';
import { lireDepartement, lireFrance, lireLieuxFrance } from '#islands/couverture/fichiers.ts';

/** What the page answers from: all of France, or one département with the whole of its EPCI. */
export interface Territoire {
  /** null: France. */
  readonly departement: string | null;
  readonly communes: Communes;
  readonly lieux: Lieux;
  readonly besoins: readonly Besoin[];
  /** True inside the perimeter: the communes of its EPCI beyond the border are known and not counted. */
  readonly dedans: (rang: number) => boolean;
}

export async function lireTerritoire(racine: string, departement: string | null): Promise<Territoire> {
  if (departement === null) {
    const [communes, lieux] = await Promise.all([lireFrance(racine), lireLieuxFrance(racine)]);
    return { departement, communes, lieux, besoins: [], dedans: () => true };
  }
  const { communes, lieux, besoins } = await lireDepartement(racine, departement);
  const dedans = communes.codes.map((c) => departementDe(c) === departement);
  return { departement, communes, lieux, besoins, dedans: (rang) => dedans[rang] ?? false };
}
