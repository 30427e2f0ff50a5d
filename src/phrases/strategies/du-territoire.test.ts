import { expect, test } from 'vitest';
import type { StrategieDuLieu } from './du-territoire.ts';
import { titreDuLieu } from './du-territoire.ts';

const texte = (retrouvee: 'oui' | 'non', engage = true) =>
  ({ s: { evaluation: { retrouvee } }, phrase: '', engage, suivies: [], plan: null }) as unknown as StrategieDuLieu;
const plat = (t: string) => t.replaceAll(/[\u00a0\u202f]/g, ' ');

test('the heading says how many texts bind the place, and whether their reviews were found', () => {
  expect(plat(titreDuLieu([texte('non')]))).toBe('Un texte engage ce territoire ; nous n’en avons pas trouvé d’évaluation en ligne');
  expect(plat(titreDuLieu([texte('non'), texte('non')]))).toBe(
    'Deux textes engagent ce territoire ; nous n’avons trouvé en ligne l’évaluation d’aucun',
  );
  expect(plat(titreDuLieu([texte('oui'), texte('non')]))).toBe('Deux textes engagent ce territoire');
});

test('a text that only describes does not bind the place', () => {
  expect(plat(titreDuLieu([texte('non', false)]))).toBe('Un texte décrit l’IAE de ce territoire');
  expect(plat(titreDuLieu([texte('non', false), texte('non')]))).toMatch(/^Un texte engage ce territoire/);
});
