import { expect, it } from 'vitest';
import { adresse, cleTerritoire, FRANCE } from './territoire.ts';

it.each([
  [FRANCE, '/territoires/france/'],
  [{ niveau: 'region', code: '84' }, '/territoires/regions/84/'],
  [{ niveau: 'departement', code: '01' }, '/territoires/departements/01/'],
  [{ niveau: 'departement', code: '2A' }, '/territoires/departements/2A/'],
  [{ niveau: 'epci', code: '200000172' }, '/territoires/epci/200000172/'],
  [{ niveau: 'commune', code: '74042', epci: '200000172', departement: '74' }, '/territoires/epci/200000172/'],
  [{ niveau: 'commune', code: '29083', departement: '29' }, '/territoires/departements/29/'],
] as const)('%o → %s', (t, attendue) => {
  expect(adresse(t)).toBe(attendue);
});

it('says which territories have no sheet', () => {
  expect(() => adresse({ niveau: 'zone-emploi', code: '0051' })).toThrow(/has no sheet/);
  expect(() => adresse({ niveau: 'commune', code: '29083' })).toThrow(/29083/);
});

it('keeps levels apart when codes repeat', () => {
  expect(cleTerritoire({ niveau: 'region', code: '01' })).not.toBe(cleTerritoire({ niveau: 'departement', code: '01' }));
});
