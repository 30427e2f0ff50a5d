import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TAILLE_WASM } from '../../src/db/telechargement.ts';
import type { Refus } from './page.ts';
import { ouvrirBanc, ouvrirPoste, type Banc, type Poste } from './banc.ts';

interface TableDuManifeste {
  readonly table: string;
  readonly parquet: { readonly octets: number };
}

let banc: Banc;
beforeAll(async () => {
  banc = await ouvrirBanc();
});
afterAll(() => banc.close());

/** A page of its own for tests about the start, which happens once a page. */
let neuf: Poste | null = null;
async function posteNeuf(preparer?: Parameters<typeof ouvrirPoste>[1]): Promise<Poste> {
  neuf = await ouvrirPoste(banc, preparer);
  return neuf;
}
afterEach(async () => {
  await neuf?.context.close();
  neuf = null;
});

const demarrage = ({ page }: Poste): Promise<Refus> => page.evaluate(() => essai.refusDe(essai.demarrer()));
const fonctionne = ({ page }: Poste) => page.evaluate(async () => (await essai.demarrer()).query('select 1 + 1 as deux'));

describe('the start', () => {
  test('the bar counts up to the size of the file', () => {
    const wasm = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
    expect(statSync(wasm).size).toBe(TAILLE_WASM);
  });

  test('one start for all who ask, told in growing bytes, from this origin, without complaint under the content policy', async () => {
    const poste = await posteNeuf();
    const { points, memes } = await poste.page.evaluate(async () => {
      const points: { recus: number; total: number | null }[] = [];
      const deux = [essai.demarrer({ surProgres: (p) => points.push(p) }), essai.demarrer()] as const;
      return { points, memes: (await deux[0]) === (await deux[1]) };
    });
    expect(memes).toBe(true);
    expect(points.length).toBeGreaterThan(3);
    expect(points.map((p) => p.recus)).toEqual(points.map((p) => p.recus).toSorted((a, b) => a - b));
    expect(points.at(-1)?.recus).toBe(points.at(-1)?.total);
    expect(points.at(-1)?.total).toBeLessThan(7_500_000);
    expect(await fonctionne(poste)).toEqual([{ deux: 2 }]);
    expect(poste.requetes.filter((url) => !url.startsWith(banc.origin))).toEqual([]);
    expect(poste.requetes.filter((url) => url.endsWith('.wasm'))).toHaveLength(1);
    expect(poste.plaintes).toEqual([]);
  });

  test('cancelled, it says so, and may be asked again', async () => {
    const poste = await posteNeuf();
    const refus = await poste.page.evaluate(async () => {
      const arret = new AbortController();
      const options = { signal: arret.signal, surProgres: () => arret.abort() };
      return essai.refusDe(essai.demarrer(options));
    });
    expect(refus).toEqual({ nature: 'annule', message: 'Le calcul a été interrompu.' });
    expect(await fonctionne(poste)).toEqual([{ deux: 2 }]);
  });

  test.each(['**/*.wasm', '**/duckdb-browser-eh*'])('offline at %s, it says so, then starts', async (motif) => {
    const poste = await posteNeuf();
    await poste.context.route(motif, (route) => route.abort('internetdisconnected'));
    const refus = await demarrage(poste);
    expect(refus.nature).toBe('hors-ligne');
    expect(refus.message).toMatch(/^Le moteur de calcul n’a pas pu être téléchargé/);
    await poste.context.unroute(motif);
    expect(await fonctionne(poste)).toEqual([{ deux: 2 }]);
  });

  test('a missing file is not a started engine', async () => {
    const poste = await posteNeuf((context) => context.route('**/*.wasm', (route) => route.fulfill({ status: 404 })));
    expect((await demarrage(poste)).nature).toBe('hors-ligne');
  });

  test.each(['Worker', 'WebAssembly', 'BigInt'])('a browser without %s is told before any download', async (nom) => {
    const poste = await posteNeuf((context) => context.addInitScript(`delete globalThis.${nom}`));
    const refus = await demarrage(poste);
    expect(refus.nature).toBe('navigateur');
    expect(refus.message).toMatch(/^Ce navigateur ne peut pas faire tourner le moteur de calcul\u00a0:/);
    expect(poste.requetes.filter((url) => url.endsWith('.wasm'))).toEqual([]);
  });

  test('a host or network that forbids WebAssembly is told apart', async () => {
    const poste = await posteNeuf((context) =>
      context.route(banc.adresse, async (route) => {
        const reponse = await route.fetch();
        const politique = (reponse.headers()['content-security-policy'] ?? '').replace(" 'wasm-unsafe-eval'", '');
        await route.fulfill({ response: reponse, headers: { ...reponse.headers(), 'content-security-policy': politique } });
      }),
    );
    const refus = await demarrage(poste);
    expect(refus.nature).toBe('navigateur');
    expect(refus.message).toMatch(/interdit WebAssembly/);
  });
});

