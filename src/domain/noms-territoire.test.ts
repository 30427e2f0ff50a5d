import { expect, it } from 'vitest';
import { nomsTerritoire, titreTerritoire } from './noms-territoire.ts';
import { sansConseilDepartemental, statut } from './statuts.ts';
import { FRANCE } from './territoire.ts';

it('writes any territory from its level', () => {
  expect(nomsTerritoire(FRANCE).dans).toBe('en France');
  expect(nomsTerritoire({ niveau: 'region', code: '01', nom: 'Guadeloupe' }).de).toBe('de la Guadeloupe');
  expect(nomsTerritoire({ niveau: 'departement', code: '01', nom: 'Ain' }).de).toBe('de l’Ain');
  expect(nomsTerritoire({ niveau: 'commune', code: '72181', nom: 'Le Mans' }).dans).toBe('au Mans');
  expect(nomsTerritoire({ niveau: 'epci', code: '240100750', nom: 'CA du Pays de Gex', nature: 'CA' }).le).toBe(
    'la communauté d’agglomération du Pays de Gex',
  );
});

it('asks for the nature of an EPCI', () => {
  expect(() => nomsTerritoire({ niveau: 'epci', code: '240100750', nom: 'CA du Pays de Gex' })).toThrow(/240100750 has no nature/);
});

it('titles the sheet', () => {
  expect(titreTerritoire({ niveau: 'departement', code: '974', nom: 'La Réunion' })).toBe('La Réunion');
  expect(titreTerritoire({ niveau: 'epci', code: '243500139', nom: 'Rennes Métropole', nature: 'METRO' })).toBe('Rennes Métropole');
  expect(titreTerritoire({ niveau: 'zone-emploi', code: '5213', nom: 'Le Mans' })).toBe('Zone d’emploi du Mans');
});

it('tells the places of a particular status, and only them', () => {
  expect(statut({ niveau: 'departement', code: '973' })).toMatch(/Collectivité territoriale de Guyane/);
  expect(statut({ niveau: 'departement', code: '69' })).toMatch(/Métropole de Lyon/);
  expect(statut({ niveau: 'departement', code: '2A' })).toBe(statut({ niveau: 'departement', code: '2B' }));
  expect(statut({ niveau: 'departement', code: '01' })).toBeNull();
  expect(statut({ niveau: 'region', code: '01' })).toMatch(/Guadeloupe/);
  expect(statut({ niveau: 'region', code: '94' })).toMatch(/Collectivité de Corse/);
});

it('never names a conseil départemental where there is none', () => {
  expect(['2A', '2B', '67', '68', '75', '972', '973'].every(sansConseilDepartemental)).toBe(true);
  expect(['01', '69', '971', '974', '976'].some(sansConseilDepartemental)).toBe(false);
});
