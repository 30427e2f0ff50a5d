import { describe, expect, it } from 'vitest';
import { lireParquet } from '#db/parquet.ts';
import { enCsv, enJson, enParquet } from './exports.ts';
import type { ColonneResultat } from './resultat.ts';

const colonnes: readonly ColonneResultat[] = [
  { nom: 'nom', genre: 'texte' },
  { nom: 'n', genre: 'entier' },
  { nom: 'part', genre: 'nombre' },
  { nom: 'vrai', genre: 'booleen' },
];
const lignes = [
  { nom: 'L’Ain, "01"\nsuite', n: -3, part: 1.5, vrai: true },
  { nom: '=HYPERLINK("http://x")', n: null, part: null, vrai: null },
  { nom: '', n: 0, part: 0, vrai: false },
];

describe('CSV', () => {
  it('quotes, keeps null empty and zero zero, neutralises formulas', () => {
    expect(enCsv({ colonnes, lignes })).toBe(
      `nom,n,part,vrai\n"L’Ain, ""01""\nsuite",-3,1.5,true\n"'=HYPERLINK(""http://x"")",,,\n,0,0,false\n`,
    );
  });

  it('a column may carry a hostile name', () => {
    expect(enCsv({ colonnes: [{ nom: '=a', genre: 'texte' }], lignes: [] })).toBe("'=a\n");
  });
});

it('JSON holds the same rows', () => {
  expect(JSON.parse(enJson({ colonnes, lignes }))).toEqual(lignes);
  expect(JSON.parse(enJson({ colonnes, lignes: [] }))).toEqual([]);
});

describe('Parquet', () => {
  it('is read back as it was written, types and nulls', async () => {
    const { lignes: n, colonnes: lues } = await lireParquet(await enParquet({ colonnes, lignes }));
    expect(n).toBe(3);
    expect(lues).toEqual({
      nom: lignes.map((l) => l.nom),
      n: [-3, null, 0],
      part: [1.5, null, 0],
      vrai: [true, null, false],
    });
  });

  it('holds integers too large for 32 bits, and columns of nulls', async () => {
    const grandes = [{ n: 5_000_000_000, nom: null }];
    const { colonnes: lues } = await lireParquet(await enParquet({ colonnes: colonnes.slice(0, 2), lignes: grandes }));
    expect(lues).toEqual({ nom: [null], n: [5_000_000_000] });
  });
});