describe('tables', () => {
  let poste: Poste;
  beforeAll(async () => {
    poste = await ouvrirPoste(banc);
    await poste.page.evaluate(() => essai.demarrer());
  });
  afterAll(() => poste.context.close());
  const interroger = (sql: string) => poste.page.evaluate(async (texte) => (await essai.demarrer()).query(texte), sql);
  const refusee = (sql: string): Promise<Refus> =>
    poste.page.evaluate(async (texte) => essai.refusDe((await essai.demarrer()).query(texte)), sql);

  test('a query opens what it mentions, once', async () => {
    const avant = poste.requetes.length;
    await poste.page.evaluate(async () => {
      const m = await essai.demarrer();
      await Promise.all([m.ouvrir(['regions']), m.ouvrir(['regions', 'departements']), m.query(`select 'siae' from regions -- epci`)]);
      await m.query('select * from departements');
    });
    const demandees = poste.requetes.slice(avant).map((url) => url.split('/').at(-1));
    expect(demandees.toSorted()).toEqual(['departements.parquet', 'regions.parquet']);
  });

  test('the manifest that the page had is old: it is read again and the table opens', async () => {
    const chemin = join(banc.dossier, 'donnees/manifest.json');
    const origine = readFileSync(chemin, 'utf8');
    writeFileSync(chemin, origine.replaceAll(/"octets": ?\d+/g, '"octets":1'));
    const autre = await posteNeuf();
    await autre.page.evaluate(() => essai.demarrer());
    writeFileSync(chemin, origine);
    const regions = await autre.page.evaluate(async () => (await essai.demarrer()).query('select count(*) as n from regions'));
    expect(regions).toEqual([{ n: 18 }]);
    expect(autre.requetes.filter((url) => url.endsWith('manifest.json'))).toHaveLength(2);
  });

  test('opening tells its bytes, over all the files', async () => {
    const points = await poste.page.evaluate(async () => {
      const points: { recus: number; total: number | null }[] = [];
      await (await essai.demarrer()).ouvrir(['valeurs', 'siae'], { surProgres: (p) => points.push(p) });
      return points;
    });
    const { tables } = JSON.parse(readFileSync(join(banc.dossier, 'donnees/manifest.json'), 'utf8'));
    const total = tables.reduce((s: number, t: TableDuManifeste) => s + (['valeurs', 'siae'].includes(t.table) ? t.parquet.octets : 0), 0);
    expect(points.at(-1)).toEqual({ recus: total, total });
  });

  test('of a large file only the columns that a query names travel, then the others when they are wanted', async () => {
    const autre = await posteNeuf();
    const reponses: Promise<number>[] = [];
    autre.context.on('response', (r) => {
      if (r.url().endsWith('communes.parquet')) reponses.push(r.headerValue('content-length').then(Number));
    });
    const octets = async () => (await Promise.all(reponses)).reduce((a, b) => a + b, 0);
    const lire = (sql: string) => autre.page.evaluate(async (texte) => (await essai.demarrer()).query(texte), sql);
    const parRegion = 'select region, count(*) as n from communes c group by region order by region limit 1';
    await autre.page.evaluate(async (texte) => (await essai.demarrer()).ouvrir({ sql: texte }), parRegion);
    expect(await octets()).toBeGreaterThan(100);
    expect(await lire(parRegion)).toEqual(await interroger(parRegion));
    expect(await octets()).toBeLessThan(60_000);
    const epci = 'select c.epci, c.region from communes c where population > 500000 order by population desc';
    expect(await lire(epci)).toEqual(await interroger(epci));
    expect(await octets()).toBeLessThan(300_000);
    const tout = 'from communes order by commune limit 20';
    expect(await lire(tout)).toEqual(await interroger(tout));
  });

  test.each(['select * from inconnue', 'select * from communes join inconnue on true'])(
    '%s: the table does not exist, in French',
    async (sql) => {
      expect(await refusee(sql)).toEqual({
        nature: 'table',
        message: 'La table «\u00a0inconnue\u00a0» n’existe pas\u00a0: la liste des tables est sur la page Données.',
      });
    },
  );

  test('a wrong query gets the message of the engine, with its line and caret', async () => {
    expect((await refusee('select nom\nfrom communes\nwhere popul > 1')).message).toMatch(
      /^Binder Error.*\n[\s\S]*LINE 3: where popul > 1\n +\^/,
    );
    const grammaire = (await refusee('select nom\nfrm communes c')).message;
    expect(grammaire).toMatch(/^Parser Error: syntax error/);
    expect(grammaire).toMatch(/LINE 2: frm communes c\n +\^/);
  });

  test('a table of the reader: types, nulls, odd names, no rows; one of the same name replaces it', async () => {
    const { premiere, types, seconde, vide } = await poste.page.evaluate(async () => {
      const m = await essai.demarrer();
      await m.apporter('à moi', [
        { nom: 'code', type: 'texte', valeurs: ['2B', null, 'é"\'', ''] },
        { nom: 'n', type: 'entier', valeurs: [1, null, -3, 0] },
        { nom: 'x "y"', type: 'nombre', valeurs: [0.1, null, -2.5, 0] },
        { nom: 'b', type: 'booleen', valeurs: [true, null, false, true] },
      ]);
      const premiere = await m.query('select * from "à moi"');
      const types = await m.query('select typeof(code) a, typeof(n) b, typeof("x ""y""") c, typeof(b) d from "à moi" limit 1');
      await m.apporter('à moi', [{ nom: 'z', type: 'entier', valeurs: [7] }]);
      await m.apporter('vide', [{ nom: 'z', type: 'texte', valeurs: [] }]);
      return { premiere, types, seconde: await m.query('select * from "à moi"'), vide: await m.query('select count(*) as n from vide') };
    });
    expect(premiere).toEqual([
      { code: '2B', n: 1, 'x "y"': 0.1, b: true },
      { code: null, n: null, 'x "y"': null, b: null },
      { code: 'é"\'', n: -3, 'x "y"': -2.5, b: false },
      { code: '', n: 0, 'x "y"': 0, b: true },
    ]);
    expect(types).toEqual([{ a: 'VARCHAR', b: 'INTEGER', c: 'DOUBLE', d: 'BOOLEAN' }]);
    expect([seconde, vide]).toEqual([[{ z: 7 }], [{ n: 0 }]]);
  });

  test('a large integer is that integer, in sums and as text', async () => {
    const lignes = await poste.page.evaluate(async () => {
      const m = await essai.demarrer();
      await m.apporter('grands', [{ nom: 'n', type: 'entier', valeurs: [3_000_000_000, 36_252_187_900_034, null] }]);
      return m.query('select n, n + 1 as suivant, cast(n as varchar) as texte from grands');
    });
    expect(lignes).toEqual([
      { n: 3_000_000_000, suivant: 3_000_000_001, texte: '3000000000' },
      { n: 36_252_187_900_034, suivant: 36_252_187_900_035, texte: '36252187900034' },
      { n: null, suivant: null, texte: null },
    ]);
  });

  test('a published table is not replaced by the reader’s', async () => {
    const refus = await poste.page.evaluate(async () =>
      essai.refusDe((await essai.demarrer()).apporter('Siae', [{ nom: 'z', type: 'entier', valeurs: [7] }])),
    );
    expect(refus.nature).toBe('table');
    expect(refus.message).toMatch(/déjà/);
  });
});

