import { describe, expect, it } from 'vitest';
import { casesDe, colonnesDe, doublesDe, ecrireCase } from './resultat.ts';

describe('columns of a result', () => {
  it('values decide, nulls keep the declared genre, codes stay text', () => {
    const lignes = [
      { code: '01', n: 3, part: 2, vrai: true, rien: null },
      { code: '2A', n: null, part: 2.5, vrai: null, rien: null },
    ];
    const declarees = [
      { nom: 'code', type: 'VARCHAR' },
      { nom: 'n', type: 'BIGINT' },
      { nom: 'part', type: 'DOUBLE' },
      { nom: 'vrai', type: 'BOOLEAN' },
      { nom: 'rien', type: 'DOUBLE' },
    ];
    expect(colonnesDe(lignes, declarees).map((c) => c.genre)).toEqual(['texte', 'entier', 'nombre', 'booleen', 'nombre']);
  });

  it('a double of round values is still a number, a mixed column is text', () => {
    expect(colonnesDe([{ a: 1 }, { a: 2 }], [{ nom: 'a', type: 'DOUBLE' }])[0]?.genre).toBe('nombre');
    expect(colonnesDe([{ a: 1 }, { a: 'x' }], [])[0]?.genre).toBe('texte');
  });

  it('no row keeps its columns; a name given twice is said', () => {
    const declarees = [
      { nom: 'nom', type: 'VARCHAR' },
      { nom: 'nom', type: 'VARCHAR' },
    ];
    expect(colonnesDe([], declarees)).toEqual([{ nom: 'nom', genre: 'texte' }]);
    expect(doublesDe(declarees)).toEqual(['nom']);
  });
});

describe('cells', () => {
  it.each([
    [2019, '2019'],
    [12345.5, '12\u202f345,5'],
    [-3, '\u22123'],
    [0, '0'],
    [null, 'null'],
    [true, 'vrai'],
    ['01', '01'],
    [Infinity, '+\u202finfini'],
    [NaN, 'pas un nombre'],
  ])('%s reads %s', (v, texte) => {
    expect(ecrireCase(v)).toBe(texte);
  });

  it('tells empty cells from infinite ones', () => {
    expect(casesDe({ lignes: [{ a: 0, b: 'x' }] })).toEqual({ vides: false, infinis: false });
    expect(casesDe({ lignes: [{ a: null }, { a: NaN }] })).toEqual({ vides: true, infinis: true });
  });
});
