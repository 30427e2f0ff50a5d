import { describe, expect, it } from 'vitest';
import { lireCog } from './cog.ts';
import { lireCommune } from './contexte.ts';
import { contexteDeTest } from './fixtures.ts';

const contexte = contexteDeTest();
const cog = lireCog();

describe('the COG 2026', () => {
  it('has the 34 875 communes, 101 départements and 1 255 EPCI of the 18 régions', () => {
    expect([cog.communes.size, cog.departements.size, cog.epci.size]).toEqual([34875, 101, 1255]);
  });

  it('finds a commune by name and postcode, accents, case and « St » aside, and nothing when in doubt', () => {
    expect(cog.communeParAdresse('SAINT PÈRE marc en poulet', '35430')).toBe('35306');
    expect(cog.communeParAdresse('St-Père-Marc-en-Poulet', '35430')).toBe('35306');
    expect(cog.communeParAdresse('Wœrth', '67360')).toBe('67550');
    expect(cog.communeParAdresse('BERCK SUR MER', '62600')).toBeNull();
    expect(cog.communeParAdresse('Strasbourg', '75001')).toBeNull();
  });
});

describe('lireCommune', () => {
  it('keeps a current code and carries former communes, déléguées and arrondissements', () => {
    expect(lireCommune('01001', contexte)).toEqual({ genre: 'actuelle', commune: '01001' });
    expect(lireCommune('01018', contexte)).toEqual({ genre: 'actuelle', commune: '01033' });
    expect(lireCommune('75101', contexte)).toEqual({ genre: 'actuelle', commune: '75056' });
    expect(lireCommune('13216', contexte)).toEqual({ genre: 'actuelle', commune: '13055' });
  });

  it('knows collectivités d’outre-mer and refuses codes that never were', () => {
    expect(lireCommune('97801', contexte)).toEqual({ genre: 'outre-mer' });
    expect(lireCommune('01999', contexte)).toMatchObject({
      genre: 'faute',
      motif: 'commune inconnue, absente aussi de la table de passage',
    });
    for (const code of ['1001', '2C001', '', '010011']) {
      expect(lireCommune(code, contexte)).toMatchObject({ genre: 'faute', motif: 'code de commune impossible' });
    }
  });
});
