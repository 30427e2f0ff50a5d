import { describe, expect, test } from 'vitest';
import { nomsVisibles } from './colonnes.ts';

const TABLES = new Set(['communes', 'siae']);
const noms = (sql: string) => {
  const visibles = nomsVisibles(sql, TABLES);
  return visibles === null || visibles.entieres.has('communes') ? null : visibles.noms;
};

describe('texts that name what they see', () => {
  test.each([
    "select commune, 2 * population from communes where nom <> '*' -- *",
    'select count(*) as n, sum(c.population * 100.0) / 2 from communes c',
    'with a as (select commune from communes) select a.commune from a join siae as s on s.commune = a.commune order by 1 desc',
    'select "Nom" from communes union all select nom from siae',
    'select departement, count(*) from communes group by all order by all',
    "select c.nom from siae s left join communes c using (commune) where s.type = 'EI'",
  ])('%s', (sql) => {
    expect(noms(sql)).not.toBeNull();
  });

  test('names come in lower case, quoted or not, without those of comments and literals', () => {
    const vus = noms(`select "Nom", c.EPCI /* lon */ from communes c where type = 'population' -- lat`);
    expect(['nom', 'epci', 'type'].every((n) => vus?.has(n))).toBe(true);
    expect(['lon', 'lat', 'population'].some((n) => vus?.has(n))).toBe(false);
  });
});

test('a table seen whole does not take the others with it', () => {
  const sql = 'select c.nom, count(*) as siae from siae s join communes c on c.commune = s.commune group by c.nom order by siae';
  expect(nomsVisibles(sql, TABLES)?.entieres).toEqual(new Set(['siae']));
});

describe('texts that may see every column of communes', () => {
  test.each([
    'select * from communes',
    'select distinct * from communes',
    'select c.* from communes c',
    'select 1, * from communes',
    'select * exclude (lon) from communes',
    'select columns(c -> true) from communes',
    'from communes',
    'from communes select nom',
    'with a as (from communes) select nom from a',
    'select nom from siae union from communes',
    'select c from communes c',
    'select communes from communes',
    'select count(c), nom from communes as c',
    'select to_json(c) from communes c join siae s on true',
    'select s.nom from siae s, communes c',
    'select nom from communes natural join siae',
    'select nom from communes union by name select nom from siae',
    'describe communes',
    'summarize communes',
    'table communes',
    'create table x as select nom from communes',
    'create view v as select nom from communes',
    'pivot communes on region',
    `select nom from query_table('communes')`,
    `select nom from query('select * from communes')`,
    `select $$ ' $$, nom from communes`,
    `select E'\\' ', nom from communes`,
    `select nom from communes where x = 'l''a`,
    'explain select nom from communes',
    'select extract(year from jour) from communes',
    'select nom from communes c where c is not null',
    'select unnest(c) from communes c',
    'select a from communes c(a, b)',
    'select a from communes as c (a, b)',
    'select x: c.nom from c: communes',
    'with communes as (select 1 as a) select a from communes',
    'select c::varchar from communes c',
    'select #1 from communes',
  ])('%s', (sql) => {
    expect(noms(sql)).toBeNull();
  });
});
