import { describe, expect, it } from 'vitest';
import { ecrireCsv, neutraliser, TABLEUR } from './csv.ts';

describe('a text that a spreadsheet would run', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("x")',
    '+cmd|x',
    '+33 4 95',
    '-2+3',
    '-cmd',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u0000=1',
    '|calc',
    '＝1+1',
    '＠SUM(A1)',
    '\u200b=1',
    '\ufeff＋1',
    '-',
  ])('%j is kept as text', (texte) => {
    expect(neutraliser(texte)).toBe(`'${texte}`);
  });

  it.each(['-3', '+4.5', '-12,5', '-0.4', '01', '2A', 'Ain', '', 'L’Isle-d’Abeau', '–', '1=1'])('%j stays as it is', (texte) => {
    expect(neutraliser(texte)).toBe(texte);
  });
});

describe('a file', () => {
  it('has the form of the published tables: commas, decimal points, an empty cell for what is absent, 0 for 0', () => {
    expect(
      ecrireCsv(
        ['nom', 'n', 'vrai'],
        [
          ['Ain', -1213.5, true],
          [null, 0, false],
        ],
      ),
    ).toBe('nom,n,vrai\nAin,-1213.5,true\n,0,false\n');
  });

  it('quotes what would cut a cell, and only that', () => {
    expect(ecrireCsv(['a'], [['L’Ain, "01"'], ['a\nb'], ['a\rb'], ['x;y'], ['12,5']])).toBe(
      'a\n"L’Ain, ""01"""\n"a\nb"\n"a\rb"\nx;y\n"12,5"\n',
    );
  });

  it('neutralises names of columns as it does cells, before it quotes them', () => {
    expect(ecrireCsv(['=a', '=b,c'], [['@x', '-1']])).toBe(`'=a,"'=b,c"\n'@x,-1\n`);
  });

  it('for a French spreadsheet has semicolons and a mark', () => {
    expect(
      ecrireCsv(
        ['=a', 'b'],
        [
          ['x;y', 'il dit "non"'],
          ['1,5', 3],
        ],
        TABLEUR,
      ),
    ).toBe(`\ufeff'=a;b\r\n"x;y";"il dit ""non"""\r\n1,5;3\r\n`);
  });

  it('without a row has its head', () => {
    expect(ecrireCsv(['a', 'b'], [])).toBe('a,b\n');
  });
});
