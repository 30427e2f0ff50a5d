import type { Poste } from './banc.ts';

/** What a reader, or an address that one follows, may try against the tables, the settings or the outside: none may pass. */
export const ECRITURES: readonly string[] = [
  // the tables
  'delete from siae',
  'DELETE FROM siae WHERE true',
  'with x as (select 1) delete from siae',
  'WiTh x As (select 1) DeLeTe from siae',
  '/* lire */ delete from siae',
  '-- select\ndelete from siae',
  '/* a /* b */ select */ delete from siae',
  'delete from siae returning *',
  'delete from main.siae',
  'delete from memory.main.siae',
  'delete from siae using communes where siae.commune = communes.commune',
  'truncate siae',
  `insert into siae (siret) values ('1')`,
  `with x as (select '1' as s) insert into siae (siret) select s from x`,
  `insert or replace into siae (siret) values ('1')`,
  'insert into siae by name select siret from siae',
  `update siae set nom = 'x'`,
  `with x as (select 1) update siae set nom = 'x'`,
  'update siae set nom = null from communes where siae.commune = communes.commune',
  'merge into siae using (select siret from siae) s on siae.siret = s.siret when matched then delete',
  'with x as (select siret from siae) merge into siae using x on siae.siret = x.siret when matched then delete',
  'explain analyze delete from siae',
  'explain (analyze) delete from siae',
  'EXPLAIN /* rien */ ANALYZE with x as (select 1) delete from siae',
  `explain analyze insert into siae (siret) values ('1')`,
  'explain delete from siae',
  'delete from siae where type in (select type from (pivot siae on type using count(*)))',
  // prepared ones
  'prepare p as delete from siae',
  'execute p',
  'prepare q as select 1',
  'deallocate p',
  // several at once
  'select 1; delete from siae',
  'select 1 as a;;drop table siae;',
  'pivot siae on type using count(*); delete from siae',
  'select * from (select 1); commit; delete from siae; --',
  'commit; delete from siae',
  'select $$;$$; delete from siae',
  `select e'\\\\'; delete from siae; --'`,
  `select 1) ; delete from siae; select * from (select 1`,
  `select * from query('delete from siae')`,
  `from query('select 1; delete from siae')`,
  // what holds them
  'drop table siae',
  'drop table if exists siae cascade',
  'drop schema main cascade',
  'alter table siae add column z integer',
  'alter table siae rename to autre',
  'alter table siae drop column nom',
  'create table z as select 1 as a',
  'create temp table siae as select 1 as a',
  'create or replace table siae as select 1 as a',
  'create temp table z as pivot siae on type using count(*)',
  'create view siae2 as select * from siae',
  'create or replace temp view siae as select 1 as a',
  'create macro count(x) as 0',
  `create type t as enum ('a')`,
  'create sequence s',
  'create schema autre',
  'create index i on siae (nom)',
  `comment on table siae is 'x'`,
  `comment on column siae.nom is 'x'`,
  'select siret into z from siae',
  // transactions and upkeep
  'begin',
  'begin transaction',
  'start transaction',
  'commit',
  'rollback',
  'abort',
  'checkpoint',
  'force checkpoint',
  'vacuum',
  'vacuum analyze siae',
  'analyze',
  // the outside
  `copy siae to 'siae.csv'`,
  `copy (select 1) to 'a.parquet'`,
  `copy siae from 'siae.csv'`,
  'copy from database memory to memory',
  `export database 'x'`,
  `import database 'x'`,
  `attach 'x.db' as y`,
  `attach ':memory:' as y`,
  'detach memory',
  'use memory',
  'install httpfs',
  'force install json',
  'update extensions',
  'load httpfs',
  // settings
  'set threads = 1',
  'set variable a = 1',
  `set variable a = (select count(*) from (pivot siae on type using count(*)))`,
  `set schema = 'x'`,
  'reset threads',
  'reset variable a',
  'pragma enable_profiling',
  'pragma force_checkpoint',
  'pragma disable_optimizer',
  'call enable_logging()',
  'call pragma_version()',
  'select * from enable_logging()',
  `from query('from enable_' || 'logging()')`,
  `create secret (type s3, key_id 'a', secret 'b')`,
  'select ?',
];

/** All that must be the same afterwards, as the engine says it. */
const TEMOIN = `select (select md5(string_agg(siae::varchar, '' order by siret)) from siae) as lignes,
  (select md5(string_agg(t::varchar, '' order by name)) from (show all tables) t) as tables,
  (select md5(string_agg(s::varchar, '' order by name)) from duckdb_settings() s) as reglages,
  (select count(*) from duckdb_databases()) || ' ' || (select count(*) from duckdb_prepared_statements())
    || ' ' || (select count(*) from duckdb_variables()) || ' ' || (select count(*) from duckdb_views() where not internal)
    || ' ' || (select count(*) from duckdb_types() where not internal) || ' ' || (select count(*) from duckdb_functions() where not internal) as autres`;

export interface Tentative {
  readonly sql: string;
  /** What the page was told; null when the statement was answered. */
  readonly refus: string | null;
  /** Whether what the engine holds is what it held. */
  readonly intact: boolean;
}

/** Tries each statement on a started engine. One passes when it is answered, or leaves something changed. */
export function tenter({ page }: Poste, instructions: readonly string[]): Promise<readonly Tentative[]> {
  return page.evaluate(
    async ([textes, temoin]) => {
      const m = await essai.demarrer();
      const voir = async () => JSON.stringify(await m.query(temoin));
      const avant = await voir();
      const tentatives: { sql: string; refus: string | null; intact: boolean }[] = [];
      for (const sql of textes) {
        const refus = await m.interroger(sql).then(
          () => null,
          (cause: unknown) => essai.refus(cause).nature,
        );
        tentatives.push({ sql, refus, intact: (await voir()) === avant });
      }
      return tentatives;
    },
    [instructions, TEMOIN] as const,
  );
}

export const passees = (tentatives: readonly Tentative[]): readonly string[] =>
  tentatives.filter(({ refus, intact }) => refus === null || !intact).map(({ sql }) => sql);
