import type { CelluleComparee } from './comparaison.ts';
import type { Cellule } from './cellule.ts';
import type { Rupture } from './rupture.ts';
import { estIntercommunal, type Niveau, type CodeTerritoire } from './territoire.ts';

/** One figure of a comparison, as the built page hands it to the island. */
export interface FigureComparee {
  readonly id: string;
  readonly nom: string;
  readonly unite: string;
  readonly uniteCourte: string;
  readonly decimales: number;
  readonly niveaux: readonly Niveau[];
  readonly modalite: string;
  readonly periode: string;
  /** The only moment at which intercommunalités have it, when it is another. */
  readonly periodeEpci?: string;
  readonly ruptures: readonly Rupture[];
  /** First period of its series; null when it has none worth drawing. */
  readonly serieDepuis: string | null;
  readonly source: string;
  readonly limite: string;
}

/** One row of a slice, the modality of the figure already chosen. */
export interface LigneTranche extends Cellule {
  readonly code: string;
  readonly periode: string;
}
/** Rows of each level that was read. */
export type Tranches = ReadonlyMap<Niveau, readonly LigneTranche[]>;

/** The moment all the places are read at: that of the EPCI as soon as one is among them. */
export function momentCommun(f: Pick<FigureComparee, 'periode' | 'periodeEpci'>, lieux: readonly Pick<CodeTerritoire, 'niveau'>[]): string {
  return lieux.some((l) => estIntercommunal(l.niveau)) ? (f.periodeEpci ?? f.periode) : f.periode;
}

/**
 * The cell of a place at the common moment. A yearly file that is the situation of December answers for that December (2019 for 2019-12); any other date
 * is said and not compared. A place of a published level without a row is not available, never 0.
 */
export function celluleDe(f: FigureComparee, lieu: CodeTerritoire, tranches: Tranches, moment: string): CelluleComparee {
  if (!f.niveaux.includes(lieu.niveau)) return { motif: 'non-calcule' };
  const lignes = tranches.get(lieu.niveau) ?? [];
  const tenu = [moment, moment.slice(0, 4)].find((p) => lignes.some((l) => l.periode === p));
  if (tenu === undefined) return { motif: 'autre-date' };
  return lignes.find((l) => l.periode === tenu && l.code === lieu.code) ?? { valeur: null, etat: 'indisponible' };
}

/** Every territory of a level at a moment: what the strip draws. */
export function distribution(tranches: Tranches, niveau: Niveau, moment: string): readonly LigneTranche[] {
  return (tranches.get(niveau) ?? []).filter((l) => l.periode === moment);
}

const FIN_ANNEE = /^\d{4}(-12(-31)?)?$/;

/** A place through time, oldest first, in the one rhythm of the figure, as published. */
export function lignesDeSerie(f: FigureComparee, lieu: CodeTerritoire, tranches: Tranches): readonly LigneTranche[] {
  const depuis = f.serieDepuis;
  if (depuis === null) return [];
  return (tranches.get(lieu.niveau) ?? [])
    .filter((l) => l.code === lieu.code && l.periode >= depuis && l.periode.length === f.periode.length)
    .toSorted((a, b) => (a.periode < b.periode ? -1 : 1));
}

/** The same as it is drawn: a situation of December stands at its year. */
export function serieDe(f: FigureComparee, lieu: CodeTerritoire, tranches: Tranches): readonly LigneTranche[] {
  return lignesDeSerie(f, lieu, tranches).map((l) => (FIN_ANNEE.test(l.periode) ? { ...l, periode: l.periode.slice(0, 4) } : l));
}

/** Breaks on the same axis as the series. */
export function rupturesDe(f: FigureComparee): FigureComparee['ruptures'] {
  return f.ruptures.map((r) => (FIN_ANNEE.test(r.a) ? { ...r, a: r.a.slice(0, 4) } : r));
}
