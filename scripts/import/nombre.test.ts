import { describe, expect, it } from 'vitest';
import { lireNombre } from './nombre.ts';

describe('lireNombre', () => {
  it.each([
    ['1213', 1213],
    ['48,0', 48],
    ['40.15', 40.15],
    ['1 234 567', 1234567],
    ['1\u00a0234,5', 1234.5],
    ['12\u202f345', 12345],
    ['-14,5', -14.5],
    [' 7 ', 7],
  ])('reads %j as %d', (texte, valeur) => {
    expect(lireNombre(texte)).toEqual({ valeur, etat: 'valeur', provisoire: false });
  });

  it('keeps a written 0 as a real zero, never as a missing value', () => {
    for (const zero of ['0', '0,0', '-0', '0.00']) expect(lireNombre(zero)).toEqual({ valeur: 0, etat: 'zero', provisoire: false });
  });

  it('says a starred figure is provisional', () => {
    expect(lireNombre('12 340*')).toEqual({ valeur: 12340, etat: 'valeur', provisoire: true });
    expect(lireNombre('nd **')).toEqual({ valeur: null, etat: 'indisponible', provisoire: true });
  });

  it.each(['s', 'S', 's.s', ' s.s. '])('reads %j as statistical secrecy', (texte) => {
    expect(lireNombre(texte)).toEqual({ valeur: null, etat: 'secret', provisoire: false });
  });

  it.each(['', '  ', 'nd', 'NC', 'N/A', 'NA'])('reads %j as not available', (texte) => {
    expect(lireNombre(texte)).toEqual({ valeur: null, etat: 'indisponible', provisoire: false });
  });

  it('reads a dash only when the file says what it means', () => {
    expect(lireNombre('-')).toBeNull();
    expect(lireNombre('-', { tiret: 'sans-objet' })).toEqual({ valeur: null, etat: 'sans-objet', provisoire: false });
  });

  it.each(['12 34', '1.234.567', '12 %', '1e3', 'Ain', '1;2', '#REF!', '12,'])('refuses %j so that the caller reports it', (texte) => {
    expect(lireNombre(texte)).toBeNull();
  });
});
