import { expect, it } from 'vitest';
import { distanceKm } from './distance.ts';

it('gives the great-circle distance', () => {
  expect(distanceKm([2.3522, 48.8566], [5.3698, 43.2965])).toBeCloseTo(660.5, 0);
  expect(distanceKm([0, 0], [0, 90])).toBeCloseTo((6371.0088 * Math.PI) / 2, 6);
  expect(distanceKm([0, 0], [180, 0])).toBeCloseTo(6371.0088 * Math.PI, 6);
  expect(distanceKm([55.5, -21.1], [55.5, -21.1])).toBe(0);
});
