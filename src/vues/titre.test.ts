import { expect, it } from 'vitest';
import { titreDit, titreSansNombre } from './titre.ts';

const normal = (t: string) => t.replace(/[\u00a0\u202f]/g, ' ');

it.each([
  [
    'De 4 en Lozère à 142 SIAE dans le Nord',
    { quand: '2019-07', quoi: 'Activité indéterminée' },
    'Activité indéterminée : de 4 en Lozère à 142 SIAE dans le Nord, juillet 2019',
  ],
  ['49 % d’ACI', { quand: '2019-07', quoi: 'ACI' }, '49 % d’ACI en juillet 2019'],
  ['En France, 25,2 ‰ en décembre 2021', { quand: '2021-12' }, 'En France, 25,2 ‰ en décembre 2021'],
  ['À 10 km, 14,1 % des habitants', { quand: 'SIAE de juillet 2019' }, 'À 10 km, 14,1 % des habitants, SIAE de juillet 2019'],
])('%s', (titre, de, attendu) => {
  expect(normal(titreDit(titre, de))).toBe(attendu);
});

it('refuses what cannot be dated', () => {
  expect(() => titreDit('12 SIAE', { quand: '' })).toThrow(/no year/);
  expect(() => titreSansNombre('12 SIAE')).toThrow(/holds a number/);
});
