import { describe, expect, it } from 'vitest';
import { lireCsv, plusProche } from './lecture-csv.ts';

const OPTIONS = { separateur: ',', colonnes: ['a', 'b'] } as const;
const lire = (texte: string) => lireCsv('essai.csv', new TextEncoder().encode(texte), OPTIONS);
const fautes = (texte: string) => lire(texte).anomalies.map((a) => [a.ligne, a.valeur, a.motif]);

describe('lireCsv', () => {
  it('gives each row the line where it begins, past blank lines and line breaks inside quotes', () => {
    const { lignes } = lire('a,b\n1,"x\ny"\n\n3,4\n');
    expect(lignes).toEqual([
      { numero: 2, champs: { a: '1', b: 'x\ny' } },
      { numero: 5, champs: { a: '3', b: '4' } },
    ]);
  });

  it('keeps the good rows and tells every bad one', () => {
    const tableau = lire('a,b\n1\n2,3\n4,5,6\n');
    expect(tableau.lignes).toEqual([{ numero: 3, champs: { a: '2', b: '3' } }]);
    expect(tableau.anomalies.map((a) => [a.ligne, a.motif])).toEqual([
      [2, 'trop peu de champs : 2 attendus'],
      [4, 'trop de champs : 2 attendus'],
    ]);
  });

  it('leaves out the unnamed column of a trailing separator, CRLF or not', () => {
    expect(lire('a,b,\r\n1,2,\r\n')).toMatchObject({ lignes: [{ champs: { a: '1', b: '2' } }], anomalies: [] });
  });

  it('tells a short last row without its newline as a cut file, and a short row elsewhere as a short row', () => {
    expect(fautes('a,b\n1,2\n3')).toEqual([[3, '1 champs', 'fichier tronqué : la dernière ligne s’arrête avant ses 2 champs']]);
    expect(fautes('a,b\n1,2\n3\n')).toEqual([[3, '1 champs', 'trop peu de champs : 2 attendus']]);
  });

  it('tells a file cut right after its header, and one shorter than the least expected', () => {
    expect(fautes('a,b\n')).toEqual([[null, '0', 'aucune ligne sous les en-têtes : fichier tronqué']]);
    const court = lireCsv('essai.csv', new TextEncoder().encode('a,b\n1,2\n'), { ...OPTIONS, lignesMin: 100 });
    expect(court.anomalies.map((a) => a.motif)).toEqual(['moins de 100 lignes : fichier tronqué']);
  });

  it('tells NUL bytes with their line: binary content or UTF-16', () => {
    expect(fautes('a,b\n1,\0\n')).toEqual([[2, 'octet NUL', 'contenu binaire ou encodé en UTF-16']]);
  });

  it('tells an open quote instead of throwing', () => {
    expect(fautes('a,b\n1,"2\n3,4\n')).toContainEqual([2, 'MissingQuotes', 'guillemets mal fermés : la ligne ne se découpe pas']);
  });

  it('tells a column named twice', () => {
    expect(fautes('a,b,a\n1,2,3\n')).toEqual([[1, 'a', 'colonne présente deux fois']]);
  });
});

describe('plusProche', () => {
  it('finds the renamed column, or none when nothing resembles it', () => {
    expect(plusProche('cible', ['libelle', 'cible_2022'])).toBe('cible_2022');
    expect(plusProche('date_cible', ['date_cibles', 'x'])).toBe('date_cibles');
    expect(plusProche('cible', ['population_totale'])).toBeNull();
  });
});
