import { expect, test } from 'vitest';
import { ouvrirMoteur } from '#db/native.ts';
import { comparaisons, LIBELLES_SERIE, resumerEcarts } from './totaux.ts';

async function base() {
  const db = await ouvrirMoteur();
  await db.executer(`create table iae_salaries as select * from (values
    ('france', 'FR', '2022-08-31', 30, 'valeur'), ('departement', '01', '2022-08-31', 10, 'valeur'), ('departement', '976', '2022-08-31', null, 'indisponible'),
    ('france', 'FR', '2022-09-30', 33, 'valeur'), ('region', '84', '2022-09-30', 33, 'valeur'),
    ('departement', '01', '2022-09-30', 11, 'valeur'), ('departement', '976', '2022-09-30', 22, 'valeur')) t(niveau, code, date, valeur, etat)`);
  await db.executer(`create table minima_annuels as select * from (values
    ('rsa', 'france', 'FR', 2018, 100.0, 'valeur'), ('rsa', 'departement', '01', 2018, 97.0, 'valeur'), ('rsa', 'departement', '976', 2018, null, 'sans-objet'),
    ('rsa', 'france', 'FR', 2019, 100.0, 'valeur'), ('rsa', 'departement', '01', 2019, null, 'secret')) t(dispositif, niveau, code, annee, valeur, etat)`);
  await db.executer(
    `create table minima_mensuels as select dispositif, niveau, code, '2020-01' as mois, valeur, etat from minima_annuels where false`,
  );
  await db.executer(`create table defm_departements as select 2019 as annee, 40 as defm union all select 2018, 1000`);
  await db.executer(`create table defm_epci as select 'total' as dimension, 39 as valeur union all select 'categorie', 500`);
  return db;
}

test('a total is compared where its parts are known; one that cannot exist is no part', async () => {
  const db = await base();
  const lues = await comparaisons((sql) => db.query(sql));
  await db.close();
  expect(lues).toEqual([
    { serie: 'defm-2019', periode: '2019-12', publie: 40, somme: 39 },
    { serie: 'iae-salaries', periode: '2022-08-31', publie: 30, somme: 10 },
    { serie: 'iae-salaries', periode: '2022-09-30', publie: 33, somme: 33 },
    { serie: 'rsa-annuel', periode: '2018', publie: 100, somme: 97 },
  ]);
});

test('a series is summed up by its last moment, its extremes and its exact moments', () => {
  const [ecart, ...suite] = resumerEcarts([
    { serie: 's', periode: '2019-02', publie: 10, somme: 12 },
    { serie: 's', periode: '2019-03', publie: 5, somme: 5 },
    { serie: 's', periode: '2019-01', publie: 9, somme: 8 },
  ]);
  expect(ecart).toEqual({
    serie: 's',
    moments: 3,
    exacts: 1,
    min: -2,
    max: 1,
    dernier: { serie: 's', periode: '2019-03', publie: 5, somme: 5 },
  });
  expect(suite).toEqual([]);
});

test('every series has its words', () =>
  expect(Object.keys(LIBELLES_SERIE).sort()).toEqual(
    ['iae-salaries', 'defm-2019', ...['rsa', 'ass', 'aah'].flatMap((d) => [`${d}-annuel`, `${d}-mensuel`])].sort(),
  ));
