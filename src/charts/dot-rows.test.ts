import { describe, expect, it } from 'vitest';
import { pourcent } from '#lib/format.ts';
import { dessinerRangees, type GenreDePoint, type RangeeDePoints } from './dot-rows.ts';
import { verifierGolden } from './goldens/golden.ts';
import { document, rendre } from './server.ts';

const GENRES: readonly GenreDePoint[] = [
  { nom: 'Parmi les salariés en insertion', ton: 'offre', forme: 'disque' },
  { nom: 'Parmi les inscrits', ton: 'besoin', forme: 'carre' },
];
const commun = { document, id: 'f7', nom: { etiquette: 'Parts' }, genres: GENRES, ecriture: (v: number) => pourcent(v, 0) };
const rangee = (nom: string, a: number, b: number, precision?: string): RangeeDePoints => ({
  nom,
  ...(precision === undefined ? {} : { precision }),
  points: [
    { valeur: a, genre: 0 },
    { valeur: b, genre: 1 },
  ],
});

describe('dessinerRangees', () => {
  it('puts every value on one scale from zero', () => {
    const svg = dessinerRangees([rangee('A', 50, 100)], { ...commun, maximum: 100 });
    const disque = svg.querySelector('g.etablissement > circle')?.getAttribute('cx');
    const carre = /\(([\d.]+),/.exec(svg.querySelector('g.etablissement > path')?.getAttribute('transform') ?? '')?.[1];
    expect([disque, carre].map(Number)).toEqual([186, 366]);
  });

  it('refuses a mark that the key does not name, and an empty figure', () => {
    expect(() => dessinerRangees([{ nom: 'A', points: [{ valeur: 1, genre: 2 }] }], commun)).toThrow(/"A" is of kind 2/);
    expect(() => dessinerRangees([], commun)).toThrow(/need a row/);
  });

  it.each([400, 360])('holds neighbours, extremes and long names at %d units (golden)', (largeur) => {
    const rangees = [
      rangee('Femmes', 37, 52.1, 'France, 2019'),
      rangee('Voisins', 20, 21),
      rangee('Aux bords', 1, 98, 'Île-de-France, 2016 pour les uns et 2018 pour les autres'),
    ];
    verifierGolden(`rangees-${largeur}`, () => rendre(dessinerRangees(rangees, { ...commun, largeur, maximum: 100 })));
  });
});
