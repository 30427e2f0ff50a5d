import { describe, expect, it } from 'vitest';
import { adressesFigure, csvDe } from './depot-figure.ts';

const tableau = (cases: readonly (string | number | null)[]) => ({
  tableau: {
    legende: 'essai',
    colonnes: [{ nom: 'Territoire' }, { nom: '=1+1' }],
    lignes: [{ cases: cases.map((brut) => ({ texte: 'lu', brut })) }],
  },
});

describe('csvDe', () => {
  it('writes the raw values, not what the page prints', () => {
    expect(csvDe(tableau(['Ain', 1213.5]))).toBe(`Territoire,'=1+1\nAin,1213.5\n`);
  });
  it('keeps the state of a cell without a number, and leaves an absent one empty', () => {
    expect(csvDe(tableau(['secret', null]))).toContain('\nsecret,\n');
  });
  it('leaves a negative number a number', () => {
    expect(csvDe(tableau(['Ain', -0.4]))).toContain('Ain,-0.4\n');
  });
});

describe('adressesFigure', () => {
  it('stands under the page of the figure', () => {
    expect(adressesFigure('/territoires/departements/01/', 'carte')).toEqual({
      svg: '/territoires/departements/01/figures/carte.svg',
      csv: '/territoires/departements/01/figures/carte.csv',
    });
  });
});
