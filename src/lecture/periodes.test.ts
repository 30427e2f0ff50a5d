import { expect, test } from 'vitest';
import type { Rangee } from '#db/database.ts';
import type { Donnees } from './donnees.ts';
import { periodesParIndicateur } from './periodes.ts';

const rangee = (niveau: string, modalite: string, periode: string): Rangee => ({ indicateur: 'siae-nombre', niveau, modalite, periode });

test('periods are asked in one order, so that two builds write the same page, and kept in that of time', async () => {
  const demandes: string[] = [];
  const requete = (sql: string) => {
    demandes.push(sql);
    return Promise.resolve([rangee('epci', '', '2019-12'), rangee('epci', '', '2019'), rangee('region', 'ACI', '2019-07')]);
  };
  const periodes = await periodesParIndicateur({ requete: requete as Donnees['requete'] });
  expect(demandes.join()).toMatch(/order by indicateur, niveau, modalite, periode$/);
  expect(Object.keys(periodes.get('siae-nombre') ?? {})).toEqual(['epci', 'region']);
  expect(periodes.get('siae-nombre')?.['epci']?.['']).toHaveLength(2);
});
