import { describe, expect, it } from 'vitest';
import {
  depourvu,
  estBlanche,
  horsDePortee,
  partBlanche,
  partiellementCouvert,
  prioritaireSansOffre,
  repartir,
  sousDote,
  type Verdict,
} from './definitions.ts';

describe('what each definition says of a commune', () => {
  it('A: no seat in its EPCI; outside any EPCI the question does not arise', () => {
    expect([depourvu(0), depourvu(1), depourvu(null)]).toEqual(['blanche', 'desservie', 'sans-objet']);
  });

  it('C: further than the reach, or nothing to reach by land; at the very reach it is within', () => {
    expect([horsDePortee(20.001), horsDePortee(20), horsDePortee(Infinity, 50)]).toEqual(['blanche', 'desservie', 'blanche']);
  });

  it('C: without a point it is neither', () => {
    expect(horsDePortee(NaN, 5)).toBe('indisponible');
  });

  it('D: a SIAE within reach but neither ACI nor AI; with none at all, C says so and D does not arise', () => {
    expect(partiellementCouvert(3, [25, Infinity])).toBe('blanche');
    expect(partiellementCouvert(3, [25, 19])).toBe('desservie');
    expect(partiellementCouvert(30, [30, 40])).toBe('sans-objet');
    expect(partiellementCouvert(NaN, [NaN, NaN])).toBe('indisponible');
    expect([partiellementCouvert(0, [NaN, 40]), partiellementCouvert(0, [NaN, 4])]).toEqual(['indisponible', 'desservie']);
  });

  it('E: strictly under half of the median; unknown equipment is unknown, no median is no question', () => {
    expect([sousDote(0, 4), sousDote(1.99, 4), sousDote(2, 4)]).toEqual(['blanche', 'blanche', 'desservie']);
    expect([sousDote(null, 4), sousDote(3, null), sousDote(0, 0)]).toEqual(['indisponible', 'sans-objet', 'sans-objet']);
  });

  it('G: a priority commune that is A or C; an unknown class is unknown', () => {
    const g = (prioritaire: boolean | null, a: Verdict, c: Verdict) => prioritaireSansOffre(prioritaire, a, c);
    expect([g(true, 'blanche', 'desservie'), g(true, 'desservie', 'blanche'), g(true, 'desservie', 'desservie')]).toEqual([
      'blanche',
      'blanche',
      'desservie',
    ]);
    expect([g(false, 'blanche', 'blanche'), g(null, 'blanche', 'blanche'), g(true, 'desservie', 'indisponible')]).toEqual([
      'sans-objet',
      'indisponible',
      'indisponible',
    ]);
  });
});

const commune = (code: string, population: number, verdict: Verdict) => ({ code, population, verdict });
const partDe = (...communes: readonly ReturnType<typeof commune>[]) =>
  partBlanche(
    repartir(
      communes,
      (c) => c.verdict,
      () => 'X',
    ).get('X') ?? { blanche: 0, desservie: 0, indisponible: 0, sansObjet: 0 },
  );

describe('what it says of a place', () => {
  it('is the share of its inhabitants, and blank from half of them on', () => {
    const part = partDe(commune('A', 50, 'blanche'), commune('B', 50, 'desservie'), commune('C', 900, 'sans-objet'));
    expect([part, estBlanche(part), estBlanche(partDe(commune('A', 49, 'blanche'), commune('B', 51, 'desservie')))]).toEqual([
      { valeur: 50, etat: 'valeur' },
      true,
      false,
    ]);
  });

  it('without inhabitants a place is neither blank nor covered, whatever its communes are', () => {
    for (const part of [
      partDe(commune('A', 0, 'blanche')),
      partDe(commune('A', 0, 'desservie')),
      partDe(commune('A', 29, 'blanche')),
      partDe(),
    ])
      expect([part, estBlanche(part)]).toEqual([{ valeur: null, etat: 'sans-objet' }, null]);
  });

  it('without data a place is neither blank nor covered', () => {
    const part = partDe(commune('A', 97, 'blanche'), commune('B', 3, 'indisponible'));
    expect([part, estBlanche(part)]).toEqual([{ valeur: null, etat: 'indisponible' }, null]);
  });

  it('communes without a point are left out of both sides up to one inhabitant in a hundred', () => {
    expect(partDe(commune('A', 99, 'blanche'), commune('B', 198, 'desservie'), commune('C', 3, 'indisponible')).valeur).toBeCloseTo(
      100 / 3,
    );
  });

  it('nobody concerned is a real zero, and covered', () => {
    const part = partDe(commune('A', 100, 'desservie'));
    expect([part, estBlanche(part)]).toEqual([{ valeur: 0, etat: 'zero' }, false]);
  });
});
