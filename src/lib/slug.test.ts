import { expect, it } from 'vitest';
import { sansAccents, slug } from './slug.ts';

it.each([
  ['L’Île-d’Yeu', 'l-ile-d-yeu'],
  ['Cœur d’Ostrevent', 'coeur-d-ostrevent'],
  ['  Taux d’équipement : 1 000 DEFM ', 'taux-d-equipement-1-000-defm'],
  ['Lons-le-Saunier', 'lons-le-saunier'],
])('%s → %s', (texte, attendu) => {
  expect(slug(texte)).toBe(attendu);
});

it('keeps spaces and punctuation when only accents go', () => {
  expect(sansAccents('Saint-Étienne, Æbéa')).toBe('saint-etienne, aebea');
});

it('refuses a text that leaves nothing', () => {
  expect(() => slug('— !')).toThrow(/by hand/);
});
