import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { distanceKm } from '#geometry/distance.ts';
import { ecart, resoudre } from './exact.ts';
import { forceBrute, valeurDe } from './force-brute.ts';
import { GARANTIE, glouton } from './glouton.ts';
import { ecrireModele } from './modele.ts';
import { horsDePortee, listeDe, preparer, type Demande, type Probleme } from './probleme.ts';
import { reduire } from './reduction.ts';
import { creerVoisinage } from './voisinage.ts';

const highs = await loadHighs();

/** A few communes on a grid of about four kilometres, so that reaches of 5 to 20 km overlap. */
const lieu = fc.record({
  lon: fc.integer({ min: 0, max: 12 }).map((x) => 2 + x * 0.05),
  lat: fc.integer({ min: 0, max: 12 }).map((y) => 46 + y * 0.04),
  bassin: fc.constantFrom('metropole', 'metropole', 'metropole', 'corse'),
});
const demande: fc.Arbitrary<Demande> = fc
  .tuple(
    lieu,
    fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 5000 }) }, { weight: 1, arbitrary: fc.constant(null) }),
    fc.oneof(fc.constant(null), fc.double({ min: 0, max: 40, noNaN: true })),
  )
  .map(([l, poids, distance]) => ({ ...l, poids, distance }));
const probleme: fc.Arbitrary<Probleme> = fc.record({
  candidats: fc.array(lieu, { minLength: 1, maxLength: 9 }),
  demandes: fc.array(demande, { minLength: 1, maxLength: 14 }),
  porteeKm: fc.integer({ min: 5, max: 20 }),
});

test('who reaches whom is what comparing every pair says', () => {
  fc.assert(
    fc.property(probleme, (p) => {
      const instance = preparer(p);
      for (const [c, candidat] of p.candidats.entries()) {
        const attendues = p.demandes.flatMap((d, i) => {
          const pres = d.bassin === candidat.bassin && distanceKm([d.lon, d.lat], [candidat.lon, candidat.lat]) <= p.porteeKm;
          return pres && horsDePortee(d, p.porteeKm) && (d.poids ?? 0) > 0 ? [i] : [];
        });
        expect([...listeDe(instance.atteintes, c)].map((rang) => instance.demandes[rang])).toEqual(attendues);
      }
    }),
  );
});

test('one place: greedy is the best; several: never under its bound, and the bound is never under the best', () => {
  fc.assert(
    fc.property(probleme, fc.integer({ min: 1, max: 4 }), (p, k) => {
      const instance = preparer(p);
      const [choisi, optimum] = [glouton(instance, k), forceBrute(instance, k)];
      expect(glouton(instance, 1).gain).toBe(forceBrute(instance, 1).gain);
      expect(choisi.gain).toBeLessThanOrEqual(optimum.gain);
      expect(choisi.gain).toBeGreaterThanOrEqual(GARANTIE * optimum.gain);
      expect(choisi.borne).toBeGreaterThanOrEqual(optimum.gain);
      expect(choisi.borne).toBeLessThanOrEqual(instance.horsDePortee);
    }),
    { numRuns: 400 },
  );
});

test('lazy evaluation chooses as a plain greedy that looks at everything each time', () => {
  fc.assert(
    fc.property(probleme, (p) => {
      const instance = preparer(p);
      const attendus: number[] = [];
      for (let tour = 0; tour < 5; tour++) {
        const gains = Array.from({ length: instance.candidats }, (_, c) => valeurDe(instance, [...attendus, c]));
        const meilleur = gains.indexOf(Math.max(...gains));
        if ((gains[meilleur] ?? 0) > valeurDe(instance, attendus)) attendus.push(meilleur);
      }
      const { choix, gain } = glouton(instance, 5);
      expect(choix.map((c) => c.candidat)).toEqual(attendus);
      expect(gain).toBe(valeurDe(instance, attendus));
      expect(choix.reduce((total, c) => total + c.gain, 0)).toBe(gain);
    }),
  );
});

test('the reduction keeps the optimum', () => {
  fc.assert(
    fc.property(probleme, fc.integer({ min: 1, max: 3 }), (p, k) => {
      const instance = preparer(p);
      const { candidats } = reduire(instance);
      const parmi = { ...instance, candidats: candidats.length };
      const debuts = Int32Array.from([
        0,
        ...candidats.map((_, j) => candidats.slice(0, j + 1).reduce((n, c) => n + listeDe(instance.atteintes, c).length, 0)),
      ]);
      const valeurs = Int32Array.from(candidats.flatMap((c) => [...listeDe(instance.atteintes, c)]));
      expect(forceBrute({ ...parmi, atteintes: { debuts, valeurs } }, k).gain).toBe(forceBrute(instance, k).gain);
    }),
  );
});

