import { csvFormatRows } from 'd3-dsv';
import type { Contenu } from '#domain/contenu/verification.ts';
import type { ChiffreDate, Strategie } from './objectifs.ts';

export const chiffresDe = (c: Contenu, s: Pick<Strategie, 'id'>): readonly ChiffreDate[] =>
  c['chiffres-dates'].filter((x) => x.strategie === s.id);

const COLONNES = [
  'id',
  'strategie',
  'section',
  'niveau',
  'code',
  'date',
  'groupe',
  'libelle',
  'indicateur',
  'precision',
  'valeur',
  'unite',
  'note',
];

/** The figures of a text as a file, as printed: an empty value is one the text gives in words. */
export function csvChiffres(chiffres: readonly ChiffreDate[]): string {
  const champs = (x: ChiffreDate) => [
    ...[x.id, x.strategie, x.section, x.territoire.niveau, x.territoire.code, x.date, x.groupe, x.libelle, x.indicateur ?? ''],
    ...[x.precision ?? '', x.valeur === null ? '' : String(x.valeur), x.unite, x.note ?? ''],
  ];
  return `${csvFormatRows([COLONNES, ...chiffres.map(champs)])}\n`;
}

/** Two texts on one thing, side by side, with what keeps them from being compared. */
export interface Rapprochement {
  readonly groupe: string;
  readonly libelle: string;
  readonly avant: ChiffreDate;
  readonly apres: ChiffreDate;
  readonly reserve: string | null;
}

/** Pairs of figures of two texts that speak of one thing; never reconciled. */
export function rapprocher(avant: readonly ChiffreDate[], apres: readonly ChiffreDate[]): readonly Rapprochement[] {
  return avant.flatMap((a) => {
    const cle = a.rapprochement?.cle;
    const b = cle === undefined ? undefined : apres.find((x) => x.rapprochement?.cle === cle);
    if (b === undefined) return [];
    return [
      { groupe: a.groupe, libelle: a.libelle, avant: a, apres: b, reserve: a.rapprochement?.reserve ?? b.rapprochement?.reserve ?? null },
    ];
  });
}
