import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Scalaire } from '#db/database.ts';
import { lireParquet } from '#db/parquet.ts';
import { enCsv, enJson, enParquet } from './exports.ts';
import { colonnesDe, type ColonneResultat } from './resultat.ts';

const colonnes: readonly ColonneResultat[] = [
  { nom: 'nom', genre: 'texte', type: 'VARCHAR' },
  { nom: 'n', genre: 'entier', type: 'BIGINT' },
  { nom: 'part', genre: 'nombre', type: 'DOUBLE' },
  { nom: 'vrai', genre: 'booleen', type: 'BOOLEAN' },
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
    expect(enCsv({ colonnes: [{ nom: '=a', genre: 'texte', type: 'VARCHAR' }], lignes: [] })).toBe("'=a\n");
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

  const lire = async (type: string, valeurs: readonly Scalaire[]) => {
    const octets = await enParquet({ colonnes: colonnesDe([{ nom: 'a', type }]), lignes: valeurs.map((a) => ({ a })) });
    const [lu] = await parquetReadObjects({ file: octets }).then((l) => [l.map((o) => o['a'] as unknown)]);
    return lu;
  };

  it('holds every integer of 64 bits as it is, longer ones and long decimals in text', async () => {
    expect(await lire('BIGINT', ['9223372036854775807', '-9223372036854775808', null, 3])).toEqual([
      2n ** 63n - 1n,
      -(2n ** 63n),
      null,
      3n,
    ]);
    expect(await lire('UBIGINT', ['18446744073709551615', 3])).toEqual(['18446744073709551615', '3']);
    expect(await lire('DECIMAL(38,10)', ['1234567890123456789.0123456789', 1.5])).toEqual(['1234567890123456789.0123456789', '1.5']);
  });

  it('holds infinities, « not a number », and columns of nulls', async () => {
    expect(await lire('DOUBLE', [Infinity, -Infinity, NaN, -0, null])).toEqual([Infinity, -Infinity, NaN, -0, null]);
    expect(await lire('VARCHAR', [null])).toEqual([null]);
  });
});

it('CSV and JSON hold every digit, and JSON says an infinity in text', () => {
  const c = colonnesDe([
    { nom: 'h', type: 'HUGEINT' },
    { nom: 'd', type: 'DOUBLE' },
  ]);
  const l = [{ h: '-170141183460469231731687303715884105728', d: Infinity }];
  expect(enCsv({ colonnes: c, lignes: l })).toBe('h,d\n-170141183460469231731687303715884105728,Infinity\n');
  expect(enJson({ colonnes: c, lignes: l })).toBe('[\n{"h":-170141183460469231731687303715884105728,"d":"Infinity"}\n]\n');
});
