import { createHash } from 'node:crypto';
import { Vector } from 'apache-arrow';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColonneArrow } from './arrow.ts';
import { lireManifeste, tablesMentionnees, type TablePubliee } from './manifeste.ts';
import type { Progres } from './moteur.ts';
import { besoins, ouvrirTables, prelire, type Tables } from './tables.ts';

/** A site in miniature: a file and what the manifest says of it, for each table. */
type Site = Record<string, { octets: ArrayBuffer; dit: TablePubliee }>;

function publier(table: string, codes: readonly string[]): Site[string] {
  const octets = parquetWriteBuffer({
    columnData: [
      { name: 'code', data: [...codes], type: 'STRING' },
      { name: 'n', data: codes.map((_, i) => i), type: 'INT32' },
    ],
  });
  const sha256 = createHash('sha256').update(new Uint8Array(octets)).digest('hex');
  const parquet = { chemin: `/donnees/${table}.parquet`, octets: octets.byteLength, sha256 };
  const colonnes = [
    { nom: 'code', type: 'etat' },
    { nom: 'n', type: 'entier' },
  ] as const;
  return { octets, dit: { table, lignes: codes.length, colonnes, parquet } };
}

const deuxTables = (): Site => ({ a: publier('a', ['01', '2B']), b: publier('b', ['84']) });

const demandes: string[] = [];
function servir(site: Site): void {
  vi.stubGlobal('fetch', async (url: string, { cache }: RequestInit) => {
    demandes.push(`${url} ${cache}`);
    if (url === '/base/donnees/manifest.json') return Response.json({ tables: Object.values(site).map(({ dit }) => dit) });
    const table = Object.values(site).find(({ dit }) => `/base${dit.parquet.chemin}` === url);
    return table === undefined ? new Response('', { status: 404 }) : new Response(table.octets);
  });
}
afterEach(() => {
  demandes.splice(0);
  vi.unstubAllGlobals();
});

async function ouvrir(site: Site): Promise<Tables> {
  servir(site);
  const tables = ouvrirTables('/base/', await lireManifeste('/base/', {}));
  demandes.splice(0);
  return tables;
}
const modifier = (site: Site, table: string, en: Partial<TablePubliee>): Site => {
  const ancienne = site[table] ?? publier(table, []);
  return { ...site, [table]: { ...ancienne, dit: { ...ancienne.dit, ...en } } };
};
const parquetDe = (site: Site, table: string) => site[table]?.dit.parquet ?? publier(table, []).dit.parquet;

const entiere = (nom: string) => ({ nom, colonnes: null });

test('columns in the order and types of the manifest, bytes told over all the files', async () => {
  const site = deuxTables();
  const tables = await ouvrir(site);
  const points: Progres[] = [];
  const [a, b] = await tables.lire([entiere('a'), entiere('b')], { surProgres: (p) => points.push(p) });
  const lire = (colonnes: readonly ColonneArrow[] | undefined) =>
    colonnes?.map(({ nom, type, tranches }) => [nom, type, tranches.flatMap((t) => [...new Vector([t])])]);
  expect(lire(a)).toEqual([
    ['code', 'texte', ['01', '2B']],
    ['n', 'entier', [0, 1]],
  ]);
  expect(lire(b)).toEqual([
    ['code', 'texte', ['84']],
    ['n', 'entier', [0]],
  ]);
  const total = parquetDe(site, 'a').octets + parquetDe(site, 'b').octets;
  expect(points.at(-1)).toEqual({ recus: total, total });
  expect(demandes.toSorted()).toEqual(['/base/donnees/a.parquet default', '/base/donnees/b.parquet default']);
});

