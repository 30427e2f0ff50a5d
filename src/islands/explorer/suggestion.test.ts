import { describe, expect, it } from 'vitest';
import { departementsDe, doublons, reconnaitreLieux } from './lieux.ts';
import { colonnesDe } from './resultat.ts';
import { periodeDe, suggerer } from './suggestion.ts';

const typeDe = (v: string | number | null): string => (typeof v === 'string' ? 'VARCHAR' : Number.isInteger(v) ? 'INTEGER' : 'DOUBLE');
const donnees = (lignes: readonly Readonly<Record<string, string | number | null>>[]) => ({
  lignes,
  colonnes: colonnesDe(Object.entries(lignes[0] ?? {}).map(([nom, v]) => ({ nom, type: typeDe(v) }))),
});
const deps = (n: number) => Array.from({ length: n }, (_, i) => String(i + 1).padStart(2, '0'));

describe('which chart to begin with', () => {
  it('periods make a line, or a few when another column tells them apart', () => {
    const mois = ['2019-01-31', '2019-02-28', '2019-03-31'];
    expect(suggerer(donnees(mois.map((periode) => ({ periode, n: 1 }))))).toEqual({ genre: 'series', x: 'periode', y: 'n', serie: null });
    const deux = ['Ain', 'Jura'].flatMap((nom) => mois.map((periode) => ({ nom, periode, n: 1 })));
    expect(suggerer(donnees(deux))).toEqual({ genre: 'series', x: 'periode', y: 'n', serie: 'nom' });
    expect(suggerer(donnees([2019, 2020, 2021].map((annee) => ({ annee, n: annee }))))).toMatchObject({
      genre: 'series',
      x: 'annee',
      y: 'n',
    });
  });

  it('a number that looks like a year is not a period by itself', () => {
    expect(suggerer(donnees(deps(3).map((code, i) => ({ code, population: 2000 + i }))))).toMatchObject({
      genre: 'barres',
      y: 'population',
    });
  });

  it('two measures over many named rows make a cloud, the last of several makes bars', () => {
    const lignes = deps(30).map((code, i) => ({ code, nom: `N${i}`, chomage: i / 3, equipement: i * 2.5 }));
    expect(suggerer(donnees(lignes))).toEqual({ genre: 'nuage', x: 'chomage', y: 'equipement', serie: 'nom' });
    const trois = lignes.map((l) => ({ ...l, part: 1.5 }));
    expect(suggerer(donnees(trois))).toEqual({ genre: 'barres', x: 'nom', y: 'part', serie: null });
  });

  it('a column of nulls is no measure', () => {
    const colonnes = colonnesDe([
      { nom: 'nom', type: 'VARCHAR' },
      { nom: 'n', type: 'INTEGER' },
      { nom: 'vide', type: 'DOUBLE' },
    ]);
    const lignes = deps(30).map((nom, n) => ({ nom, n, vide: null }));
    expect(suggerer({ colonnes, lignes })).toEqual({ genre: 'barres', x: 'nom', y: 'n', serie: null });
  });

  it('nothing to draw: no number, or a single row', () => {
    expect(suggerer(donnees([{ a: 'x' }, { a: 'y' }]))).toBeNull();
    expect(suggerer(donnees([{ a: 'x', n: 1 }]))).toBeNull();
    expect(suggerer(donnees([]))).toBeNull();
  });

  it('reads periods of the tables only', () => {
    expect(['2019', '2019-T4', '2019-12', '2019-12-31', 2019].map(periodeDe)).toEqual(['2019', '2019-T4', '2019-12', '2019-12-31', '2019']);
    expect(['2019-13', '31/12/2019', '', 3, 2019.5, null].map(periodeDe)).toEqual([null, null, null, null, null, null]);
  });
});

describe('which columns are places', () => {
  it.each([
    ['departement', ['01', '2A', '974'], 'departement'],
    ['region', ['01', '84', '93'], 'region'],
    ['code', ['01', '02', '84'], 'departement'],
    ['epci', ['240100883', '200066355'], 'epci'],
    ['zone_emploi', ['8401', '0051'], 'zone-emploi'],
    ['x', ['01004', '2A004', '97411'], 'commune'],
  ])('%s %j → %s', (nom, codes, niveau) => {
    expect(reconnaitreLieux(donnees(codes.map((c) => ({ [nom]: c, n: 1 }))))).toEqual([{ colonne: nom, niveau }]);
  });

  it('the level written beside a code is believed', () => {
    expect(reconnaitreLieux(donnees(['11', '84'].map((code) => ({ niveau: 'region', code, n: 1 }))))[0]).toEqual({
      colonne: 'code',
      niveau: 'region',
    });
  });

  it('one bad code among many does not hide the others; names are no codes; numbers neither', () => {
    expect(reconnaitreLieux(donnees([...deps(19), 'FR'].map((code) => ({ code }))))).toHaveLength(1);
    expect(reconnaitreLieux(donnees(['Ain', 'Jura'].map((nom) => ({ nom }))))).toEqual([]);
    expect(reconnaitreLieux(donnees([1, 2].map((departement) => ({ departement }))))).toEqual([]);
  });

  it('the column where each code has one row comes first', () => {
    const lignes = ['01004', '01005'].map((commune) => ({ departement: '01', commune }));
    expect(reconnaitreLieux(donnees(lignes)).map((l) => l.niveau)).toEqual(['commune', 'departement']);
    expect(doublons(lignes, 'departement')).toEqual({ code: '01', lignes: 2 });
    expect(doublons(lignes, 'commune')).toBeNull();
    expect(departementsDe([...lignes, { commune: '97411' }], 'commune')).toEqual(['01', '974']);
  });
});
