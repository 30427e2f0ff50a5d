import { describe, expect, it } from 'vitest';
import {
  accord,
  compte,
  deLaPeriode,
  entier,
  fin,
  euros,
  lirePeriode,
  liste,
  nombre,
  ordinal,
  periode,
  periodeCourte,
  pourcent,
  pourMille,
  quand,
  signe,
} from './format.ts';

describe('numbers', () => {
  it('groups digits with U+202F and writes the decimal comma', () => {
    expect(entier(1213)).toBe('1\u202f213');
    expect(entier(68_467_362)).toBe('68\u202f467\u202f362');
    expect(nombre(1234.56)).toBe('1\u202f234,6');
    expect(nombre(2, 2)).toBe('2,00');
    expect(nombre(0.75, 0)).toBe('1');
  });
  it('adds the decimals that keep what is little from being written as zero', () => {
    expect(pourcent(0.042)).toBe('0,04\u202f%');
    expect(pourcent(0.3, 0)).toBe('0,3\u202f%');
    expect(nombre(-0.04)).toBe('\u22120,04');
    expect([nombre(0), pourcent(0), nombre(0.05)]).toEqual(['0,0', '0,0\u202f%', '0,1']);
  });
  it('writes the minus as U+2212 and never « −0 »', () => {
    expect(entier(-4000)).toBe('\u22124\u202f000');
    expect(signe(-0.04)).toBe('0,0');
    expect(signe(3.21)).toBe('+3,2');
    expect(signe(-3.21)).toBe('\u22123,2');
    expect(signe(1500, 0)).toBe('+1\u202f500');
  });
  it('keeps units on the line of their number', () => {
    expect(pourcent(12.34)).toBe('12,3\u202f%');
    expect(pourcent(100, 0)).toBe('100\u202f%');
    expect(pourMille(26)).toBe('26,0\u202f‰');
    expect(euros(1_376_400)).toBe('1\u202f376\u202f400\u00a0€');
  });
  it('refuses what is not a number instead of printing it', () => {
    for (const faux of [NaN, Infinity, -Infinity]) expect(() => entier(faux)).toThrow(/in words instead/);
    expect(() => pourcent(NaN)).toThrow(TypeError);
  });
  it('rounds halves away from zero, as a reader does', () => {
    expect(entier(2.5)).toBe('3');
    expect(nombre(0.25)).toBe('0,3');
  });
});

describe('words', () => {
  it('agrees as French does: the plural starts at two', () => {
    expect([0, 1, 1.9, -1, 2, -2].map((n) => accord(n, 's', 'p'))).toEqual(['s', 's', 's', 's', 'p', 'p']);
    expect(compte(0, 'structure', 'structures')).toBe('0\u00a0structure');
    expect(compte(1213, 'personne', 'personnes')).toBe('1\u202f213\u00a0personnes');
    expect(compte(1.6, 'personne', 'personnes')).toBe('2\u00a0personnes');
  });
  it('writes ordinals', () => {
    expect([ordinal(1), ordinal(1, 'f'), ordinal(2), ordinal(1255)]).toEqual(['1er', '1re', '2e', '1\u202f255e']);
  });
  it('joins lists', () => {
    expect(liste([])).toBe('');
    expect(liste(['a'])).toBe('a');
    expect(liste(['a', 'b'])).toBe('a et b');
    expect(liste(['a', 'b', 'c'])).toBe('a, b et c');
    expect(liste(['a', 'b'], 'ou')).toBe('a ou b');
  });
});

describe('periods', () => {
  it.each([
    ['2019', '2019', '2019', 'en 2019', 'de 2019'],
    ['2019-12', 'décembre 2019', 'déc. 2019', 'en décembre 2019', 'de décembre 2019'],
    ['2022-08', 'août 2022', 'août 2022', 'en août 2022', 'd’août 2022'],
    ['2019-12-31', '31 décembre 2019', '31 déc. 2019', 'au 31 décembre 2019', 'du 31 décembre 2019'],
    ['2025-01-01', '1er janvier 2025', '1er janv. 2025', 'au 1er janvier 2025', 'du 1er janvier 2025'],
    ['2019-T4', '4e trimestre 2019', 'T4 2019', 'au 4e trimestre 2019', 'du 4e trimestre 2019'],
    ['2025-T1', '1er trimestre 2025', 'T1 2025', 'au 1er trimestre 2025', 'du 1er trimestre 2025'],
  ])('%s', (code, longue, courte, dans, de) => {
    expect([periode(code), periodeCourte(code), quand(code), deLaPeriode(code)]).toEqual([longue, courte, dans, de]);
  });
  it('reads the parts', () => {
    expect(lirePeriode('2019-T4')).toEqual({ sorte: 'trimestre', annee: 2019, trimestre: 4 });
  });
  it('writes the end of a period', () => {
    expect(['2022-09-30', '2022-09', '2021-12', '2019-12-31', '2021'].map(fin)).toEqual([
      'fin septembre 2022',
      'fin septembre 2022',
      'fin 2021',
      'fin 2019',
      'fin 2021',
    ]);
    expect(() => fin('2025-T4')).toThrow(/quarter/);
  });

  it.each(['', '19', '2019-13', '2019-00', '2019-T5', '2019-12-32', '2019-1', 'juillet 2019'])('refuses « %s »', (code) => {
    expect(() => periode(code)).toThrow(/is not a period/);
  });
});