describe('what goes wrong in the middle', () => {
  let poste: Poste;
  beforeAll(async () => {
    poste = await ouvrirPoste(banc);
    await poste.page.evaluate(async () => {
      const m = await essai.demarrer();
      await m.apporter('mienne', [{ nom: 'z', type: 'entier', valeurs: [41] }]);
      await m.ouvrir(['regions']);
    });
  });
  afterAll(() => poste.context.close());
  /** Published and brought tables both answer. */
  const suivante = () =>
    poste.page.evaluate(async () => (await essai.demarrer()).query('select count(*) as r, min(z) + 1 as z from regions, mienne'));
  const APRES = [{ r: 18, z: 42 }];

  test.each([
    ['which lets itself be interrupted', 'select count(*) as n from range(100000000) a, range(1000) b'],
    ['which does not', `select max(length(repeat(md5(x::varchar), 200))) from (select unnest(range(20000000)) as x) order by 1`],
  ])('a query %s is cancelled, and the next works', async (_, sql) => {
    const refus = await poste.page.evaluate(async (texte) => {
      const m = await essai.demarrer();
      const longue = essai.refusDe(m.query(texte));
      await new Promise((resolve) => setTimeout(resolve, 300));
      await m.annuler();
      return longue;
    }, sql);
    expect(refus).toMatchObject({ nature: 'annule', message: 'Le calcul a été interrompu.' });
    expect(await suivante()).toEqual(APRES);
  });

  test.each([
    'select list(x) as l from (select i.range, random() as x from range(30000000) i, range(20) j)',
    `select string_agg(repeat('x', 1000000), '') as t from range(5000)`,
  ])('%s: too much memory is said, and the next works', async (sql) => {
    const refus = await poste.page.evaluate(async (texte) => essai.refusDe((await essai.demarrer()).query(texte)), sql);
    expect(refus.nature).toBe('memoire');
    expect(refus.message).toMatch(/plus de mémoire .*la requête suivante fonctionnera/);
    expect(await suivante()).toEqual(APRES);
  });

  test('a worker that dies is replaced, without another download, and its tables come back', async () => {
    const avant = poste.requetes.length;
    await poste.page.workers()[0]?.evaluate(() => reportError(new Error('mort')));
    await expect.poll(suivante).toEqual(APRES);
    expect(poste.requetes.slice(avant).filter((url) => url.endsWith('.wasm'))).toEqual([]);
    expect(poste.page.workers()).toHaveLength(1);
  });

  test('closed, the engine is started anew by the next who asks', async () => {
    await poste.page.evaluate(async () => (await essai.demarrer()).close());
    expect(await fonctionne(poste)).toEqual([{ deux: 2 }]);
  });
});

