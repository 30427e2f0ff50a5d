import { describe, expect, it } from 'vitest';
import { elide, insecables, majuscule } from './typographie.ts';

describe('insecables', () => {
  it.each([
    ["l'offre d'insertion", 'l’offre d’insertion'],
    ['Où est l’offre ?', 'Où est l’offre\u202f?'],
    ['Où est l’offre?', 'Où est l’offre\u202f?'],
    ['Source : Dares ; Insee !', 'Source\u00a0: Dares\u202f; Insee\u202f!'],
    ['les "zones blanches"', 'les «\u00a0zones blanches\u00a0»'],
    ['« avis »', '«\u00a0avis\u00a0»'],
    ['12% et 26 ‰', '12\u202f% et 26\u202f‰'],
    ['à 20 km, 12 mois et 3 ETP', 'à 20\u00a0km, 12\u00a0mois et 3\u00a0ETP'],
    ['le 31 décembre 2019 et le 1er janvier 2025', 'le 31\u00a0décembre 2019 et le 1er\u00a0janvier 2025'],
    ['art. R. 5132-2, p. 12, n° 2024-560', 'art.\u00a0R.\u00a05132-2, p.\u00a012, n°\u00a02024-560'],
    ['et ainsi de suite...', 'et ainsi de suite…'],
  ])('%s', (avant, apres) => {
    expect(insecables(avant)).toBe(apres);
    expect(insecables(apres)).toBe(apres);
  });
  it('leaves addresses, times and words that begin like a unit', () => {
    for (const t of ['https://exemple.fr/?a=b', '12:30', '3 maisons', '20 habitants', 'mai 2019']) expect(insecables(t)).toBe(t);
  });
});

it('capitalises the first letter only', () => {
  expect(majuscule('l’Ain')).toBe('L’Ain');
  expect(majuscule('île de Ré')).toBe('Île de Ré');
  expect(majuscule('')).toBe('');
});

it('knows where de becomes d’', () => {
  expect(['Angers', 'Étampes', 'Île', 'Œuilly', 'Yvetot', 'Ussel'].map(elide)).toEqual(Array(6).fill(true));
  expect(['Lyon', 'Haguenau', 'Yonne', 'Yerres'].map(elide)).toEqual(Array(4).fill(false));
});
