import type { Reserve } from './cellule.ts';
import type { Ligne } from './contrat.ts';
import { cribler, type OptionsCrible, type ValeurCriblee } from './crible.ts';
import { regionDuDepartement } from './region-du-departement.ts';

/** How the series of a table are cut out of it, and what the screen must know of them. */
export interface Declaration extends OptionsCrible {
  /** Columns of the counts. */
  readonly mesures: readonly string[];
  /** Column of the département; the rows of other levels are sums, marked after their parts. */
  readonly lieu: 'code' | 'departement';
  readonly periode: string;
  /** Series of another kind do not move together. */
  readonly famille?: string;
}

/** Why a series is not screened. */
export interface Exemption {
  readonly exempte: string;
}

/** A gap of three months was always filled when it could be watched; a year later, a lower count is a level. */
const [TROIS_MOIS, UN_AN] = [3, 1];

/** A sum that lacks more than this is as incomplete as its part: a change of one percent is told, less is « stable » (`tendance`). */
export const PART_TOLEREE = 0.01;

/** Every imported table that has several periods, screened or not: the one list of it. */
export const SERIES: Readonly<Record<string, Declaration | Exemption>> = {
  iae_salaries: { mesures: ['valeur'], lieu: 'code', periode: 'date', ruptures: ['2018-01-31'], duree: TROIS_MOIS },
  minima_mensuels: { mesures: ['valeur'], lieu: 'code', periode: 'mois', famille: 'dispositif', duree: TROIS_MOIS },
  minima_annuels: {
    mesures: ['valeur'],
    lieu: 'code',
    periode: 'annee',
    famille: 'dispositif',
    ruptures: ['2016'],
    duree: UN_AN,
  },
  defm_departements: { mesures: ['defm', 'deld'], lieu: 'departement', periode: 'annee', duree: UN_AN },
  chomage_localise: {
    exempte:
      'taux estimé par l’Insee à partir d’une enquête : aucun déclarant ne peut y manquer, et ses creux de 2020 sont réels ou connus de l’Insee',
  },
  population_departements: { exempte: 'estimation de l’Insee, arrêtée pour toute la France à la fois' },
  chiffres_publies: { exempte: 'chiffres isolés, lus chacun dans un document daté' },
};

const estDeclaree = (d: Declaration | Exemption | undefined): d is Declaration => d !== undefined && 'mesures' in d;

/** A value held back, and the row that holds it. */
export interface LigneCriblee extends ValeurCriblee {
  readonly table: string;
  readonly mesure: string;
  readonly famille: string;
  readonly departement: string;
}

/** The département of a row that speaks of one; null for the sums. */
const departementDe = (ligne: Ligne, { lieu }: Declaration): string | null =>
  ligne['niveau'] === undefined || ligne['niveau'] === 'departement' ? String(ligne[lieu]) : null;

/** What the screen holds back in a table; nothing in one that is not screened. */
export function criblerTable(table: string, lignes: readonly Ligne[]): readonly LigneCriblee[] {
  const d = SERIES[table];
  if (!estDeclaree(d)) return [];
  const siennes = lignes.filter((l) => departementDe(l, d) !== null);
  const familles = Map.groupBy(siennes, (l) => (d.famille === undefined ? '' : String(l[d.famille])));
  return [...familles].flatMap(([famille, dedans]) =>
    d.mesures.flatMap((mesure) => {
      const series = Map.groupBy(dedans, (l) => departementDe(l, d) ?? '');
      const points = new Map(
        [...series].map(([departement, rangs]) => [
          departement,
          rangs
            .map((l) => ({ periode: String(l[d.periode]), valeur: typeof l[mesure] === 'number' ? l[mesure] : null }))
            .toSorted((a, b) => (a.periode < b.periode ? -1 : 1)),
        ]),
      );
      return cribler(points, d).map((v) => ({ ...v, table, mesure, famille, departement: v.serie }));
    }),
  );
}

/** The mark of a row: its own, or that of a sum by what was found in its parts. */
export function reserveDe(table: string, ligne: Ligne, criblees: readonly LigneCriblee[]): Reserve | null {
  const d = SERIES[table];
  if (!estDeclaree(d)) return null;
  const memes = criblees.filter(
    (c) => c.periode === String(ligne[d.periode]) && (d.famille === undefined || c.famille === String(ligne[d.famille])),
  );
  const departement = departementDe(ligne, d);
  if (departement !== null) return memes.some((c) => c.departement === departement) ? 'incomplet' : null;
  const region = ligne['niveau'] === 'france' ? null : String(ligne[d.lieu]);
  const parts = memes.filter((c) => region === null || regionDuDepartement(c.departement) === region);
  if (parts.length === 0) return null;
  const manque = parts.reduce((n, c) => n + c.attendue - c.valeur, 0);
  return manque > PART_TOLEREE * Number(ligne[parts[0]?.mesure ?? '']) ? 'incomplet' : 'partie';
}
