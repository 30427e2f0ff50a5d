import { describe, expect, it } from 'vitest';
import { cellule, celluleVide, type Cellule } from '#domain/cellule.ts';
import type { IndicateurAtlas } from '#domain/catalogue-atlas.ts';
import { csv } from './csv.ts';
import { departementDe } from './lire-etat.ts';
import { ficheDe, type Contexte } from './fiche.ts';
import { carteLue, mesureDeCouche, mesureDIndicateur, type Demande } from './carte-lue.ts';
import { lireSaisie } from './reglages.ts';
import { cerclesDe, rayon, reperesDeTaille } from '#islands/carte-vive/symboles.ts';
import { indexer } from './tranche.ts';

const TAUX: IndicateurAtlas = {
  id: 'equipement-defm',
  nom: 'Taux d’équipement',
  theme: 'equipement',
  unite: 'pour 1 000 demandeurs d’emploi',
  uniteCourte: '‰',
  decimales: 1,
  sens: 'offre',
  rang: false,
  compte: false,
  modalites: [''],
  modalitePrincipale: '',
  nomsModalites: { '': 'Ensemble' },
  periodes: { departement: { '': ['2021-12'] } },
  ruptures: [],
  sousTitre: 'Taux d’équipement : pour 1 000, {quand}.',
  sources: [],
  localisations: '',
};
const VALEURS = new Map<string, Cellule>([
  ['01', cellule(10)],
  ['38', cellule(20)],
  ['69', cellule(20)],
  ['73', cellule(0)],
  ['976', celluleVide('secret')],
]);
const NOMS = new Map([
  ['01', 'Ain'],
  ['38', 'Isère'],
  ['69', 'Rhône'],
  ['73', 'Savoie'],
  ['976', 'Mayotte'],
  ['2A', '=Corse'],
]);
const demande = (plus: Partial<Demande> = {}): Demande => ({
  niveau: 'departement',
  codes: ['01', '38', '69', '73', '976', '2A'],
  noms: NOMS,
  premiere: mesureDIndicateur(TAUX, '', '2021-12', VALEURS),
  seconde: null,
  classes: { methode: 'quantiles', nombre: 3 },
  ...plus,
});
const CONTEXTE: Contexte = { besoin: null, fourchettes: null, intercommunaliteDe: {} };

describe('carteLue', () => {
  it('colours what has a number and keeps the state of what has none; a territory without a row is not available', () => {
    const { cles, titre, sousTitre } = carteLue(demande());
    expect([...cles]).toEqual([
      ['01', 'o7'],
      ['38', 'o13'],
      ['69', 'o13'],
      ['73', 'o1'],
      ['976', 'secret'],
      ['2A', 'indisponible'],
    ]);
    expect(titre).toBe('De 0\u202f‰ (Savoie) à 20,0\u202f‰ (2 départements)');
    expect(sousTitre).toContain('décembre 2021');
  });
  it('says what two crossed indicators share', () => {
    const autre = mesureDIndicateur({ ...TAUX, nom: 'Chômage' }, '', '2021-12', VALEURS);
    const { titre, cles } = carteLue(demande({ seconde: { mesure: autre, mode: 'croise' } }));
    expect(titre).toMatch(/^2 départements dans la classe haute des deux/);
    expect(cles.get('976')).toBe('secret');
  });
  it('draws a layer that is not of the catalogue', () => {
    const premiere = mesureDeCouche({ titre: 'Ma mesure', unite: 'places', niveau: 'departement', valeurs: VALEURS, note: '' });
    expect(carteLue(demande({ premiere })).titre).toBe('De 0 (Savoie) à 20,0 (2 départements)');
    expect(carteLue(demande({ premiere: { ...premiere, valeurs: new Map() } })).titre).toBe('Aucune valeur connue');
  });
});

