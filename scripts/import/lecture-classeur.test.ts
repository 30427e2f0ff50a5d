import { describe, expect, test } from 'vitest';
import { classeurDe, enOctets } from './essai.ts';
import { codeTerritoire, lireCase, lireFeuille, ouvrirClasseur } from './lecture-classeur.ts';

const DEMANDE = { nom: 'Tableau 8', titre: /^Effectifs par département/, entete: ['Code', 'Libellé'] };
const TABLEAU = [['Effectifs par département'], [], [null, 'Code', 'Libellé', 2019], [null, 1, 'Ain', 7690], [], [null, 'Source : essai']];

describe('ouvrirClasseur', () => {
  test.each(['xlsx', 'biff8'] as const)('reads %s, blank rows left out, rows with their number in the sheet', (format) => {
    const feuille = lireFeuille(ouvrirClasseur('essai', classeurDe({ 'Tableau 8': TABLEAU }, format)), DEMANDE);
    expect(feuille.anomalies).toEqual([]);
    expect(feuille.entete).toEqual([null, 'Code', 'Libellé', 2019]);
    expect(feuille.lignes.map((l) => l.numero)).toEqual([4, 6]);
    expect(feuille.lignes[0]?.cases).toEqual([null, 1, 'Ain', 7690]);
  });

  test.each([
    ['an HTML page', enOctets('<!doctype html><html><table><tr><td>1</td></tr></table></html>'), 'ce n’est pas un classeur'],
    ['a CSV', enOctets('a;b\n1;2\n'), 'ce n’est pas un classeur'],
    ['nothing', new Uint8Array(), 'fichier vide'],
    ['a truncated workbook', classeurDe({ A: [[1]] }).slice(0, 400), 'tronqué ou abîmé'],
  ])('refuses %s', (_, octets, motif) => {
    const classeur = ouvrirClasseur('essai.xlsx', octets);
    expect(classeur.anomalies).toHaveLength(1);
    expect(classeur.anomalies[0]?.motif).toContain(motif);
    expect(lireFeuille(classeur, DEMANDE).anomalies).toEqual([]);
  });
});

describe('lireFeuille', () => {
  const lire = (feuilles: Parameters<typeof classeurDe>[0]) => lireFeuille(ouvrirClasseur('essai.xlsx', classeurDe(feuilles)), DEMANDE);

  test('tolerates a space after the name of the sheet', () => {
    expect(lire({ 'Tableau 8 ': TABLEAU }).anomalies).toEqual([]);
  });

  test('finds the header wherever it stands', () => {
    const feuille = lire({ 'Tableau 8': [['Effectifs par département'], ['note'], ['note'], ['note'], ...TABLEAU.slice(2)] });
    expect(feuille.lignes[0]?.numero).toBe(6);
  });

  test('names the sheets present when one is gone', () => {
    const [anomalie] = lire({ Sommaire: [['x']], 'Tableau 9': TABLEAU }).anomalies;
    expect(anomalie?.motif).toBe('feuille « Tableau 8 » absente ; feuilles présentes : « Sommaire », « Tableau 9 »');
  });

  test('sees that the tables were renumbered: same name, another title', () => {
    const feuille = lire({ 'Tableau 8': [['Montants par région'], ...TABLEAU.slice(1)], 'Tableau 9': TABLEAU });
    expect(feuille.lignes).toEqual([]);
    expect(feuille.anomalies[0]).toMatchObject({ ligne: 1, colonne: 'Tableau 8', valeur: 'Montants par région' });
    expect(feuille.anomalies[0]?.motif).toContain('« Tableau 9 »');
  });

  test('says which headers it looked for', () => {
    const feuille = lire({ 'Tableau 8': [['Effectifs par département'], ['N°', 'Libellé'], [1, 'Ain']] });
    expect(feuille.anomalies[0]?.motif).toContain('« Code », « Libellé »');
  });
});

test('codes get back the zero a spreadsheet took', () => {
  expect([1, '01', '2A', 971, ' 75 '].map(codeTerritoire)).toEqual(['01', '01', '2A', '971', '75']);
});

test('cells keep their five states', () => {
  expect(lireCase(0)).toMatchObject({ valeur: 0, etat: 'zero' });
  expect(lireCase(null)).toMatchObject({ valeur: null, etat: 'indisponible' });
  expect(lireCase('2 060 800*')).toEqual({ valeur: 2060800, etat: 'valeur', provisoire: true });
  expect(lireCase('-')).toBeNull();
  expect(lireCase('-', { tiret: 'sans-objet' })).toMatchObject({ valeur: null, etat: 'sans-objet' });
  expect(lireCase('#REF!')).toBeNull();
});
