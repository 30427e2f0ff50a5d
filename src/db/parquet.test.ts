import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { texteSql } from '#lib/sql.ts';
import { ouvrirMoteur, type DatabaseNatif } from './native.ts';
import { lireParquet, lirePlan } from './parquet.ts';

const octetsDe = (chemin: string): ArrayBuffer => new Uint8Array(readFileSync(chemin)).buffer;
const QPV = 'public/donnees/qpv_departements.parquet';
const COMMUNES = 'public/donnees/communes.parquet';

describe('a file of bytes', () => {
  let db: DatabaseNatif;
  beforeEach(async () => {
    db = await ouvrirMoteur();
  });
  afterEach(() => db.close());

  test.each([QPV, COMMUNES, 'public/donnees/siae.parquet', 'public/donnees/valeurs.parquet'])(
    '%s: the same cells as DuckDB',
    async (chemin) => {
      const attendues = await db.query(`select * from read_parquet(${texteSql(chemin)})`);
      const { lignes, colonnes } = await lireParquet(octetsDe(chemin));
      expect(lignes).toBe(attendues.length);
      for (const nom of Object.keys(attendues[0] ?? {})) expect(colonnes[nom], nom).toEqual(attendues.map((r) => r[nom]));
      expect(Object.keys(colonnes)).toEqual(Object.keys(attendues[0] ?? {}));
    },
  );

  test('only the columns asked for, in the order asked', async () => {
    const { colonnes } = await lireParquet(octetsDe(COMMUNES), { colonnes: ['nom', 'commune'] });
    expect(Object.keys(colonnes)).toEqual(['nom', 'commune']);
  });

  test('booleans, dates, bigint and nested values travel as scalars, a missing cell as null', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'b', data: [true, null, false], type: 'BOOLEAN' },
        { name: 'j', data: [new Date('2019-07-01'), new Date('2019-07-01T12:30:00Z'), null], type: 'TIMESTAMP' },
        { name: 'n', data: [12n, null, -3n], type: 'INT64' },
        { name: 'o', data: [{ a: 1 }, [2], null], type: 'JSON' },
      ],
    });
    expect((await lireParquet(buffer)).colonnes).toEqual({
      b: [true, null, false],
      j: ['2019-07-01', '2019-07-01T12:30:00.000Z', null],
      n: [12, null, -3],
      o: ['{"a":1}', '[2]', null],
    });
  });

  test('the schema alone', async () => {
    const colonnes = ['departement', 'quartiers', 'quartiers_population', 'population', 'etat'];
    expect(await lirePlan(octetsDe(QPV))).toEqual({ lignes: 101, colonnes, groupes: [[0, 101]] });
  });

  test('by row groups, the same rows', async () => {
    const octets = octetsDe('public/donnees/valeurs.parquet');
    const { groupes, lignes } = await lirePlan(octets);
    expect(groupes.length).toBeGreaterThan(1);
    const morceaux = await Promise.all(groupes.map((etendue) => lireParquet(octets, { colonnes: ['code'], etendue })));
    expect(morceaux.flatMap((m) => m.colonnes['code'])).toEqual((await lireParquet(octets)).colonnes['code']);
    expect(morceaux.reduce((n, m) => n + m.lignes, 0)).toBe(lignes);
    const milieu = await lireParquet(octets, { colonnes: ['code'], etendue: [122_870, 122_890] });
    expect(milieu.colonnes['code']).toEqual(morceaux.flatMap((m) => m.colonnes['code']).slice(122_870, 122_890));
  });

  test('a missing column and a file that is not Parquet say so', async () => {
    await expect(lireParquet(octetsDe(QPV), { colonnes: ['inconnue'] })).rejects.toThrow(/no column inconnue .* it has .*departement/);
    await expect(lireParquet(new TextEncoder().encode('a;b;c\n1;2;3\n').buffer)).rejects.toThrow(/parquet/);
  });
});

describe('an address', () => {
  const plages: string[] = [];
  /** A host in miniature; `ranges` as the host serves them or not. */
  function servir(chemin: string, ranges: boolean): void {
    const tout = readFileSync(chemin);
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit = {}) => {
      const plage = /bytes=(\d+)-(\d+)/.exec(new Headers(init.headers).get('Range') ?? '');
      plages.push(plage?.[0] ?? 'whole');
      const entetes = { 'Content-Length': String(tout.length), ...(ranges ? { 'Accept-Ranges': 'bytes' } : {}) };
      if (plage === null || !ranges) return new Response(tout, { headers: entetes });
      return new Response(tout.subarray(Number(plage[1]), Number(plage[2]) + 1), { status: 206 });
    });
  }
  beforeEach(() => void plages.splice(0));
  afterEach(() => void vi.unstubAllGlobals());

  test('a small file is one request', async () => {
    servir(QPV, true);
    await lireParquet('/donnees/qpv_departements.parquet', { colonnes: ['departement'] });
    expect(plages).toEqual(['whole']);
  });

  test('a few columns of a large file are ranges, where the host serves them', async () => {
    servir(COMMUNES, true);
    const { colonnes } = await lireParquet('/donnees/communes.parquet', { colonnes: ['commune'] });
    expect(colonnes).toEqual((await lireParquet(octetsDe(COMMUNES), { colonnes: ['commune'] })).colonnes);
    expect(plages.length).toBeGreaterThan(2);
    expect(plages.slice(1)).not.toContain('whole');
  });

  test('a host without ranges gives the whole, once', async () => {
    servir(COMMUNES, false);
    await lireParquet('/donnees/communes.parquet', { colonnes: ['commune'] });
    expect(plages).toEqual(['whole']);
  });

  test('an absent file says its address and status', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    await expect(lireParquet('/donnees/absente.parquet')).rejects.toThrow('cannot read /donnees/absente.parquet: status 404');
  });
});