test('the solver finds what brute force finds, and never less than greedy', () => {
  fc.assert(
    fc.property(probleme, fc.integer({ min: 1, max: 4 }), (p, k) => {
      const instance = preparer(p);
      const depart = glouton(instance, k);
      const exacte = resoudre(highs, instance, { k, limite: 10, depart });
      expect(exacte.prouvee).toBe(true);
      expect(exacte.gain).toBe(forceBrute(instance, k).gain);
      expect(exacte.gain).toBeGreaterThanOrEqual(depart.gain);
      expect(
        valeurDe(
          instance,
          exacte.choix.map((c) => c.candidat),
        ),
      ).toBe(exacte.gain);
      expect(ecart(exacte)).toBe(0);
    }),
    { numRuns: 120 },
  );
});

/** Two places hold most people; the place between them reaches both edges, and lures the greedy choice. */
const PIEGE: Probleme = {
  porteeKm: 6,
  candidats: [0, 0.1, 0.2].map((x) => ({ lon: 2 + x, lat: 46, bassin: 'metropole' })),
  demandes: [
    [-0.04, 100],
    [0.04, 60],
    [0.16, 60],
    [0.24, 100],
    [0.1, 50],
  ].map(([x = 0, poids = 0]) => ({ lon: 2 + x, lat: 46, bassin: 'metropole', poids, distance: null })),
};

test('greedy may be beaten, and the gap says by how much', () => {
  const instance = preparer(PIEGE);
  const [premier, deux] = [glouton(instance, 1), glouton(instance, 2)];
  expect(premier.choix).toEqual([{ candidat: 1, gain: 170, cumul: 170 }]);
  expect(deux.gain).toBe(270);
  const exacte = resoudre(highs, instance, { k: 2, limite: 10, depart: deux });
  expect(exacte.gain).toBe(320);
  expect(exacte.choix.map((c) => c.candidat)).toEqual([0, 2]);
  expect(ecart({ ...deux, borne: exacte.gain })).toBeCloseTo(50 / 320, 10);
});

test('an unknown weight is neither gained nor counted as nobody', () => {
  const [a, b] = PIEGE.demandes as [Demande, Demande];
  const instance = preparer({
    ...PIEGE,
    demandes: [
      { ...a, poids: null },
      { ...b, poids: 0 },
    ],
  });
  expect(instance).toMatchObject({ inconnus: 1, horsDePortee: 0 });
  expect(glouton(instance, 3)).toEqual({ choix: [], gain: 0, borne: 0 });
  const atteinte = preparer({ ...PIEGE, demandes: [{ ...a, poids: null, distance: 1 }] });
  expect(atteinte.inconnus).toBe(0);
});

test('a place at exactly the reach is reached; one further is not', () => {
  expect([19.9, 20, 20.01, null].map((distance) => horsDePortee({ distance }, 20))).toEqual([false, false, true, true]);
});

test('nothing crosses from a basin to another', () => {
  const voisinage = creerVoisinage([
    { lon: 9.5, lat: 42.6, bassin: 'corse' },
    { lon: 9.5, lat: 42.6, bassin: 'metropole' },
  ]);
  const vus: number[] = [];
  voisinage({ lon: 9.51, lat: 42.6, bassin: 'corse' }, 50, (rang) => vus.push(rang));
  expect(vus).toEqual([0]);
});

test('the model is the one of the textbooks', () => {
  const reduite = {
    candidats: [4, 7],
    groupes: [
      { poids: 12, par: [0, 1] },
      { poids: 5, par: [1] },
    ],
  };
  expect(ecrireModele(reduite, 1)).toBe(
    [
      'Maximize',
      ' gain: + 12 y0 + 5 y1',
      'Subject To',
      ' nombre: + x0 + x1 <= 1',
      ' g0: y0 - x0 - x1 <= 0',
      ' g1: y1 - x1 <= 0',
      'Bounds',
      ' 0 <= y0 <= 1',
      ' 0 <= y1 <= 1',
      'Binary',
      ' x0 x1',
      'End',
      '',
    ].join('\n'),
  );
});
