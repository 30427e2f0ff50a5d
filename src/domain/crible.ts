import { median } from 'd3-array';

/**
 * The screen of a series: which of its values are so low, against their own past and against the other series of the same period, that the
 * source has probably not counted everything yet. Nothing is corrected: the value stays, with a mark (`reserve`).
 */
export interface PointCrible {
  readonly periode: string;
  readonly valeur: number | null;
}

/** Chosen on the 28 000 changes of all the monthly and yearly counts at hand: docs/decisions/data.md says how, and what it misses. */
export const CRIBLE = {
  /** How many times the usual deviation a fall must be: that of the series over its life, or of all series that period if that is more. */
  ecarts: 4,
  /** What is left of the value expected, at most. */
  reste: 0.85,
  /** What is missing, at least: one employer that comes or goes may move a small count by a fifth. */
  manque: 30,
  /** Values before a fall against the lowest of which it is judged: the end of a bump is no gap. */
  recul: 3,
} as const;

export interface OptionsCrible {
  /** First periods after a change of definition. */
  readonly ruptures?: readonly string[];
  /** Past so many values without a return, a fall is a level: no longer a gap. */
  readonly duree: number;
}

export interface ValeurCriblee {
  readonly serie: string;
  readonly periode: string;
  readonly valeur: number;
  /** What the values before the gap and the common change since would have given. */
  readonly attendue: number;
  /** The last period before the gap, and its value. */
  readonly avant: { readonly periode: string; readonly valeur: number };
}

/** Median absolute deviation, on the scale of a standard deviation: what is extreme does not stretch it. */
function dispersion(nombres: readonly number[]): number {
  const milieu = median(nombres) ?? 0;
  return 1.4826 * (median(nombres, (x) => Math.abs(x - milieu)) ?? 0);
}

interface Variation {
  readonly serie: string;
  readonly periode: string;
  readonly log: number;
}

type Series = ReadonlyMap<string, readonly PointCrible[]>;

/** The changes from one value to the next, in logarithm; none starts from or reaches 0, nor crosses a break. */
function variations(series: Series, ruptures: readonly string[]): readonly Variation[] {
  return [...series].flatMap(([serie, points]) =>
    points.flatMap(({ periode, valeur }, k) => {
      const avant = points[k - 1]?.valeur ?? 0;
      return avant > 0 && valeur !== null && valeur > 0 && !ruptures.includes(periode)
        ? [{ serie, periode, log: Math.log(valeur / avant) }]
        : [];
    }),
  );
}

interface Mouvement {
  readonly commun: (periode: string) => number;
  readonly ecart: (serie: string, periode: string) => number;
}

/** What all series did at each period (the median), and how far a series usually is from it. Spring 2020 is common: it is no gap. */
function mouvement(toutes: readonly Variation[]): Mouvement {
  const parPeriode = new Map([...Map.groupBy(toutes, (v) => v.periode)].map(([p, vs]) => [p, vs.map((v) => v.log)]));
  const communs = new Map([...parPeriode].map(([p, logs]) => [p, median(logs) ?? 0]));
  const commun = (p: string) => communs.get(p) ?? 0;
  const periodes = new Map([...parPeriode].map(([p, logs]) => [p, dispersion(logs)]));
  const propres = new Map(
    [...Map.groupBy(toutes, (v) => v.serie)].map(([s, vs]) => [s, dispersion(vs.map((v) => v.log - commun(v.periode)))]),
  );
  return { commun, ecart: (s, p) => Math.max(propres.get(s) ?? 0, periodes.get(p) ?? 0) };
}

/** Every value of these series that the screen holds back, in the order of the series. Pure: the same series, the same answer. */
export function cribler(series: Series, { ruptures = [], duree }: OptionsCrible): readonly ValeurCriblee[] {
  const m = mouvement(variations(series, ruptures));
  return [...series].flatMap(([serie, points]) => {
    // a missing value or a break cuts the series: nothing is judged across
    const trouvees: ValeurCriblee[] = [];
    for (const suite of couper(points, ruptures)) {
      for (let k = 1; k < suite.length; k += 1) {
        const trou = ouvre(serie, suite, k, m) ? trouDepuis(serie, suite, k, m) : [];
        if (trou.length > duree) continue;
        trouvees.push(...trou);
        k += trou.length;
      }
    }
    return trouvees;
  });
}

type Connu = PointCrible & { readonly valeur: number };

function couper(points: readonly PointCrible[], ruptures: readonly string[]): readonly (readonly Connu[])[] {
  const suites: Connu[][] = [[]];
  for (const { periode, valeur } of points) {
    if (valeur === null || valeur <= 0 || ruptures.includes(periode)) suites.push([]);
    if (valeur !== null && valeur > 0) suites.at(-1)?.push({ periode, valeur });
  }
  return suites;
}

/** The lowest of the values before `k`, each carried to the one just before it by what all series did since. */
function reference(suite: readonly Connu[], k: number, { commun }: Mouvement): number {
  let [porte, bas] = [0, Infinity];
  for (let j = k - 1; j >= Math.max(0, k - CRIBLE.recul); j -= 1) {
    bas = Math.min(bas, (suite[j]?.valeur ?? Infinity) * Math.exp(porte));
    porte += commun(suite[j]?.periode ?? '');
  }
  return bas;
}

function ouvre(serie: string, suite: readonly Connu[], k: number, m: Mouvement): boolean {
  const [avant, ici] = [suite[k - 1], suite[k]];
  if (avant === undefined || ici === undefined) return false;
  const chute = Math.log(ici.valeur / avant.valeur) - m.commun(ici.periode);
  const attendue = reference(suite, k, m) * Math.exp(m.commun(ici.periode));
  return (
    chute <= -CRIBLE.ecarts * m.ecart(serie, ici.periode) && ici.valeur <= CRIBLE.reste * attendue && attendue - ici.valeur >= CRIBLE.manque
  );
}

/** The values from `k` on until half of what was missing is back. */
function trouDepuis(serie: string, suite: readonly Connu[], k: number, m: Mouvement): readonly ValeurCriblee[] {
  const avant = suite[k - 1];
  const trou: ValeurCriblee[] = [];
  let attendue = reference(suite, k, m);
  for (const { periode, valeur } of suite.slice(k)) {
    attendue *= Math.exp(m.commun(periode));
    if (avant === undefined || valeur > ((1 + CRIBLE.reste) / 2) * attendue) break;
    trou.push({ serie, periode, valeur, attendue, avant });
  }
  return trou;
}
