import { describe, expect, test } from 'vitest';
import type { FicheSource } from '#domain/source.ts';
import type { Manifeste, TableDuManifeste } from '#domain/manifeste.ts';
import { fichesTables, jsonLdCatalogue, licenceCourte, ligneDe, niveauxDe, niveauxSource, sourcesDe } from './inventaire.ts';

const fichier = (nom: string) => ({ chemin: `/donnees/${nom}`, octets: 1892, sha256: 'a'.repeat(64) });
const table: TableDuManifeste = {
  table: 'minima_annuels',
  titre: 'Allocataires',
  description: 'Allocataires ; au 31 décembre',
  millesime: '2019',
  sources: ['drees', 'drees-mensuel'],
  lignes: 7725,
  cle: ['dispositif', 'niveau', 'code', 'annee'],
  colonnes: [
    { nom: 'dispositif', type: 'texte', description: 'prestation ; « rsa » est le RSA socle' },
    { nom: 'niveau', type: 'texte', description: 'échelon' },
    { nom: 'code', type: 'texte', description: 'code du territoire ; FR pour la France' },
    { nom: 'annee', type: 'entier', description: 'année (situation au 31 décembre)' },
  ],
  parquet: fichier('minima_annuels.parquet'),
  csv: fichier('minima_annuels.csv'),
};
const carte = (id: string, licence: string, millesime = '2019') => ({ id, sigle: 'Drees', licence, millesime }) as FicheSource;
const sources = new Map([
  ['drees', carte('drees', 'non précisée dans la copie')],
  ['drees-mensuel', carte('drees-mensuel', 'Licence Ouverte 2.0', '2020-10')],
]);
const manifeste = { tables: [table] } as unknown as Manifeste;

describe('what a row is', () => {
  test('a level and a code are one territory, and a description stops at its first clause', () =>
    expect(ligneDe(table)).toBe('prestation, territoire et année'));
  test('a code that is nobody’s level keeps its own words', () =>
    expect(ligneDe({ cle: ['code', 'commune'], colonnes: [{ nom: 'code', type: 'texte', description: 'code du quartier' }] })).toBe(
      'quartier et commune',
    ));
});

test('each source is a link with its date, and a licence that is not stated is said so', () => {
  const [fiche] = fichesTables(manifeste, sources);
  expect(fiche?.producteurs).toEqual([
    { nom: 'Drees (2019)', adresse: '/methode/#source-drees' },
    { nom: 'Drees (octobre 2020)', adresse: '/methode/#source-drees-mensuel' },
  ]);
  expect(fiche?.licences).toBe('non précisée et Licence Ouverte 2.0');
  expect(licenceCourte({ licence: 'MIT' })).toBe('MIT');
});

test('the table of values has the sources of every indicator, not only those of its codes', () => {
  const toutes = new Map([['barometre-iae', carte('barometre-iae', 'Licence Ouverte 2.0')]]);
  expect(sourcesDe({ table: 'valeurs', sources: ['cog-2026'] }, toutes).map((c) => c.id)).toEqual(['barometre-iae']);
});

test('levels are said in words', () => {
  expect(niveauxDe({ niveaux: ['france', 'epci'] })).toBe('France et intercommunalités');
  expect(niveauxSource(['point', 'qpv', 'zone-emploi', 'france'])).toEqual([
    'adresses',
    'quartiers prioritaires',
    'zones d’emploi',
    'France',
  ]);
});

test('the catalogue gives whole addresses, sizes and fingerprints', () => {
  const objet = jsonLdCatalogue(fichesTables(manifeste, sources), 'https://exemple.fr/lo', (a) => `https://exemple.fr${a}`);
  expect(objet).toMatchObject({
    '@type': 'DataCatalog',
    dataset: [
      {
        '@type': 'Dataset',
        url: 'https://exemple.fr/donnees/#table-minima_annuels',
        description: 'Allocataires\u202f; au 31 décembre',
        distribution: [
          { encodingFormat: 'application/vnd.apache.parquet', contentSize: '1892 B' },
          { contentUrl: 'https://exemple.fr/donnees/minima_annuels.csv', sha256: 'a'.repeat(64) },
        ],
      },
    ],
  });
});
