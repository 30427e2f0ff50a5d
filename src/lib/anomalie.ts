/** One bad row, told so that the person who holds the file can mend it without reading our code. */
export interface Anomalie {
  readonly fichier: string;
  /** 1-based line of the original file (for a sheet: the row of that sheet); null when the whole file is at fault. */
  readonly ligne: number | null;
  readonly colonne: string | null;
  /** The value as read, or null when something is absent. */
  readonly valeur: string | null;
  /** What is wrong, lowercase, in French. */
  readonly motif: string;
  /** What to do about it, in French. */
  readonly conseil: string;
}

/** One line per anomaly: `fichier:ligne [colonne] « valeur » : motif ; conseil`. */
export function formatAnomalie(a: Anomalie): string {
  const ou = a.ligne === null ? a.fichier : `${a.fichier}:${a.ligne}`;
  const colonne = a.colonne === null ? '' : ` [${a.colonne}]`;
  const valeur = a.valeur === null ? '' : ` « ${a.valeur} »`;
  return `${ou}${colonne}${valeur} : ${a.motif} ; ${a.conseil}`;
}

/** Thrown once, with *all* the bad rows of a run, never with the first only. */
export class ErreurDonnees extends Error {
  readonly anomalies: readonly Anomalie[];
  constructor(message: string, anomalies: readonly Anomalie[], options?: ErrorOptions) {
    super([message, ...anomalies.map(formatAnomalie)].join('\n  '), options);
    this.name = 'ErreurDonnees';
    this.anomalies = anomalies;
  }
}
