import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expliquerErreur, instructions, plusProche, refuser, remarquer, type TableConnue } from './erreur-sql.ts';

/** The messages are those of the real engine: the same line, 1.4, runs in the browser. */
let connexion: DuckDBConnection;
beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:', { enable_external_access: 'false', autoload_known_extensions: 'false' });
  connexion = await instance.connect();
  await connexion.run(`create table siae as select '1' as siret, 'ACI' as type, 'Étoile' as nom, '01004' as commune`);
  await connexion.run(`create table communes as select '01004' as commune, 'Ambérieu' as nom, '2A' as departement, 100 as population`);
});
afterAll(() => connexion.closeSync());

const TABLES: readonly TableConnue[] = [
  { table: 'siae', colonnes: ['siret', 'type', 'nom', 'commune'] },
  { table: 'communes', colonnes: ['commune', 'nom', 'departement', 'population'] },
  { table: 'iae_salaries', colonnes: ['niveau', 'code', 'date', 'valeur', 'etat'] },
];

async function echouer(sql: string) {
  const message = await connexion.runAndReadAll(sql).then(
    () => null,
    (e: unknown) => (e as Error).message,
  );
  if (message === null) throw new Error(`the query was expected to fail: ${sql}`);
  const e = expliquerErreur(`${message}\n  in: ${sql}`, sql, TABLES);
  return { ...e, mot: e.debut === null ? null : (/^[\wÀ-ÿ]+|^./.exec(sql.slice(e.debut))?.[0] ?? '') };
}

it('runs on the 1.4 line', async () => {
  expect((await connexion.runAndReadAll('select version()')).getRows()[0]?.[0]).toMatch(/^v1\.4\./);
});

