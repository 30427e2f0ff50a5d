import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { Ligne } from '../../src/domain/contrat.ts';
import { situer } from './origine.ts';

/** What a filter makes of one row or one cell of an original: a row of the table, or why there is none. */
export interface LigneLue<L extends Ligne> {
  readonly ligne: L | null;
  readonly anomalies: readonly Anomalie[];
}

export function retenue<L extends Ligne>(ligne: L, fichier: string, numero: number, anomalies: readonly Anomalie[] = []): LigneLue<L> {
  return { ligne: situer(ligne, fichier, numero), anomalies };
}

export function refusee(...anomalies: readonly Anomalie[]): LigneLue<never> {
  return { ligne: null, anomalies };
}

export function assembler<L extends Ligne>(
  lues: readonly LigneLue<L>[],
): { readonly lignes: readonly L[]; readonly anomalies: readonly Anomalie[] } {
  return { lignes: lues.flatMap((l) => (l.ligne === null ? [] : [l.ligne])), anomalies: lues.flatMap((l) => l.anomalies) };
}
