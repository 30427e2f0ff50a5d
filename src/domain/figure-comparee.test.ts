import { describe, expect, it } from 'vitest';
import { celluleDe, momentCommun, rupturesDe, serieDe, type FigureComparee, type LigneTranche } from './figure-comparee.ts';
import type { Niveau } from './territoire.ts';

const deld: FigureComparee = {
  id: 'deld-part',
  nom: 'Part du chômage de longue durée',
  unite: '%',
  uniteCourte: '%',
  decimales: 1,
  niveaux: ['france', 'departement', 'epci'],
  modalite: '',
  periode: '2023',
  periodeEpci: '2019-12',
  ruptures: [{ a: '2025', texte: 'Rupture.' }],
  serieDepuis: '2014',
  source: '',
  limite: '',
};
const ligne = (code: string, periode: string, valeur: number | null, etat: LigneTranche['etat'] = 'valeur') => ({
  code,
  periode,
  valeur,
  etat,
});
const tranches = new Map<Niveau, readonly LigneTranche[]>([
  ['departement', [ligne('01', '2023', 41), ligne('01', '2019', 40), ligne('01', '2013', 30), ligne('976', '2023', null, 'indisponible')]],
  ['epci', [ligne('200069193', '2019-12', null, 'secret')]],
  ['france', [ligne('FR', '2023', 43)]],
]);
const ain = { niveau: 'departement', code: '01' } as const;
const dombes = { niveau: 'epci', code: '200069193' } as const;

describe('a comparison at one moment', () => {
  it('goes back to the moment of the EPCI as soon as one is compared', () => {
    expect(momentCommun(deld, [ain])).toBe('2023');
    expect(momentCommun(deld, [ain, dombes])).toBe('2019-12');
  });

  it('reads a yearly situation of December at that December, and says any other date', () => {
    expect(celluleDe(deld, ain, tranches, '2019-12')).toMatchObject({ valeur: 40 });
    expect(celluleDe(deld, { niveau: 'france', code: 'FR' }, tranches, '2019-12')).toEqual({ motif: 'autre-date' });
    expect(celluleDe(deld, { niveau: 'region', code: '84' }, tranches, '2023')).toEqual({ motif: 'non-calcule' });
  });

  it('keeps the states apart, and a place without a row is not zero', () => {
    expect(celluleDe(deld, dombes, tranches, '2019-12')).toMatchObject({ valeur: null, etat: 'secret' });
    expect(celluleDe(deld, { niveau: 'departement', code: '976' }, tranches, '2023')).toMatchObject({ valeur: null, etat: 'indisponible' });
    expect(celluleDe(deld, { niveau: 'departement', code: '02' }, tranches, '2023')).toEqual({ valeur: null, etat: 'indisponible' });
  });
});

describe('a series', () => {
  it('keeps one rhythm, from its first period, in order', () => {
    expect(serieDe(deld, ain, tranches).map((p) => p.periode)).toEqual(['2019', '2023']);
    expect(serieDe(deld, dombes, tranches)).toEqual([]);
    expect(serieDe({ ...deld, serieDepuis: null }, ain, tranches)).toEqual([]);
  });

  it('draws a December at its year, with its breaks', () => {
    const mensuelle = { ...deld, periode: '2021-12', ruptures: [{ a: '2018-12', texte: 'Rupture.' }] };
    const t = new Map<Niveau, readonly LigneTranche[]>([['departement', [ligne('01', '2017-12', 2), ligne('01', '2018-12', 1)]]]);
    expect(serieDe(mensuelle, ain, t).map((p) => p.periode)).toEqual(['2017', '2018']);
    expect(rupturesDe(mensuelle)[0]?.a).toBe('2018');
  });
});
