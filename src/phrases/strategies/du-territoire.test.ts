import { expect, test } from 'vitest';
import type { StrategieDuLieu } from './du-territoire.ts';
import { titreDuLieu } from './du-territoire.ts';

const texte = (retrouvee: 'oui' | 'non') =>
  ({ s: { evaluation: { retrouvee } }, phrase: '', suivies: [], plan: null }) as unknown as StrategieDuLieu;
const plat = (t: string) => t.replaceAll('\u00a0', ' ');

test('the heading says how many texts bind the place, and whether their reviews were found', () => {
  expect(plat(titreDuLieu([texte('non')]))).toBe('Un texte engage ce territoire, dont l’évaluation n’a pas été retrouvée');
  expect(plat(titreDuLieu([texte('non'), texte('non')]))).toBe('Deux textes engagent ce territoire, sans évaluation retrouvée');
  expect(plat(titreDuLieu([texte('oui'), texte('non')]))).toBe('Deux textes engagent ce territoire');
});
