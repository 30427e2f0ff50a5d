import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { titreSansNombre } from './titre.ts';
import { adressesFigure, csvDe, deposer } from './depot-figure.ts';

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

describe('deposer', () => {
  it('writes the two files where the site is built, and only the rows of what has no drawing', () => {
    const sortie = mkdtempSync(join(tmpdir(), 'figures-'));
    const vue = {
      ...tableau(['Ain', 1]),
      titre: titreSansNombre('T'),
      sousTitre: 'S',
      description: '',
      sources: [],
      localisations: [],
      indicateurs: [],
    };
    deposer('/a/', { ...vue, id: 'dessinee', svg: '<svg viewBox="0 0 400 10"></svg>' }, 'Source', sortie);
    deposer('/a/', { ...vue, id: 'lignes', svg: '' }, 'Source', sortie);
    expect(readdirSync(join(sortie, 'a/figures')).sort()).toEqual(['dessinee.csv', 'dessinee.svg', 'lignes.csv']);
    expect(readFileSync(join(sortie, 'a/figures/lignes.csv'), 'utf8')).toContain('Ain,1\n');
    rmSync(sortie, { recursive: true });
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
