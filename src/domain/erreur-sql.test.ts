import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusProche, type TableConnue } from './conseil-syntaxe.ts';
import { expliquerErreur, instructions, refuser, refuserEcriture, remarquer } from './erreur-sql.ts';

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
    ['quotes of a text editor', 'select nom from siae where type = ‘ACI’', 1, '‘', /apostrophes droites/],
    ['French quotes', 'select nom from siae where type = « ACI »', null, null, /apostrophes droites/],
    ['an apostrophe in a text', "select nom from siae where nom = 'L'Étoile'", 1, 'Étoile', /se double, 'L''Étoile'/],
    ['backticks', 'select nom from `siae`', 1, '`', /guillemets doubles/],
    ['decimal comma', 'select nom from communes where population > 1,5', 1, ',', /est le point : 1\.5/],
    ['decimal comma in a text', "select cast('12,5' as double)", null, null, /est le point : 12\.5.*replace/],
    ['top', 'select top 10 nom from siae', 1, '10', /limit 10/],
    ['two numbers after limit', 'select nom from siae limit 10, 20', null, null, /limit 20 offset 10/],
    ['clauses out of order', "select nom from siae order by nom where type = 'ACI'", 1, 'where', /« where » vient trop tard/],
    ['join on nothing', 'select * from siae join communes where true', 1, 'where', /using \(commune\)/],
    ['join on nothing, at the end', 'select * from siae join communes', 1, '', /using \(commune\)/],
    ['using a column of one side', 'select * from siae join communes using (departement)', null, null, /des deux côtés/],
    ['one alias for two tables', 'select * from siae a join communes a on true', null, null, /portent ici le nom a/],
    ['in without parentheses', "select nom from siae where type in 'ACI', 'EI'", 1, "'", /entre parenthèses/],
    ['between without and', "select nom from siae where type between 'A', 'B'", 1, ',', /jointes par « and »/],
    ['a French word', "select nom from siae where type = 'ACI' et nom = 'x'", 1, 'et', /s’écrit en anglais : and/],
    ['&&', "select nom from siae where type = 'ACI' && nom = 'x'", null, null, /par « and »/],
    ['is a value', "select nom from siae where type is 'ACI'", 1, "'", /suivi que de null/],
    ['case without end', "select case when type = 'ACI' then 1 from siae", 1, 'from', /se ferme par « end »/],
    ['one parenthesis too many', "select nom from siae where type = 'ACI')", 1, ')', /fermée sans avoir été ouverte/],
    ['window in where', 'select nom from siae where row_number() over () = 1', null, null, /« qualify »/],
    ['window function alone', 'select lag(nom) from siae', 1, 'lag', /over \(order by …\)/],
    ['total of totals', 'select sum(count(*)) from siae', null, null, /en deux temps/],
    ['subquery of two columns', 'select (select nom, type from siae)', null, null, /une seule colonne/],
    ['a date of another form', "select '31/12/2019'::date", null, null, /strptime/],
    ['a year from a text', 'select year(nom) from siae', 1, 'year', /attend une date.*left/],
    ['a French unit of time', "select date_trunc('mois', date '2019-01-01')", null, null, /'month'/],
    ['a function of elsewhere', "select nvl(nom, 'x') from siae", 1, 'nvl', /coalesce/],
    ['no from', 'select nom frm', 1, 'nom', /il manque « from »/],
    ['nothing selected', 'select from siae', null, null, /entre select et from/],
    ['an integer too large', 'select 2147483647::int + 1::int', null, null, /cast\(… as hugeint\)/],
    ['with twice', 'with a as (select 1) with b as (select 2) select 1', 1, 'with', /qu’une fois/],
    ['with, without parentheses', 'with a as select 1 select * from a', 1, 'select', /entre parenthèses/],
    ['subquery of many rows', 'select (select * from (values (1), (2))) as x', null, null, /plusieurs lignes/],
  ])('%s', async (_, sql, ligne, mot, conseil) => {
    const e = await echouer(sql);
    expect(e.conseil?.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(conseil);
    expect(e.conseil).not.toMatch(/ [:;?!»]|« /);
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
    // what it does, the engine says
    'drop table siae',
  ])('%s goes', (sql) => {
    expect(refuser(sql)).toBeNull();
  });

  it('says of a statement that does more than read that it was not run, and where it is', () => {
    expect(refuserEcriture('-- a\n  delete from siae')).toMatchObject({
      debut: 7,
      ligne: 2,
      conseil: expect.stringMatching(/ne fait que lire.*intactes/),
    });
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