describe('the card', () => {
  it('says value, rank with ties and class; a missing value has neither', () => {
    const lecture = carteLue(demande());
    const isere = ficheDe(lecture, '38', CONTEXTE, '/base/');
    expect(isere).toMatchObject({ nom: 'Isère', valeur: '20,0\u202f‰', lien: '/base/territoires/departements/38/' });
    expect(isere?.lignes.join(' ').replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(
      /Valeur la plus haute sur 4 départements, à égalité avec 1 autre .*Classe 3 sur 3/,
    );
    const mayotte = ficheDe(lecture, '976', CONTEXTE, '/');
    expect(mayotte?.valeur).toBe('secret statistique');
    expect(mayotte?.lignes.join(' ')).not.toMatch(/plus haute|Classe \d/);
    expect(ficheDe(lecture, '99', CONTEXTE, '/')).toBeNull();
  });
  it('has no sheet for a zone d’emploi, and that of its EPCI for a commune', () => {
    expect(ficheDe(carteLue(demande({ niveau: 'zone-emploi' })), '01', CONTEXTE, '/')?.lien).toBeNull();
    const commune = carteLue(demande({ niveau: 'commune' }));
    expect(ficheDe(commune, '01', { ...CONTEXTE, intercommunaliteDe: { '01': '200071751' } }, '/')?.lien).toBe(
      '/territoires/epci/200071751/',
    );
  });
});

describe('circles', () => {
  const { observations } = carteLue(demande());
  it('have areas as the values; a zero is a ring and a missing value a cross', () => {
    const cercles = new Map(cerclesDe(observations).map((c) => [c.code, c]));
    expect(cercles.get('38')?.rayon).toBe(15);
    expect(cercles.get('01')?.rayon).toBeCloseTo(15 / Math.SQRT2);
    expect([cercles.get('73')?.forme, cercles.get('976')?.forme]).toEqual(['zero', 'absent']);
    expect(rayon(5, 0, 15)).toBe(0);
  });
  it('are shown by round values', () => {
    expect(reperesDeTaille(observations)).toEqual([20, 5, 1]);
    expect(reperesDeTaille([])).toEqual([]);
  });
});

describe('csv', () => {
  it('has a line a territory, the state beside the number, and no formula', () => {
    const lignes = csv(carteLue(demande())).trim().split('\n');
    expect(lignes).toHaveLength(7);
    expect(lignes[4]).toBe('departement,73,Savoie,Taux d’équipement,pour 1 000 demandeurs d’emploi,décembre 2021,0,zero,');
    expect(lignes[5]).toMatch(/,,secret,$/);
    expect(lignes[6]).toMatch(/^departement,2A,'=Corse,/);
  });
});

describe('slices', () => {
  const table = {
    lignes: 2,
    colonnes: {
      modalite: ['', ''],
      code: ['01', '38'],
      periode: ['2021', '2021'],
      valeur: [12, null],
      etat: ['valeur', 'secret'],
      reserve: ['incomplet', null],
      denominateur: [100, null],
    },
  };
  it('are read by modality and period', () => {
    const tranche = indexer(table);
    expect(tranche('', '2021').get('01')).toEqual({ valeur: 12, etat: 'valeur', reserve: 'incomplet', denominateur: 100 });
    expect(tranche('', '2021').get('38')).toMatchObject({ valeur: null, etat: 'secret' });
    expect(tranche('', '1999').size).toBe(0);
  });
  it('refuse a state that is not one', () => {
    expect(() => indexer({ ...table, colonnes: { ...table.colonnes, etat: ['valeur', 'null'] } })).toThrow(/"null" is not a state/);
  });
});

it.each([
  ['10 ; 20,5', [10, 20.5]],
  ['\u22125;0', [-5, 0]],
  ['20 10', null],
  ['', null],
])('breaks typed « %s »', (texte, bornes) => {
  expect(lireSaisie(texte)).toEqual(bornes);
});

it('the département of a layer of communes is that of most of its codes', () => {
  expect(departementDe(['38185', '38421', '01004'])).toBe('38');
  expect(departementDe(['97411'])).toBe('974');
  expect(departementDe([])).toBeNull();
});
