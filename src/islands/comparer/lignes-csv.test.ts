import { csvParse } from 'd3-dsv';
import { expect, it } from 'vitest';
import type { LieuNomme } from '#domain/annuaire.ts';
import type { FigureComparee, LigneTranche } from '#domain/figure-comparee.ts';
import { nomsDepartement } from '#domain/noms.ts';
import type { Niveau } from '#domain/territoire.ts';
import { csvComparaison } from './lignes-csv.ts';

const figure: FigureComparee = {
  id: 'deld-part',
  nom: 'Part du chômage de longue durée',
  unite: '% des inscrits',
  uniteCourte: '%',
  decimales: 1,
  niveaux: ['departement', 'epci'],
  modalite: '',
  periode: '2023',
  periodeEpci: '2019-12',
  ruptures: [],
  serieDepuis: '2014',
  source: 'Insee (2023), « avec guillemets »',
  limite: 'Mayotte n’y est pas.',
};
const lieu = (niveau: Niveau, code: string, court: string): LieuNomme => ({
  ...{ niveau, code, court, noms: nomsDepartement('01') },
  ...{ autour: [], semblables: [] },
});
const ligne = (code: string, periode: string, valeur: number | null, etat: LigneTranche['etat']) => ({ code, periode, valeur, etat });
const tranches = new Map<Niveau, readonly LigneTranche[]>([
  ['departement', [ligne('01', '2019', 40, 'valeur'), ligne('01', '2022', 0, 'zero'), ligne('01', '2013', 30, 'valeur')]],
  ['epci', [ligne('200069193', '2019-12', null, 'secret')]],
]);

it('has a row for each figure, place and date, with value, state, unit and source', () => {
  const lieux = [lieu('epci', '200069193', '=Dombes'), lieu('departement', '01', 'Ain'), lieu('region', '84', 'Auvergne')];
  const lignes = csvParse(csvComparaison([{ figure, tranches, moment: '2019-12' }], lieux));
  expect(lignes.map((l) => [l['code'], l['periode'], l['valeur'], l['etat'], l['precision']])).toEqual([
    ['200069193', '2019-12', '', 'secret', ''],
    ['01', '2019-12', '40', 'valeur', ''],
    ['01', '2022', '0', 'zero', ''],
    ['84', '2019-12', '', 'sans-objet', 'non calculé à cet échelon'],
  ]);
  expect(lignes[0]).toMatchObject({
    ...{ indicateur: 'deld-part', chiffre: figure.nom, niveau: 'epci', territoire: "'=Dombes", unite: '% des inscrits' },
    source: 'Insee (2023), « avec guillemets ». Mayotte n’y est pas.',
  });
});
