import { describe, expect, test } from 'vitest';
import { siae } from '../../src/domain/tables/siae.ts';
import { contexteDeTest } from './fixtures.ts';
import { soupconDePersonne } from './personnes.ts';
import { importeurSiae } from './siae.ts';
import { verifierTable } from './verification.ts';

const ENTETES = 'kind,siret,name,brand,post_code,city,department,lon,lat,geocoding_score,naf,source,insee,km_to_commune_centroid';
const PERSONNE = 'EI,11111111100011,DUPONT JEANNE,,21600,Fénay,21,5.04,47.25,0.95,4520A,ASP,21263,1.4';
const AUTRE = 'EI,22222222200022,MARTIN PAUL LE CLOS FLEURI,,21600,Fénay,21,,,,0125Z,ASP,21263,';
const SOCIETE = 'EI,33333333300033,ATELIER DE PIERRE,,21600,Fénay,21,5.04,47.25,0.95,4520A,ASP,21263,1.4';
const NOTE = { raison: 'essai', lien: '' };
const REPONSE = { siret: '', type: 'EI', champ: 'personne', valeur: '21263', ...NOTE };
const VERIFIE = { siret: '33333333300033', type: 'EI', nom: 'ATELIER DE PIERRE', ...NOTE };

const importer = async (lignes: readonly string[], corrections: Parameters<typeof contexteDeTest>[0] = {}) =>
  importeurSiae.lire(
    { [importeurSiae.fichiers[0] ?? '']: new TextEncoder().encode([ENTETES, ...lignes, ''].join('\n')) },
    contexteDeTest(corrections),
  );

describe('a name that may be a person’s', () => {
  test.each([
    ['DUPONT JEANNE', /JEANNE/],
    ['Éléonore DURAND née Hélène', /HELENE/],
    ['MME DURAND', /MME/],
    [`DURAND CLAUD${'E'}`, /CLAUD/],
    ['EI DURAND', /EI/],
    ['DURAND (entreprise individuelle)', /ENTREPRISE INDIVIDUELLE/],
    ['DURAND AUTO-ENTREPRENEUR', /AUTO-ENTREPRENEUR/],
    ['ASSOC DURAND MICRO ENTREPRISE', /MICRO ENTREPRISE/],
  ])('%s is doubted', (nom, motif) => {
    expect(soupconDePersonne(nom)).toMatch(motif);
  });
  test.each(['ASSOC AURORE', 'SAS MARGUERITE', 'TRI SAINT MARTIN', 'RECUP’AIRE', 'ASSOC EPART EI'])('%s is not', (nom) => {
    expect(soupconDePersonne(nom)).toBeNull();
  });
});

describe('the import of the SIAE', () => {
  test('asks about each such row, with its line, and publishes none', async () => {
    const { tables, anomalies } = await importer([PERSONNE, SOCIETE]);
    expect(tables['siae']).toEqual([]);
    expect(anomalies.map((a) => [a.ligne, a.valeur])).toEqual([
      [2, 'DUPONT JEANNE'],
      [3, 'ATELIER DE PIERRE'],
    ]);
    expect(anomalies[0]?.motif).toContain('personne physique ou morale ?');
  });

  test('publishes of a sole trader the commune and the type, of an organisation everything', async () => {
    const { tables, anomalies } = await importer([PERSONNE, AUTRE, SOCIETE], { siae: [REPONSE], 'siae-noms-verifies': [VERIFIE] });
    const masquee = {
      type: 'EI',
      nom: 'Entreprise individuelle',
      commune: '21263',
      lon: null,
      lat: null,
      naf: null,
      drapeaux: 'personne-physique',
    };
    expect(anomalies).toEqual([]);
    expect(tables['siae']).toEqual([
      { siret: 'masque-21263-1', ...masquee },
      { siret: 'masque-21263-2', ...masquee },
      expect.objectContaining({ siret: '33333333300033', nom: 'ATELIER DE PIERRE', lon: 5.04 }),
    ]);
    expect(verifierTable(siae, tables['siae'] ?? [])).toEqual([]);
  });

  test('forgets an answer when the name it was given for has changed, and tells one that protects nobody', async () => {
    const { anomalies } = await importer([SOCIETE], {
      siae: [{ ...REPONSE, valeur: '21231' }],
      'siae-noms-verifies': [{ ...VERIFIE, nom: 'ATELIER' }],
    });
    expect(anomalies.map((a) => a.motif)).toEqual([
      'personne physique ou morale ? « PIERRE » est un prénom',
      'réponse sans personne à protéger',
    ]);
  });
});
