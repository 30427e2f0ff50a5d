import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ouvrirMoteur, ouvrirNatif } from '../../src/db/native.ts';
import { doubleEpci } from './construction.ts';

test('the generated tables have twice the EPCI and their values, over the same communes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'doubled-'));
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  mkdirSync(from);
  writeFileSync(join(from, 'manifest.json'), '{}');
  const engine = await ouvrirMoteur();
  const write = (table: string, columns: string, values: string) =>
    engine.executer(`copy (select * from (values ${values}) as t(${columns})) to '${join(from, table)}.parquet' (format parquet)`);
  await write('epci', 'epci, nom', "('200000172', 'CC A')");
  await write('communes', 'commune, epci', "('01001', '200000172'), ('01002', '200000172'), ('01003', null), ('01004', null)");
  await write('valeurs', 'niveau, code, valeur', "('epci', '200000172', 3), ('commune', '01001', 2)");
  await engine.close();
  await doubleEpci(from, to);
  const made = await ouvrirNatif(to, ['epci', 'communes', 'valeurs']);
  expect(await made.query('select epci, nom from epci order by epci')).toEqual([
    { epci: '200000172', nom: 'CC A' },
    { epci: '900000172', nom: 'CC A bis' },
  ]);
  expect((await made.query('select epci from communes order by commune')).map((r) => r['epci'])).toEqual([
    '200000172',
    '900000172',
    null,
    null,
  ]);
  expect(await made.query('select count(*) as n from valeurs')).toEqual([{ n: 3 }]);
  await made.close();
  rmSync(folder, { recursive: true });
});
