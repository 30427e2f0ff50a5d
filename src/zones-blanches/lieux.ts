import { estOutreMer } from '#domain/departement.ts';
import type { Position } from '#geometry/projection.ts';
import type { TypeSiae } from '#domain/types-siae.ts';

/** How one gets to a commune, when a straight line over land says nothing of it. */
export const ACCES = ['ile', 'barge', 'fleuve-ou-avion'] as const;
export type Acces = (typeof ACCES)[number];

/** One commune as the distances need it. */
export interface LieuCommune {
  readonly code: string;
  readonly population: number;
  /** null when the commune has no contour to take a point from. */
  readonly point: Position | null;
  /** The piece of land it stands on: no distance is measured from one to another. See `bassinDe`. */
  readonly bassin: string;
}

/** Where a seat stands: at its address; at an address found with little confidence; at the point of its commune. */
type Precision = 'adresse' | 'adresse-incertaine' | 'commune';

export interface LieuSiae {
  /** SIRET and type: what identifies a SIAE. Ties of distance go to the lowest. */
  readonly cle: string;
  readonly type: TypeSiae;
  readonly commune: string;
  readonly point: Position;
  readonly bassin: string;
  readonly precision: Precision;
}

/** Pieces of land without a bridge between them: the continent, Corse, each DROM, and the islands of the reviewed table. */
export function bassinDe(departement: string, ile: string | undefined): string {
  if (ile !== undefined && ile !== '') return ile;
  if (departement === '2A' || departement === '2B') return 'corse';
  return estOutreMer(departement) ? departement : 'continent';
}

/** A row of the SIAE list, as it is read. */
export interface SiaeListee {
  readonly siret: string;
  readonly type: TypeSiae;
  readonly commune: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly drapeaux: readonly string[];
}

export interface SiaePlacees {
  readonly placees: readonly LieuSiae[];
  /** In the 101 départements, with neither coordinates nor a point for the commune: they are in no distance. */
  readonly sansLieu: readonly SiaeListee[];
  /** In a collectivité outside the 101 départements. */
  readonly horsChamp: readonly SiaeListee[];
}

/** Puts each seat at its own coordinates, or at the point of its commune when it has none. */
export function placer(siae: readonly SiaeListee[], communes: ReadonlyMap<string, LieuCommune>): SiaePlacees {
  const placees: LieuSiae[] = [];
  const sansLieu: SiaeListee[] = [];
  const horsChamp: SiaeListee[] = [];
  for (const s of siae) {
    const commune = communes.get(s.commune);
    const propre: Position | null = s.lon === null || s.lat === null ? null : [s.lon, s.lat];
    const point = propre ?? commune?.point ?? null;
    if (commune === undefined) horsChamp.push(s);
    else if (point === null) sansLieu.push(s);
    else
      placees.push({
        cle: `${s.siret}-${s.type}`,
        type: s.type,
        commune: s.commune,
        point,
        bassin: commune.bassin,
        precision: precisionDe(s),
      });
  }
  return { placees: placees.sort((a, b) => (a.cle < b.cle ? -1 : 1)), sansLieu, horsChamp };
}

function precisionDe(s: SiaeListee): Precision {
  if (s.lon === null || s.lat === null) return 'commune';
  return s.drapeaux.includes('geocodage-faible') ? 'adresse-incertaine' : 'adresse';
}
