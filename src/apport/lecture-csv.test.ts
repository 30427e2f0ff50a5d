import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lireCsv } from './csv.ts';
import { decoder, detecterEncodage } from './encodage.ts';
import { reconnaitreFormat } from './format-fichier.ts';
import { LIMITES, verifierTaille } from './limites.ts';
import { detecterSeparateur } from './separateur.ts';
import { lireTableau, type TableauLu } from './tableau.ts';

const octets = (texte: string) => new TextEncoder().encode(texte);
const corpus = (nom: string) => new Uint8Array(readFileSync(`data/fixtures/apport/${nom}`));

function lire(source: Uint8Array): TableauLu {
  verifierTaille(source.length);
  expect(reconnaitreFormat(source)).toBe('csv');
  const texte = decoder(source, detecterEncodage(source));
  return lireTableau(lireCsv(texte, detecterSeparateur(texte)));
}
const types = (t: TableauLu) => Object.fromEntries(t.colonnes.map((c) => [c.nom, c.type]));

describe('encoding', () => {
  it.each([
    ['departements.csv', 'windows-1252', 'Département'],
    ['communes.csv', 'utf-8', 'département'],
    ['epci-utf16.csv', 'utf-16le', 'Métropole'],
  ])('%s is %s', (nom, encodage, mot) => {
    expect(detecterEncodage(corpus(nom))).toBe(encodage);
    expect(decoder(corpus(nom), encodage as 'utf-8')).toContain(mot);
  });
  it('knows UTF-16 without its mark, and drops the mark of UTF-8', () => {
    expect(detecterEncodage(corpus('epci-utf16.csv').subarray(2))).toBe('utf-16le');
    expect(decoder(octets('\ufeffdep;n\n01;2\n'), 'utf-8').charAt(0)).toBe('d');
  });
});

describe('separator and head', () => {
  it.each([
    ['departements.csv', ';', 1],
    ['communes.csv', ',', 1],
    ['regions-ou-departements.csv', '\t', 1],
    ['titres.csv', ';', 4],
  ])('%s: %j, head on line %i', (nom, separateur, ligne) => {
    const texte = decoder(corpus(nom), detecterEncodage(corpus(nom)));
    expect(detecterSeparateur(texte)).toBe(separateur);
    expect(lire(corpus(nom)).entete).toBe(ligne);
  });
  it('is not fooled by decimal commas', () => {
    expect(detecterSeparateur('dep;taux;part\n01;1,5;2,5\n02;3,5;4,5\n')).toBe(';');
  });
  it('a file that begins with its data has numbered columns, and says so', () => {
    const t = lire(octets('01;12\n02;13\n03;14\n'));
    expect(t.entete).toBeNull();
    expect(t.colonnes.map((c) => c.nom)).toEqual(['colonne 1', 'colonne 2']);
    expect(t.numeros).toEqual([1, 2, 3]);
    expect(t.avis.join()).toMatch(/numérotées/);
  });
});

describe('types', () => {
  it('reads French numbers, keeps « s » and « nd » apart from zero', () => {
    const t = lire(corpus('departements.csv'));
    expect(types(t)).toEqual({ Département: 'texte', 'Salariés en insertion': 'entier', 'Taux de sortie': 'nombre', Commentaire: 'texte' });
    expect(t.colonnes[1]?.valeurs).toEqual([312, 428, 1204, 655, 88, 3, 930, 12]);
    expect(t.colonnes[2]?.valeurs[0]).toBe(54.2);
    expect([...(t.colonnes[2]?.absences ?? [])]).toEqual([
      [4, 'indisponible'],
      [5, 'secret'],
    ]);
  });
  it('keeps a leading zero as text, and a lone zero as a number', () => {
    const t = lire(octets('dep;n\n01;0\n02;5\n'));
    expect(types(t)).toEqual({ dep: 'texte', n: 'entier' });
    expect(t.colonnes[1]?.valeurs).toEqual([0, 5]);
  });
  it('a column with words among its numbers stays text and names the lines', () => {
    const t = lire(octets('dep;n\n01;1\n02;2\n03;beaucoup\n04;4\n'));
    expect(types(t)).toEqual({ dep: 'texte', n: 'texte' });
    expect(t.avis.join()).toMatch(/«\sn\s»\s: 1\scase n’est pas un nombre \(ligne 4\)/);
  });
  it('numbers the second of two columns of the same name, and forgets a trailing separator', () => {
    const t = lire(corpus('doublons.csv'));
    expect(t.colonnes.map((c) => c.nom)).toEqual(['dep', 'effectif', 'effectif (2)']);
    expect(t.avis.join()).toMatch(/même nom \(effectif\)/);
  });
  it('decides the decimal mark on the whole file and never mixes both', () => {
    expect(lire(octets('dep;a\n01;1.5\n02;2.25\n')).decimale).toBe('.');
    const t = lire(octets('dep;a\n01;1,5\n02;2,25\n03;3.5\n'));
    expect(t.decimale).toBe(',');
    expect(t.colonnes[1]?.type).toBe('texte');
  });
  it('keeps the formula of a cell as the text it is', () => {
    expect(lire(corpus('departements.csv')).colonnes[3]?.valeurs[0]).toBe('=SOMME(A1:A9)');
  });
});

describe('files that cannot be read end in a sentence that says what to do', () => {
  const refus = (source: Uint8Array) => () => lire(source);
  it.each([
    ['empty', octets(''), /vide \(0\soctet\).*Enregistrez-le/],
    ['blank', octets(' \n \n'), /que des espaces/],
    ['binary', new Uint8Array(4000).map((_, i) => (i * 37) % 251), /ni du texte.*en CSV/],
    ['old Excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /\.xls.*\.xlsx/],
    ['PDF', octets('%PDF-1.7 …'), /PDF/],
    ['web page', octets('<!DOCTYPE html><html><body>'), /page web/],
    ['JSON', octets('[{"dep":"01"}]'), /JSON/],
    ['head only', octets('dep;effectif\n'), /qu’une ligne d’en-tête \(dep, effectif\).*export/],
    [
      '300 columns',
      octets(`${Array.from({ length: 300 }, (_, i) => `c${i}`).join(';')}\n${'1;'.repeat(299)}1\n`),
      /300\u00a0colonnes.*Gardez/,
    ],
    [
      'a cell of a million characters',
      octets(`dep;note\n01;"${'a'.repeat(1_000_000)}"\n`),
      /ligne 2, colonne 2.*1\u202f000\u202f000.*guillemet/,
    ],
  ])('%s', (_, source, message) => {
    expect(refus(source)).toThrow(message);
  });
  it('more than two million lines', () => {
    expect(refus(octets(`a\n${'1\n'.repeat(LIMITES.lignes + 1)}`))).toThrow(/2\u202f000\u202f000\u00a0?\s?lignes/);
  });
  it('a file of more than 250 MB, before a byte is read', () => {
    expect(() => verifierTaille(250_000_001)).toThrow(/250/);
  });
});