describe('no network', () => {
  let poste: Poste;
  beforeAll(async () => {
    poste = await ouvrirPoste(banc);
    await poste.page.evaluate(async () => (await essai.demarrer()).ouvrir(['regions']));
  });
  afterAll(() => poste.context.close());

  test.each([
    `select * from read_csv('http://example.invalid/x.csv')`,
    `select * from read_csv('/atlas/donnees/manifest.json')`,
    `select * from read_text('https://example.invalid/x')`,
    `select * from read_json('https://example.invalid/x.json')`,
    `select * from read_parquet('https://example.invalid/x.parquet')`,
    `select * from 'https://example.invalid/x.parquet'`,
    `select * from 's3://seau/x.csv'`,
    `select * from glob('*')`,
    'install httpfs',
    '-- rien\n  FORCE INSTALL parquet',
    'select 1; install json',
    `install spatial from 'http://example.invalid'`,
    'load httpfs',
    `load 'http://example.invalid/x.duckdb_extension.wasm'`,
    `attach 'https://example.invalid/x.db' as y`,
    `attach 'opfs://x.db' as y`,
    `copy regions to 'https://example.invalid/x.csv'`,
    `copy regions to 'regions.csv'`,
    `export database 'x'`,
    'set enable_external_access = true',
    'set autoload_known_extensions = true',
    `set custom_extension_repository = 'http://example.invalid'`,
    'reset lock_configuration',
    `create secret (type s3, key_id 'a', secret 'b')`,
  ])('%s fails without a request', async (sql) => {
    const avant = poste.requetes.length;
    const refus = await poste.page.evaluate(async (texte) => essai.refusDe((await essai.demarrer()).query(texte)), sql);
    expect(refus.nature).toMatch(/^(QueryError|table|lecture)$/);
    expect(poste.requetes.slice(avant)).toEqual([]);
  });

  test('the worker itself has nothing to ask with', async () => {
    const avant = poste.requetes.length;
    const portes = await poste.page.workers()[0]?.evaluate(async () => {
      const absentes = ['XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'caches', 'indexedDB'];
      const monde = globalThis as unknown as Record<string, unknown>;
      return { statut: (await fetch('/atlas/donnees/manifest.json')).status, restent: absentes.filter((nom) => monde[nom] !== undefined) };
    });
    expect(portes).toEqual({ statut: 403, restent: [] });
    expect(poste.requetes.slice(avant)).toEqual([]);
    expect(poste.plaintes).toEqual([]);
  });
});
