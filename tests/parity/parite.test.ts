import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ouvrirNatif, type DatabaseNatif } from '../../src/db/native.ts';
import { TABLES_PUBLIEES } from '../../src/domain/tables/catalogue.ts';
import { CATALOGUE } from '../../src/indicateurs/catalogue.ts';
import { REQUETES } from '../../src/indicateurs/requetes.ts';
import { ouvrirBanc, ouvrirPoste, type Banc, type Poste } from './banc.ts';
import { ecrireLignes } from './lignes.ts';

/** The same SQL on the engine of the build and on that of the reader: the same rows, types, nulls and order. */
let natif: DatabaseNatif;
let banc: Banc;
let poste: Poste;
beforeAll(async () => {
  natif = await ouvrirNatif(
    'public/donnees',
    TABLES_PUBLIEES.map((t) => t.table),
  );
  banc = await ouvrirBanc();
  poste = await ouvrirPoste(banc);
});
afterAll(async () => {
  await banc.close();
  await natif.close();
});

const surNatif = async (sql: string): Promise<string> => ecrireLignes(await natif.query(sql));
const surWasm = (sql: string): Promise<string> =>
  poste.page.evaluate(async (texte) => essai.ecrireLignes(await (await essai.demarrer()).query(texte)), sql);

/** Equality first: the difference of two texts of a megabyte is shown by its first line only. */
function comparer(wasm: string, natif: string, auMoins: number): void {
  const attendues = natif.split('\n');
  expect(attendues.length).toBeGreaterThan(auMoins);
  if (wasm === natif) return;
  const obtenues = wasm.split('\n');
  const premiere = attendues.findIndex((ligne, i) => ligne !== obtenues[i]);
  expect({ ligne: premiere, texte: obtenues[premiere], lignes: obtenues.length }).toEqual({
    ligne: premiere,
    texte: attendues[premiere],
    lignes: attendues.length,
  });
}

const ordonner = (sql: string) => `select * from (\n${sql}\n) order by all`;

test('both engines are of the 1.4 line', async () => {
  const versions = [await natif.version(), await poste.page.evaluate(async () => (await essai.demarrer()).version())];
  for (const version of versions) expect(version).toMatch(/^v1\.4\.\d+$/);
});

test.each(CATALOGUE.map(({ id, sql }) => [id, sql] as const))('indicator %s', async (_, sql) => {
  const trie = ordonner(sql);
  comparer(await surWasm(trie), await surNatif(trie), 1);
});

test.each(CATALOGUE.map(({ id, sql }) => [id, sql] as const))('indicator %s: column types', async (_, sql) => {
  const types = `select column_name, column_type from (describe ${sql})`;
  comparer(await surWasm(types), await surNatif(types), 8);
});

test.each(REQUETES.map(({ id, sql }) => [id, sql] as const))('saved query %s, in its own order', async (_, sql) => {
  comparer(await surWasm(sql), await surNatif(sql), 1);
});

// After the queries, which open tables with the columns they need: here all of them are wanted.
describe('tables', () => {
  test.each(TABLES_PUBLIEES.map((t) => t.table))('%s: the same types, then the same rows in the same order', async (table) => {
    const types = `select column_name, column_type from (describe ${table})`;
    comparer(await surWasm(types), await surNatif(types), 1);
    comparer(await surWasm(`select * from ${table}`), await surNatif(`select * from ${table}`), 1);
  });
});

test('a difference of type, null, sign or order is a difference', () => {
  const textes = [
    [{ a: 1 }],
    [{ a: '1' }],
    [{ a: null }],
    [{ a: true }],
    [{ a: -0 }],
    [{ a: 0 }],
    [{ a: NaN }],
    [{ b: 1 }],
    [{ a: 1 }, { a: 1 }],
  ];
  expect(new Set(textes.map((lignes) => ecrireLignes(lignes))).size).toBe(textes.length);
});
