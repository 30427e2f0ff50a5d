import { departementDe } from './departement.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { construireIndex, type CommuneIndexee, type EpciIndexe } from './recherche-index.ts';
import { normaliser } from '#lib/slug.ts';
import { chercher, cle, lireIndex, precision } from './recherche.ts';
import { CODES_REGION } from './contrat.ts';
import type { NatureEpci } from './territoire.ts';

interface CommuneCog {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly zone?: string;
  readonly departement?: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}
interface EpciCog {
  readonly code: string;
  readonly nom: string;
  readonly type: NatureEpci;
  readonly populationMunicipale: number;
  readonly membres: readonly { readonly code: string }[];
}

// read and not imported: the compiler and the bundler would each type and transform 12 MB
const lire = (fichier: string): unknown =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${fichier}.json`), 'utf8'));
const communesCog = lire('communes') as readonly CommuneCog[];
const epciCog = lire('epci') as readonly EpciCog[];

const epciDe = new Map(epciCog.flatMap((e) => e.membres.map((m) => [m.code, e.code] as const)));

const COMMUNES: readonly CommuneIndexee[] = communesCog
  .filter((c) => c.type === 'commune-actuelle' && c.zone !== 'com')
  .map((c) => ({
    commune: c.code,
    nom: c.nom,
    departement: c.departement ?? departementDe(c.code),
    epci: epciDe.get(c.code) ?? null,
    population: c.population ?? 0,
    codes_postaux: (c.codesPostaux ?? []).join(' '),
  }));
const EPCI: readonly EpciIndexe[] = epciCog.map((e) => ({
  epci: e.code,
  nom: e.nom,
  nature: e.type,
  departement: departementDe(e.membres[0]?.code ?? ''),
  population: e.populationMunicipale,
}));
const DEPARTEMENTS = [...new Set(COMMUNES.map((c) => c.departement))].sort().map((departement) => ({ departement }));
const REGIONS = CODES_REGION.map((region) => ({ region }));

const fichier = JSON.stringify(construireIndex(COMMUNES, EPCI, DEPARTEMENTS, REGIONS));
const index = lireIndex(JSON.parse(fichier));
const noms = (requete: string, n = 3) => chercher(index, requete, n).map((e) => `${e.nom} [${precision(e)}]`);
const adresses = (requete: string, n = 3) => chercher(index, requete, n).map((e) => e.adresse);

describe('normaliser', () => {
  it.each([
    ['Saint-Étienne-lès-Remiremont', 'saint etienne les remiremont'],
    ['St Étienne', 'saint etienne'],
    ['STE-FOY', 'sainte foy'],
    ['Œuilly', 'oeuilly'],
    ['L’Haÿ-les-Roses', 'l hay les roses'],
    ['  Brest ', 'brest'],
    ['Stenay', 'stenay'],
  ])('%s', (texte, attendu) => {
    expect(normaliser(texte)).toBe(attendu);
  });
  it('forgets the article and the kind of place', () => {
    expect(['Le Havre', 'havre', 'LE HAVRE'].map(cle)).toEqual(['havre', 'havre', 'havre']);
    expect(['CA du Pays de Gex', 'communauté d’agglomération du Pays de Gex', 'pays de gex'].map(cle)).toEqual(
      Array(3).fill('pays de gex'),
    );
    expect(['La', 'Métropole de Lyon', 'Calais'].map(cle)).toEqual(['la', 'lyon', 'calais']);
  });
});

describe('the file', () => {
  it('gives back every place as it was', () => {
    expect(index).toHaveLength(COMMUNES.length + EPCI.length + 101 + 18);
    const lues = new Map(index.filter((e) => e.niveau === 'commune').map((e) => [e.code, e]));
    const perdues = COMMUNES.filter((c) => {
      const lue = lues.get(c.commune);
      const attendue = c.epci === null ? `/territoires/departements/${c.departement}/` : `/territoires/epci/${c.epci}/`;
      return lue?.nom !== c.nom.replaceAll("'", '’') || lue.adresse !== attendue || lue.postaux.join(' ') !== c.codes_postaux;
    });
    expect(perdues).toEqual([]);
  });
  it('weighs under 350 kB once compressed', () => {
    expect(brotliCompressSync(fichier).length).toBeLessThan(350_000);
  });
  it('refuses communes of another year than the EPCI', () => {
    const [commune] = COMMUNES;
    expect(() => construireIndex(commune === undefined ? [] : [{ ...commune, epci: '999999999' }], EPCI, DEPARTEMENTS, REGIONS)).toThrow(
      /999999999/,
    );
  });
});

describe('chercher', () => {
  it('puts the very name first, then the most inhabited', () => {
    expect(noms('saint-denis')).toEqual([
      'Saint-Denis [commune, Seine-Saint-Denis]',
      'Saint-Denis [commune, La Réunion]',
      'Saint-Denis [commune, Aude (11310)]',
    ]);
    expect(noms('ain', 1)).toEqual(['Ain [département 01]']);
    expect(noms('gex', 2)).toEqual(['Gex [commune, Ain (01170)]', 'CA du Pays de Gex [intercommunalité, Ain]']);
  });
  it('does not mind accents, hyphens, abbreviations, ligatures or glued words', () => {
    expect(noms('ste menehould', 1)).toEqual(['Sainte-Menehould [commune, Marne (51800)]']);
    expect(noms('oeuilly', 1)[0]).toMatch(/^Œuilly/);
    expect(noms('villeneuve dascq', 1)[0]).toMatch(/^Villeneuve-d’Ascq/);
    expect(noms('lhay les roses', 1)[0]).toMatch(/^L’Haÿ-les-Roses/);
    expect(noms('CHATEAU-THIERRY', 1)[0]).toMatch(/^Château-Thierry/);
    expect(noms('cirest', 1)[0]).toMatch(/Réunion Est/);
  });
  it('tells homonyms apart by département, in the answer and in the question', () => {
    expect(noms('quatre rivières')).toEqual([
      'CC des Quatre Rivières (Haute-Savoie) [intercommunalité]',
      'CC des Quatre Rivières (Haute-Saône) [intercommunalité]',
      'CC des Quatre Rivières en Bray [intercommunalité, Seine-Maritime]',
    ]);
    expect(noms('saint denis 974', 1)).toEqual(['Saint-Denis [commune, La Réunion]']);
    expect(noms('Montreuil (85200)', 1)).toEqual(['Montreuil [commune, Vendée (85200)]']);
  });
  it('reads codes: département, région, INSEE, SIREN, postcode', () => {
    expect(noms('01', 2)).toEqual(['Ain [département 01]', 'Guadeloupe [région]']);
    expect(noms('2a', 1)).toEqual(['Corse-du-Sud [département 2A]']);
    expect(noms('74042', 1)).toEqual(['Bonneville [commune, Haute-Savoie (74130)]']);
    expect(noms('200000172', 1)).toEqual(['CC Faucigny - Glières [intercommunalité, Haute-Savoie]']);
    expect(noms('97410', 9)).toContain('Saint-Pierre [commune, La Réunion]');
  });
  it('leads a commune to its EPCI, and an island without EPCI to its département', () => {
    expect(adresses('Bonneville 74')).toContain('/territoires/epci/200000172/');
    expect(adresses('Île-de-Bréhat', 1)).toEqual(['/territoires/departements/22/']);
  });
  it('waits for two letters and finds nothing rather than anything', () => {
    expect(chercher(index, 'l')).toEqual([]);
    expect(chercher(index, '  ')).toEqual([]);
    expect(chercher(index, 'zzzz')).toEqual([]);
    expect(chercher(index, 'sa')).toHaveLength(8);
  });
});
