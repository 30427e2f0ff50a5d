import { expect, test } from 'vitest';
import type { Contenu } from '#domain/contenu/verification.ts';
import type { Territoire } from '#domain/territoire.ts';
import { nommesIci } from './ici.ts';

const lieu = (niveau: string, code: string) => ({ niveau, code });
const contenu = {
  acteurs: [
    { id: 'grand', nom: 'Grand', territoires: [lieu('region', '11')] },
    { id: 'petit', nom: 'Petit', sigle: 'P', territoires: [lieu('departement', '93')] },
    { id: 'partout', nom: 'Partout', territoires: [] },
  ],
  dispositifs: [{ id: 'aide', nom: 'Aide', territoires: [lieu('departement', '971')] }],
  instances: [{ id: 'dla', nom: 'Dispositif', particularites: [{ territoires: [lieu('departement', '93')], dit: 'Un seul ici.' }] }],
} as unknown as Contenu;
const departements = [
  { niveau: 'departement', code: '93', nom: 'Seine-Saint-Denis', region: '11' },
  { niveau: 'departement', code: '75', nom: 'Paris', region: '11' },
  { niveau: 'departement', code: '971', nom: 'Guadeloupe', region: '01' },
] as const satisfies readonly Territoire[];
const ici = (t: Territoire) => {
  const { acteurs, dispositifs, instances } = nommesIci(contenu, t, departements);
  return [acteurs, dispositifs, instances].map((l) => l.map((x) => x.nom));
};

test('a département has what is named for it and for its région', () => {
  expect(ici(departements[0])).toEqual([['Grand', 'P'], [], ['Dispositif']]);
  expect(ici(departements[1])).toEqual([['Grand'], [], []]);
});

test('a région has its own, and that of its only département', () => {
  expect(ici({ niveau: 'region', code: '11', nom: 'Île-de-France' })).toEqual([['Grand'], [], []]);
  expect(ici({ niveau: 'region', code: '01', nom: 'Guadeloupe' })).toEqual([[], ['Aide'], []]);
});
