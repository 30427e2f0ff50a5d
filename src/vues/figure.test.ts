import { expect, test } from 'vitest';
import { celluleVide } from '#domain/cellule.ts';
import { caseCellule, caseRang } from './figure.ts';

test('a place without a value has no number, and no rank 0: both say so in words', () => {
  expect(caseCellule(celluleVide('indisponible'), String)).toMatchObject({ texte: 'non disponible', brut: 'indisponible', absent: true });
  expect(caseRang(undefined)).toMatchObject({ texte: 'non classé', brut: 'non classé', absent: true });
  expect(caseRang({ rang: 3, exAequo: 0, effectif: 10 })).toEqual({ texte: '3', brut: 3, nombre: true });
});
