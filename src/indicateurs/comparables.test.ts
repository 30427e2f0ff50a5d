import { describe, expect, it } from 'vitest';
import { comparables } from './comparables.ts';

const profils = [
  { code: 'a', mesures: [0, 10] },
  { code: 'b', mesures: [1, 10] },
  { code: 'c', mesures: [10, 10] },
  { code: 'd', mesures: [0, null] },
];

describe('comparables', () => {
  it('ranks by distance between reduced profiles', () => {
    expect(comparables(profils, 'a', 2)?.map((c) => c.code)).toEqual(['b', 'c']);
  });
  it('never compares a place whose profile is incomplete', () => {
    expect(comparables(profils, 'd', 2)).toBeNull();
    expect(comparables(profils, 'a', 5)?.map((c) => c.code)).not.toContain('d');
  });
  it('gives the same weight to criteria of different scales', () => {
    const echelles = [
      { code: 'x', mesures: [0, 0] },
      { code: 'y', mesures: [1, 0] },
      { code: 'z', mesures: [0, 1000] },
    ];
    const [premier, second] = comparables(echelles, 'x', 2) ?? [];
    expect(premier?.distance).toBeCloseTo(second?.distance ?? NaN, 10);
  });
  it('does not divide by the spread of a constant criterion', () => {
    expect(comparables(profils.slice(0, 2), 'a', 1)?.[0]?.distance).toBe(2);
  });
});
