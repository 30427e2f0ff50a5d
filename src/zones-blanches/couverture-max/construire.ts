import type { Communes, Lieux, Offre } from './fichiers.ts';
import type { Demande, Probleme } from './probleme.ts';
import { estPrioritaire } from './situation.ts';
import type { Lieu } from './voisinage.ts';

/**
 * Whom a place is chosen for. Only inhabitants are known by commune. Jobseekers are known by EPCI: an EPCI counts whole, once its most populous commune
 * is within reach. The population of the QPV is not known by commune: those who live in a commune of a QPV are counted, and said to be.
 */
export const POIDS = ['habitants', 'demandeurs', 'frr', 'qpv'] as const;
export type Poids = (typeof POIDS)[number];

export interface Choix {
  readonly offre: Offre;
  readonly porteeKm: number;
  readonly poids: Poids;
  /** Communes where a SIAE may be placed, and whose people count. */
  readonly parmi: (commune: number) => boolean;
}

export interface Construit {
  readonly probleme: Probleme;
  /** Rank of the commune behind each candidate. */
  readonly communes: readonly number[];
  /** Communes of the perimeter of which nothing is known: no point, or too wide for one point to answer. Their people are left out. */
  readonly sansReponse: number;
}

/** The most populous commune of each EPCI, by rank of EPCI. */
function principales(c: Communes): ReadonlyMap<number, number> {
  const tetes = new Map<number, number>();
  for (const [i, epci] of c.epciDe.entries()) {
    if (epci < 0) continue;
    const tete = tetes.get(epci);
    if (tete === undefined || (c.populations[i] ?? 0) > (c.populations[tete] ?? 0)) tetes.set(epci, i);
  }
  return tetes;
}

/** What each commune weighs; undefined: the question is not asked of it. */
function peser(c: Communes, poids: Poids): (i: number) => number | null | undefined {
  const habitants = (i: number) => c.populations[i] ?? 0;
  switch (poids) {
    case 'habitants':
      return habitants;
    case 'qpv':
      return (i) => ((c.qpv[i] ?? 0) > 0 ? habitants(i) : 0);
    case 'frr':
      return (i) => {
        const classee = estPrioritaire(c.frr[i] ?? null, 0);
        return classee === null ? null : classee ? habitants(i) : 0;
      };
    case 'demandeurs': {
      const tetes = principales(c);
      return (i) => {
        const epci = c.epciDe[i] ?? -1;
        return tetes.get(epci) === i ? (c.epci[epci]?.demandeurs ?? null) : undefined;
      };
    }
  }
}

/** The covering problem of a perimeter. Every commune with a point may receive a SIAE; nobody beyond the perimeter counts. */
export function construire(c: Communes, l: Lieux, { offre, porteeKm, poids, parmi }: Choix): Construit {
  const km = (i: number): number => c.distances[offre][i] ?? NaN;
  const dedans = c.codes.flatMap((_, i) => (parmi(i) ? [i] : []));
  const communes = dedans.filter((i) => !Number.isNaN(l.lon[i]));
  const jugees = communes.filter((i) => !Number.isNaN(km(i)));
  const lieu = (i: number): Lieu => ({ lon: l.lon[i] ?? NaN, lat: l.lat[i] ?? NaN, bassin: l.bassins[i] ?? '' });
  const poidsDe = peser(c, poids);
  const demandes = jugees.flatMap((i): Demande[] => {
    const p = poidsDe(i);
    return p === undefined ? [] : [{ ...lieu(i), poids: p, distance: km(i) === Infinity ? null : km(i), surPlace: c.grandes.has(i) }];
  });
  return { probleme: { candidats: communes.map(lieu), demandes, porteeKm }, communes, sansReponse: dedans.length - jugees.length };
}