describe('a few columns of a table', () => {
  const A_CODE = [{ nom: 'a', colonnes: ['code'] }];
  /** A host that serves ranges of what `site()` is at that moment. */
  function servirPlages(site: () => Site): void {
    servir(site());
    const entier = globalThis.fetch;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      servir(site());
      const reponse = await entier(url, init);
      const plage = /bytes=(\d+)-(\d+)/.exec(new Headers(init.headers).get('Range') ?? '');
      if (plage === null) return reponse;
      demandes.push(plage[0]);
      const tout = await reponse.arrayBuffer();
      const [debut, fin] = [Number(plage[1]), Number(plage[2]) + 1];
      const headers = { 'Content-Range': `bytes ${debut}-${fin - 1}/${tout.byteLength}` };
      return new Response(tout.slice(debut, fin), { status: 206, headers });
    });
  }

  test('are read by ranges, where the host serves them', async () => {
    const tables = await ouvrir(deuxTables());
    servirPlages(deuxTables);
    const [a] = await tables.lire(A_CODE, {});
    expect(a?.map((c) => c.nom)).toEqual(['code']);
    expect(demandes.filter((d) => d.startsWith('bytes')).length).toBeGreaterThan(0);
  });

  test('are taken from the whole where it does not', async () => {
    const tables = await ouvrir(deuxTables());
    const [a] = await tables.lire(A_CODE, {});
    expect([a?.map((c) => c.nom), demandes]).toEqual([['code'], ['/base/donnees/a.parquet default']]);
  });

  test('of another deployment are not mixed with those of the first', async () => {
    const ancien = modifier(deuxTables(), 'a', { parquet: { ...parquetDe(deuxTables(), 'a'), octets: 300 } });
    const tables = await ouvrir(ancien);
    servirPlages(deuxTables);
    expect((await tables.lire(A_CODE, {}))[0]?.map((c) => c.nom)).toEqual(['code']);
    expect(demandes).toContain('/base/donnees/manifest.json reload');
    const perdu = await ouvrir(ancien);
    servirPlages(() => ancien);
    await expect(perdu.lire(A_CODE, {})).rejects.toMatchObject({ nature: 'manifeste' });
  });

  test('only a large file is read so, and only a query that names what it sees', () => {
    const grande = (s: Site) => modifier(s, 'a', { parquet: { ...parquetDe(s, 'a'), octets: 1e6 } });
    const manifeste = new Map(Object.entries(grande(deuxTables())).map(([nom, { dit }]) => [nom, dit]));
    expect(besoins('select code from a join b using (code)', manifeste)).toEqual([
      { nom: 'a', colonnes: ['code'] },
      { nom: 'b', colonnes: null },
    ]);
    expect(besoins('select count(*) from a', manifeste)).toEqual([{ nom: 'a', colonnes: ['code'] }]);
    expect(besoins('select * from a', manifeste)).toEqual([{ nom: 'a', colonnes: null }]);
  });
});

test('an old manifest is read again, past the caches, and the new file is taken', async () => {
  const ancien = modifier(deuxTables(), 'a', { parquet: { chemin: '/donnees/a.parquet', octets: 3, sha256: '' } });
  const tables = await ouvrir(ancien);
  servir(deuxTables());
  await tables.lire([entiere('a')], {});
  expect(demandes).toEqual(['/base/donnees/a.parquet default', '/base/donnees/manifest.json reload', '/base/donnees/a.parquet reload']);
  expect(tables.manifeste().get('a')?.parquet.octets).toBe(parquetDe(deuxTables(), 'a').octets);
});

test('when a table already read has changed too, nothing is mixed', async () => {
  const tables = await ouvrir(modifier(deuxTables(), 'b', { parquet: { ...parquetDe(deuxTables(), 'b'), octets: 3 } }));
  await tables.lire([entiere('a')], {});
  servir({ ...deuxTables(), a: publier('a', ['01', '2A']) });
  await expect(tables.lire([entiere('b')], {})).rejects.toMatchObject({ nature: 'manifeste' });
});