describe('usual mistakes', () => {
  it.each([
    ['unknown column', 'select\n  departemnt from communes', 2, 'departemnt', /« departement »/],
    ['unknown column, near none', 'select nme from siae', 1, 'nme', /Celles de siae : siret, type, nom, commune/],
    ['unknown column of a named table', 'select\n  s.comune\nfrom siae s', 2, 's', /« commune »/],
    ['column of another table', 'select population from siae', 1, 'population', /est dans communes.*joignez/],
    ['text between double quotes', 'select nom from siae where nom = "Coorace"', 1, '"', /apostrophes.*'Coorace'/],
    ['unknown table', 'select *\nfrom saie', 2, 'saie', /« siae »/],
    ['unknown table, far from all', 'select * from pommes_de_terre', 1, 'pommes_de_terre', /listées à côté/],
    ['missing group by', 'select type, count(*) from siae', 1, 'type', /ajoutez type après « group by »/],
    ['aggregate in where', 'select 1 from siae where count(*) > 3', 1, 'count', /« having »/],
    ['text taken for a number', 'select * from communes where departement = 1', null, null, /'01' et non 1/],
    ['text taken for a number, cast', 'select cast(nom as integer) from communes', 1, 'cast', /try_cast/],
    ['sum of a text', 'select sum(nom) from siae', 1, 'sum', /sum n’accepte pas \(VARCHAR\).*cast/],
    ['plus on a text', 'select nom + 1 from siae', 1, '+', /attend des nombres.*\|\|/],
    ['unterminated text', "select nom\nfrom siae\nwhere nom = 'L", 3, "'", /apostrophe ouvre/],
    ['unterminated name', 'select "nom from siae', 1, '"', /guillemet double/],
    ['reserved word', 'select order from siae', 1, 'from', /« order » est un mot du langage.*"order"/],
    ['misspelt keyword', 'select * frm siae', 1, 'siae', /« frm » ressemble au mot « from »/],
    ['comma too many', 'select nom, from siae where', 1, '', /s’arrête trop tôt/],
    ['missing parenthesis', 'select (1 + (2', 1, '', /2 parenthèses fermantes/],
    ['end of input', 'select * from siae where', 1, '', /s’arrête trop tôt/],
    ['ambiguous column', 'select nom from siae join communes on siae.commune = communes.commune', null, null, /siae\.nom ou communes\.nom/],
    ['unknown function', 'select median_age(nom) from siae', 1, 'median_age', /n’a pas de fonction median_age/],
    ['union of unequal width', 'select nom from siae union select nom, type from siae', null, null, /même nombre de colonnes/],
    ['rank out of range', 'select nom from siae order by 9', 1, '9', /ce rang n’existe pas/],
    ['a file', "select * from read_csv('a.csv')", null, null, /ni fichier ni adresse/],
    ['an address', "select * from 'https://example.org/a.parquet'", null, null, /ni fichier ni adresse/],
    ['subquery of many rows', 'select (select * from (values (1), (2))) as x', null, null, /plusieurs lignes/],
  ])('%s', async (_, sql, ligne, mot, conseil) => {
    const e = await echouer(sql);
    expect(e.conseil?.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(conseil);
    expect(e.message).not.toMatch(/LINE \d|\^|in: select/);
    if (ligne !== null) expect({ ligne: e.ligne, mot: e.mot }).toEqual({ ligne, mot });
  });

  it('the place is right on a long line, which the engine shortens', async () => {
    const sql = `select 'é', ${Array.from({ length: 60 }, (_, i) => `${i} as c${i}`).join(', ')}\n, nme, ${'1, '.repeat(40)}2 from siae`;
    const e = await echouer(sql);
    expect([e.ligne, sql.slice(e.debut ?? 0, (e.debut ?? 0) + 3)]).toEqual([2, 'nme']);
  });

  it('memory', () => {
    const e = expliquerErreur('Out of Memory Error: failed to allocate data of size 16.0 MiB (1.8 GiB/1.8 GiB used)', 'select 1', TABLES);
    expect(e.conseil).toMatch(/trop de mémoire/);
  });

  it('an unknown message is shown as it is, without a hint', () => {
    expect(expliquerErreur('Fatal Error: x', 'select 1', TABLES)).toEqual({
      message: 'Fatal Error: x',
      debut: null,
      ligne: null,
      conseil: null,
    });
  });
});

describe('what is not sent to the engine', () => {
  it('splits statements where a semicolon is one', () => {
    expect(instructions("select ';' -- a;b\n; /* ; */ ;").map((i) => i.texte.trim())).toEqual(["select ';' -- a;b"]);
    expect(instructions('select 1; select 2;').map((i) => i.debut)).toEqual([0, 10]);
    expect(instructions("select 'unclosed ; select 2")).toHaveLength(1);
  });

  it.each([
    "select ';' -- a;b\n; /* ; */ select 2",
    'select 1 /* a /* ; */ ; */ ; select 2',
    `select E'\\';' ; select 2`,
    'select $a$ ; $$ $a$ ; select 2',
    'select 1 as a$$ ; select 2 as b$$',
    'select 1 -- a\r; select 2',
    'select 1 as "a;""b" ; select 2',
  ])('finds the statements that the engine finds: %j', async (sql) => {
    expect(instructions(sql)).toHaveLength((await connexion.extractStatements(sql)).count);
  });

  it.each([
    ['', /Écrivez une requête/],
    ['-- rien', /Écrivez une requête/],
    ['select 1;\nselect 2', /Une seule requête/],
    ["copy siae to 'a.csv'", /ne fait que lire/],
    ['install httpfs', /ne fait que lire/],
    ["attach 'a.db'", /ne fait que lire/],
    ['drop table siae', /ne fait que lire/],
    ['  /* x */ SET memory_limit = 1', /ne fait que lire/],
  ])('%s', (sql, conseil) => {
    expect(refuser(sql)?.conseil).toMatch(conseil);
  });

  it.each([
    'select 1',
    'select 1;',
    '-- note\nwith a as (select 1) from a',
    '(select 1) union (select 2)',
    'describe siae',
    'FROM siae',
    'frm siae',
  ])('%s goes', (sql) => {
    expect(refuser(sql)).toBeNull();
  });

  it('marks the second statement', () => {
    expect(refuser('select 1;\n\nselect 2')?.ligne).toBe(3);
  });
});

describe('remarks', () => {
  it('a division by zero is no error on this engine, and the reader is told', async () => {
    expect((await connexion.runAndReadAll('select 1 / 0 as x, 0 / 0 as n, 1 // 0 as y, 1 % 0 as z')).getRows()).toEqual([
      [Infinity, NaN, null, null],
    ]);
    expect(remarquer('select 1 / 0 as x', { vides: false, infinis: true })).toMatch(/division par zéro.*nullif/);
    expect(remarquer('select 1 // 0 as x', { vides: true, infinis: false })).toMatch(/Ce ne sont pas des zéros/);
    expect(remarquer('select 1 // 2 as x', { vides: false, infinis: false })).toBeNull();
    expect(remarquer("select '1/0' -- a/b", { vides: true, infinis: false })).toBeNull();
  });

  it('names are near by their letters, not by chance', () => {
    expect(plusProche('departemant', ['departement', 'region'])).toBe('departement');
    expect(plusProche('saie', ['siae', 'qpv'])).toBe('siae');
    expect(plusProche('zzz', ['siae', 'qpv'])).toBeNull();
  });
});
