import { describe, expect, expectTypeOf, it } from 'vitest';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import { siae } from '../../src/domain/tables/siae.ts';
import { contexteDeTest, importerFixture } from './fixtures.ts';
import type { Sortie } from './importeur.ts';
import { importeurSiae } from './siae.ts';
import { verifierTable } from './verification.ts';

const NOTE = { raison: 'essai', lien: '' };
const sortie = await importerFixture(importeurSiae, 'siae.csv', contexteDeTest({ siae: [] }));
const lignes = sortie.tables['siae'] ?? [];
const ligne = (siret: string) => lignes.find((l) => l['siret'] === siret);

describe('importeurSiae', () => {
  it('keeps the rows of the ASP list only, within their contract', () => {
    expect(sortie.anomalies).toEqual([]);
    expect(lignes).toHaveLength(9);
    expect(verifierTable(siae, lignes)).toEqual([]);
    expect(sortie.avis.join('\n')).toContain('1 lignes hors de la liste ASP');
  });

  it('counts a SIAE without coordinates in its commune, flagged', () => {
    expect(ligne('40060513500013')).toMatchObject({ commune: '55502', lon: null, lat: null, drapeaux: 'sans-coordonnees' });
  });

  it('keeps the registered name, or the trade name that only spells it better', () => {
    expect(ligne('80746931700018')?.['nom']).toBe('Baluchon-À table citoyens');
    expect(ligne('34224660000031')?.['nom']).toBe('ASSOC BAC DU PRE BOCAGE');
  });

  it('keeps and flags a SIRET that fails Luhn, and writes the NAF in capitals', () => {
    expect(ligne('34445638900012')).toMatchObject({ drapeaux: 'siret-invalide', naf: '4779Z' });
  });

  it('finds a commune nouvelle by name and postcode when the Insee code is missing', () => {
    expect(ligne('34224660000031')?.['commune']).toBe('14143');
  });

  it('drops coordinates far from the commune, keeps those of the vast communes of Guyane, flags a weak geocoding', () => {
    expect(ligne('50010961600027')).toMatchObject({ commune: '30032', lon: null, lat: null });
    expect(String(ligne('50010961600027')?.['drapeaux'])).toContain('coordonnees-ecartees');
    expect(ligne('43320759400030')).toMatchObject({ commune: '97306', lon: -53.737666, drapeaux: null });
    expect(ligne('40314042900073')).toMatchObject({ lon: 7.228318, drapeaux: 'geocodage-faible' });
  });

  it('carries an arrondissement to its commune and keeps the code of a collectivité d’outre-mer, told', () => {
    expect(ligne('38269518700001')).toMatchObject({ commune: '69123', naf: null });
    expect(ligne('41197651700036')?.['commune']).toBe('97801');
    expect(sortie.avis.join('\n')).toContain('41197651700036 : commune 97801, hors des 101 départements');
  });

  it('applies corrections, flags the row, and tells a row taken out with its reason', async () => {
    const corrections = [
      { siret: '40060513500013', type: 'ACI', champ: 'name', valeur: 'Stenay Environnement', ...NOTE },
      { siret: '40314042900073', type: 'ETTI', champ: 'ligne', valeur: 'ecartee', ...NOTE },
    ];
    const corrigee = await importerFixture(importeurSiae, 'siae.csv', contexteDeTest({ siae: corrections }));
    const lues = corrigee.tables['siae'] ?? [];
    expect(lues).toHaveLength(8);
    expect(lues[0]).toMatchObject({ nom: 'Stenay Environnement', drapeaux: 'sans-coordonnees;corrige' });
    expect(corrigee.avis.join('\n')).toContain('SIRET 40314042900073 (ETTI) écarté : essai');
  });

  it('tells a correction that no longer corrects anything', async () => {
    const orpheline = [{ siret: '00000000000000', type: 'EI', champ: 'name', valeur: 'x', ...NOTE }];
    const { anomalies } = await importerFixture(importeurSiae, 'siae.csv', contexteDeTest({ siae: orpheline }));
    expect(anomalies).toMatchObject([{ valeur: '00000000000000 EI', motif: 'correction sans ligne à corriger' }]);
  });

  it('tells an unknown type, a commune not found and swapped coordinates, each with its line', async () => {
    const { anomalies } = await importerFixture(importeurSiae, 'siae-fautes.csv', contexteDeTest());
    expect(anomalies.map((a) => [a.ligne, a.colonne, a.valeur, a.motif])).toEqual([
      [2, 'kind', 'EITI', 'type de SIAE inconnu'],
      [3, 'insee', '62600 BERCK SUR MER', 'commune introuvable par son nom et son code postal'],
      [4, 'lon, lat', '48.88053 ; 2.431955', 'coordonnées hors de France'],
    ]);
  });
});

it('a wrong column does not compile', () => {
  type Ecrite = Exclude<Sortie['tables']['siae'], undefined>[number];
  expectTypeOf<Ecrite>().toEqualTypeOf<LigneImportee<typeof siae>>();
  expectTypeOf<Omit<Ecrite, 'naf'> & { readonly ape: string | null }>().not.toExtend<Ecrite>();
  expectTypeOf<Omit<Ecrite, 'lon'> & { readonly lon: string }>().not.toExtend<Ecrite>();
  expectTypeOf<Omit<Ecrite, 'commune'> & { readonly commune: null }>().not.toExtend<Ecrite>();
});