test.each([
  ['size', (s: Site) => modifier(s, 'a', { parquet: { ...parquetDe(s, 'a'), octets: 3 } })],
  ['hash', (s: Site) => modifier(s, 'a', { parquet: { ...parquetDe(s, 'a'), sha256: '0'.repeat(64) } })],
  ['count of rows', (s: Site) => modifier(s, 'a', { lignes: 3 })],
  ['set of columns', (s: Site) => modifier(s, 'a', { colonnes: [{ nom: 'code', type: 'texte' }] })],
])('another %s than the manifest says is refused, with what to do', async (_, changer) => {
  const tables = await ouvrir(changer(deuxTables()));
  await expect(tables.lire([entiere('a')], {})).rejects.toMatchObject({
    nature: 'manifeste',
    message: 'Les données du site viennent d’être mises à jour. Rechargez la page pour lire les nouvelles.',
  });
});

test('without a secure context there is no hash: the size is still checked', async () => {
  vi.stubGlobal('crypto', {});
  const autreHash = modifier(deuxTables(), 'a', { parquet: { ...parquetDe(deuxTables(), 'a'), sha256: '' } });
  await (await ouvrir(autreHash)).lire([entiere('a')], {});
  const autreTaille = modifier(deuxTables(), 'a', { parquet: { ...parquetDe(deuxTables(), 'a'), octets: 3 } });
  await expect((await ouvrir(autreTaille)).lire([entiere('a')], {})).rejects.toMatchObject({ nature: 'manifeste' });
});

test('an unknown table says its name; one that does not come may be asked again; one that is cancelled says so', async () => {
  const tables = await ouvrir(deuxTables());
  await expect(tables.lire([entiere('inconnue')], {})).rejects.toThrow(/La table «\u00a0inconnue\u00a0» n’existe pas/);
  servir({});
  const refus = { nature: 'hors-ligne', message: 'La table n’a pas pu être téléchargée. Vérifiez la connexion, puis réessayez.' };
  await expect(tables.lire([entiere('a')], {})).rejects.toMatchObject(refus);
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError')));
  await expect(tables.lire([entiere('a')], {})).rejects.toMatchObject({ nature: 'annule' });
  servir(deuxTables());
  await expect(tables.lire([entiere('a')], {})).resolves.toHaveLength(1);
});

describe('what the first query needs', () => {
  const jamais = new AbortController().signal;
  const noms = (lues: readonly (readonly ColonneArrow[])[]) => lues.map((c) => c[0]?.tranches.flatMap((t) => [...new Vector([t])]));

  test('is read before it is asked for, and handed over once', async () => {
    const tables = prelire(await ouvrir(deuxTables()), 'select * from a', jamais);
    expect(demandes).toEqual(['/base/donnees/a.parquet default']);
    expect(noms(await tables.lire([entiere('b'), entiere('a')], {}))).toEqual([['84'], ['01', '2B']]);
    expect(demandes).toEqual(['/base/donnees/a.parquet default', '/base/donnees/b.parquet default']);
    expect(noms(await tables.lire([entiere('a')], {}))).toEqual([['01', '2B']]);
    expect(demandes).toHaveLength(3);
  });

  test('is read again when that failed, and then says why', async () => {
    const tables = await ouvrir(deuxTables());
    const coupure = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
    vi.stubGlobal('fetch', coupure);
    const avance = prelire(tables, 'select * from a', jamais);
    await expect(avance.lire([entiere('a')], {})).rejects.toMatchObject({ nature: 'hors-ligne' });
    servir(deuxTables());
    expect(noms(await avance.lire([entiere('a')], {}))).toEqual([['01', '2B']]);
  });
});

test('tables mentioned by a text: whole words, any case, quoted or not, out of comments and literals', async () => {
  const { manifeste } = await ouvrir({ ...deuxTables(), iae_salaries: publier('iae_salaries', []), siae: publier('siae', []) });
  const mentions = (sql: string) => tablesMentionnees(sql, manifeste());
  expect(mentions('select * from IAE_SALARIES')).toEqual(['iae_salaries']);
  expect(mentions('select "a".code from "a" -- b\nwhere code <> \'b\' /* siae\n */')).toEqual(['a']);
  expect(mentions(`select 'l''a -- ' from b`)).toEqual(['b']);
  expect(mentions('select é_a from x_b, bb')).toEqual([]);
});
