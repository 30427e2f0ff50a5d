import { expect, test } from 'vitest';
import { ouvrirMoteur } from '#db/native.ts';
import { communesPauvrete, epci2019 } from './comptes.ts';

test('communes are counted by state, a real zero among the known', async () => {
  const db = await ouvrirMoteur();
  await db.executer(
    `create table filosofi_communes as select unnest(['valeur', 'zero', 'secret', 'secret', 'indisponible']) as pauvrete_etat`,
  );
  expect(await communesPauvrete((sql) => db.query(sql))).toEqual({ valeur: 2, secret: 2, indisponible: 1 });
  await db.close();
});

test('an EPCI is counted once, and the communes outside any are none', async () => {
  const db = await ouvrirMoteur();
  await db.executer(`create table defm_epci as select * from (values
    ('1', '1'), ('1', '1'), ('2', '9'), ('3', null), ('HORS', null)) t(epci_2019, epci)`);
  expect(await epci2019((sql) => db.query(sql))).toEqual({ total: 3, memes: 1 });
  await db.close();
});
