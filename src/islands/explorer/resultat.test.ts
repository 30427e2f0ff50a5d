import { describe, expect, it } from 'vitest';
import { casesDe, colonnesDe, ecrireCase, mesuresDe } from './resultat.ts';

describe('columns of a result', () => {
  it.each([
    ['VARCHAR', 'texte'],
    ['TINYINT', 'entier'],
    ['UBIGINT', 'entier'],
    ['UHUGEINT', 'entier'],
    ['BIGNUM', 'entier'],
    ['FLOAT', 'nombre'],
    ['DECIMAL(38,10)', 'nombre'],
    ['BOOLEAN', 'booleen'],
    ['INTEGER[]', 'texte'],
    ['DECIMAL(30,12)[]', 'texte'],
    ['STRUCT(a INTEGER)', 'texte'],
    ['INTERVAL', 'texte'],
    ['TIMESTAMP WITH TIME ZONE', 'texte'],
  ])('%s reads as %s', (type, genre) => {
    expect(colonnesDe([{ nom: 'a', type }])).toEqual([{ nom: 'a', type, genre }]);
  });

  it('a column of exact digits can be drawn, one of codes or of nulls cannot', () => {
    const colonnes = colonnesDe([
      { nom: 'grand', type: 'HUGEINT' },
      { nom: 'code', type: 'VARCHAR' },
      { nom: 'vide', type: 'DOUBLE' },
    ]);
    expect(mesuresDe({ colonnes, lignes: [{ grand: '170141183460469231731687303715884105727', code: '01', vide: null }] })).toEqual([
      'grand',
    ]);
  });
});

describe('cells', () => {
  it.each([
    [2019, 'INTEGER', '2019'],
    [12345.5, 'DOUBLE', '12\u202f345,5'],
    [-3, 'INTEGER', '\u22123'],
    [0, 'INTEGER', '0'],
    [null, 'INTEGER', 'null'],
    [true, 'BOOLEAN', 'vrai'],
    ['01', 'VARCHAR', '01'],
    [Infinity, 'DOUBLE', '+\u202finfini'],
    [-Infinity, 'FLOAT', '\u2212\u202finfini'],
    [NaN, 'DOUBLE', 'pas un nombre'],
    [1e-9, 'DOUBLE', '1\u202f×\u202f10^\u22129'],
    [-2.5e300, 'DOUBLE', '\u22122,5\u202f×\u202f10^300'],
    [1.23456789, 'DECIMAL(10,8)', '1,23456789'],
    [-0.5, 'DECIMAL(2,1)', '\u22120,5'],
    ['-9223372036854775808', 'BIGINT', '\u22129\u202f223\u202f372\u202f036\u202f854\u202f775\u202f808'],
    ['1234567890123456.789', 'DECIMAL(19,3)', '1\u202f234\u202f567\u202f890\u202f123\u202f456,789'],
    ['\\xDE\\xAD', 'BLOB', 'octets\u00a0: \\xDE\\xAD'],
    ['', 'BLOB', 'octets\u00a0: aucun'],
    ['[1, NULL]', 'INTEGER[]', '[1, NULL]'],
  ])('%s of type %s reads %s', (v, type, texte) => {
    const [colonne] = colonnesDe([{ nom: 'a', type }]);
    expect(colonne === undefined ? '' : ecrireCase(v, colonne)).toBe(texte);
  });

  it('tells empty cells from infinite ones', () => {
    expect(casesDe({ lignes: [{ a: 0, b: 'x' }] })).toEqual({ vides: false, infinis: false });
    expect(casesDe({ lignes: [{ a: null }, { a: NaN }] })).toEqual({ vides: true, infinis: true });
  });
});
