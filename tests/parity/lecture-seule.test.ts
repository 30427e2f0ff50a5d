import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TYPES_SQL } from '../../src/domain/contrat.ts';
import { ouvrirBanc, ouvrirPoste, type Banc, type Poste } from './banc.ts';
import { ECRITURES, passees, tenter } from './ecritures.ts';

let banc: Banc;
let poste: Poste;
beforeAll(async () => {
  banc = await ouvrirBanc();
  poste = await ouvrirPoste(banc);
  await poste.page.evaluate(async () => {
    const m = await essai.demarrer();
    await m.apporter('mienne', [{ nom: 'z', type: 'entier', valeurs: [41] }]);
  });
});
afterAll(() => banc.close());
const interroger = (sql: string) => poste.page.evaluate(async (texte) => (await essai.demarrer()).query(texte), sql);

test('of all the statements that write, none passes; the reader’s own table and the next query are there', async () => {
  expect(new Set(ECRITURES).size).toBeGreaterThanOrEqual(60);
  const tentatives = await tenter(poste, ECRITURES);
  expect(passees(tentatives)).toEqual([]);
  expect(new Set(tentatives.map(({ refus }) => refus))).toEqual(new Set(['lecture', 'QueryError', 'retabli']));
  expect(await interroger('select z, (select count(*) from regions) as r from mienne')).toEqual([{ z: 41, r: 18 }]);
});

describe('what reads is answered', () => {
  test.each([
    ['select 1 as a;', [{ a: 1 }]],
    ['-- un\nselect 1 as a -- deux\n;\n', [{ a: 1 }]],
    [`select 'delete from siae; ' || $$it''s$$ as a`, [{ a: `delete from siae; it''s` }]],
    ['(select 1 as a)', [{ a: 1 }]],
    ['from mienne', [{ z: 41 }]],
    ['table mienne', [{ z: 41 }]],
    ['values (1), (2)', [{ col0: 1 }, { col0: 2 }]],
    ['with x as (from mienne) select z + 1 as y from x', [{ y: 42 }]],
    ['with recursive r(n) as (select 1 union all select n + 1 from r where n < 3) select max(n) as m from r', [{ m: 3 }]],
    ['select 1 as a, 2 as a', [{ a: 1, a_1: 2 }]],
    [`pivot (values ('x', 1), ('y', 2)) t(k, v) on k in ('x', 'y') using sum(v)`, [{ x: 1, y: 2 }]],
    [`pivot (values ('x', 1), ('y', 2)) t(k, v) on k using sum(v);`, [{ x: 1, y: 2 }]],
    [`with t as (select 'x' as k, 3 as v) pivot t on k using max(v) -- fin`, [{ x: 3 }]],
    [`select x from (pivot (select 'x' as k, 3 as v) on k using max(v))`, [{ x: 3 }]],
    [
      'unpivot (select 1 as a, 2 as b) on a, b',
      [
        { name: 'a', value: 1 },
        { name: 'b', value: 2 },
      ],
    ],
    [`select count(*) as n from query_table('reg' || 'ions')`, [{ n: 18 }]],
    [`select count(*) as n from query('from dep' || 'artements')`, [{ n: 101 }]],
  ])('%s', async (sql, attendu) => {
    expect(await interroger(sql)).toEqual(attendu);
  });

  test.each([
    'explain select z from mienne',
    'EXPLAIN ANALYZE from mienne',
    'explain (format json) select z from mienne',
    '/* a */ explain pivot mienne on z using count(*)',
  ])('%s', async (sql) => {
    const [plan] = await interroger(sql);
    expect(String(plan?.['explain_value'])).toMatch(/mienne/i);
  });
});

describe('the catalogue tells the truth, of tables not yet read and of those read in part', () => {
  const publiees = () =>
    poste.page.evaluate(async () => {
      const { tables } = (await (await fetch('donnees/manifest.json')).json()) as {
        tables: { table: string; colonnes: { nom: string; type: string }[] }[];
      };
      return tables;
    });
  const TYPES: Readonly<Record<string, string>> = TYPES_SQL;

  test('show tables, information_schema, describe', async () => {
    await interroger('select region from communes limit 1');
    const tables = await publiees();
    const noms = [...tables.map((t) => t.table), 'mienne'].toSorted();
    expect((await interroger('show tables')).map((l) => l['name'])).toEqual(noms);
    expect((await interroger(`select table_name as n from information_schema.tables order by all`)).map((l) => l['n'])).toEqual(noms);
    const colonnes = await interroger(
      `select table_name as t, column_name as c, data_type as d from information_schema.columns where table_name <> 'mienne' order by t, ordinal_position`,
    );
    const attendues = tables
      .toSorted((a, b) => (a.table < b.table ? -1 : 1))
      .flatMap((t) => t.colonnes.map((c) => ({ t: t.table, c: c.nom, d: TYPES[c.type] })));
    expect(colonnes).toEqual(attendues);
    for (const t of tables)
      expect((await interroger(`describe ${t.table}`)).map((l) => [l['column_name'], l['column_type']])).toEqual(
        t.colonnes.map((c) => [c.nom, TYPES[c.type]]),
      );
  });

  test('summarize counts the rows that are published', async () => {
    const resume = await interroger('summarize zones_emploi');
    const [{ n } = { n: 0 }] = await interroger('select count(*) as n from zones_emploi');
    expect(n).toBeGreaterThan(200);
    expect(resume.map((l) => l['count'])).toEqual(resume.map(() => n));
  });
});
