import { describe, expect, it } from 'vitest';
import { distanceKm } from './distance.ts';
import { deprojeter, KM_PAR_UNITE, kmParUnite, PANNEAUX, panneauDe, projeter, projeterDansFenetre } from './projection.ts';
import type { Panneau, Position } from './projection.ts';

const PARIS: Position = [2.3522, 48.8566];
const MARSEILLE: Position = [5.3698, 43.2965];

/** A pair of towns in each panel. */
const VILLES: Readonly<Record<Panneau, readonly [Position, Position]>> = {
  metropole: [PARIS, MARSEILLE],
  '971': [
    [-61.729, 15.998],
    [-61.534, 16.241],
  ],
  '972': [
    [-61.075, 14.604],
    [-61.103, 14.816],
  ],
  '973': [
    [-52.326, 4.922],
    [-54.031, 5.501],
  ],
  '974': [
    [55.448, -20.879],
    [55.478, -21.342],
  ],
  '976': [
    [45.228, -12.78],
    [45.1, -12.94],
  ],
};

describe('projeter', () => {
  it.each(PANNEAUX)('keeps lengths of %s within 1 %% of the ground', (panneau) => {
    const [a, b] = VILLES[panneau];
    const [[xa, ya], [xb, yb]] = [projeter(panneau, a), projeter(panneau, b)];
    const ratio = (Math.hypot(xb - xa, yb - ya) * KM_PAR_UNITE) / distanceKm(a, b);
    expect(ratio).toBeGreaterThan(0.99);
    expect(ratio).toBeLessThan(1.01);
  });

  it.each(PANNEAUX)('comes back from %s', (panneau) => {
    const [lon, lat] = deprojeter(panneau, projeter(panneau, VILLES[panneau][0]));
    expect(lon).toBeCloseTo(VILLES[panneau][0][0], 7);
    expect(lat).toBeCloseTo(VILLES[panneau][0][1], 7);
  });

  it('puts the north at the top and the east at the right', () => {
    const [paris, marseille] = [projeter('metropole', PARIS), projeter('metropole', MARSEILLE)];
    expect(paris[1]).toBeLessThan(marseille[1]);
    expect(paris[0]).toBeLessThan(marseille[0]);
  });
});

describe('panneauDe', () => {
  it('reads départements and communes alike', () => {
    expect(['01', '2A', '971', '97302', '75056', '976'].map(panneauDe)).toEqual([
      'metropole',
      'metropole',
      '971',
      '973',
      'metropole',
      '976',
    ]);
  });
});

it('places a point in a window by its origin and its step', () => {
  const [x, y] = projeter('metropole', PARIS);
  const cadrage = { panneau: 'metropole', x0: x - 50, y0: y - 20, pas: 10 } as const;
  const [px, py] = projeterDansFenetre(cadrage, PARIS);
  expect(px).toBeCloseTo(5);
  expect(py).toBeCloseTo(2);
  expect(kmParUnite(cadrage)).toBeCloseTo(0.4);
});
