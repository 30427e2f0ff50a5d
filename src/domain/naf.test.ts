import { describe, expect, it } from 'vitest';
import {
  AUTRES_CODES_INDETERMINES,
  CODES_INDETERMINES,
  DIX_CODES_INDETERMINES,
  estIndetermine,
  libelleSecteur,
  secteur,
  section,
  SECTIONS,
  SECTIONS_NAF,
} from './naf.ts';

describe('section', () => {
  it.each([
    ['0113Z', 'A'],
    ['0311Z', 'A'],
    ['0510Z', 'B'],
    ['1012Z', 'C'],
    ['3320D', 'C'],
    ['3511Z', 'D'],
    ['3832Z', 'E'],
    ['4399C', 'F'],
    ['4779Z', 'G'],
    ['5610A', 'I'],
    ['8130Z', 'N'],
    ['8411Z', 'O'],
    ['8559A', 'P'],
    ['8899B', 'Q'],
    ['9329Z', 'R'],
    ['9499Z', 'S'],
    ['9900Z', 'U'],
  ])('%s → %s', (naf, attendue) => {
    expect(section(naf)).toBe(attendue);
  });
  it.each(['', '0400Z', '3400Z', '8130', '88.99B', '8899b', '0000Z'])('« %s » is none of the NAF rév. 2', (naf) => {
    expect(section(naf)).toBeNull();
  });
  it('gives each of the 88 divisions one section, in order', () => {
    const divisions = SECTIONS.flatMap((s) => {
      const [debut, fin] = SECTIONS_NAF[s].divisions;
      return Array.from({ length: fin - debut + 1 }, (_, i) => debut + i);
    });
    expect(divisions).toHaveLength(88);
    expect(divisions).toEqual([...divisions].sort((a, b) => a - b));
  });
});

describe('catch-all codes', () => {
  it('list ten, then ten, all real and none twice', () => {
    expect(DIX_CODES_INDETERMINES).toHaveLength(10);
    expect(new Set(CODES_INDETERMINES.map((c) => c.code)).size).toBe(20);
    expect(AUTRES_CODES_INDETERMINES.every((c) => section(c.code) !== null)).toBe(true);
  });
  it('keep the trades apart', () => {
    for (const metier of ['3832Z', '8130Z', '8121Z', '0113Z', '8810A', '8891A', '4520A']) expect(estIndetermine(metier)).toBe(false);
  });
  it('give three answers: a section, undetermined, absent', () => {
    expect(secteur('8130Z')).toBe('N');
    expect(secteur('8899B')).toBe('indetermine');
    expect(secteur(null)).toBe('absent');
    expect(secteur('0000Z')).toBe('absent');
    expect(libelleSecteur('indetermine')).toBe('Métier non précisé par la NAF');
    expect(libelleSecteur('F')).toBe('Construction');
  });
});
