import { expect, it } from 'vitest';
import { distanceRetenue } from './grandes-communes.ts';

it('an ordinary commune is where its point is', () => {
  expect([distanceRetenue(12, { etendueKm: 8, surPlace: true }), distanceRetenue(25, { etendueKm: 20, surPlace: false })]).toEqual([
    12, 25,
  ]);
});

it('a commune wider than the reach has a SIAE within reach when it has one of its own', () => {
  expect(distanceRetenue(61, { etendueKm: 77, surPlace: true })).toBe(0);
});

it('without one it is far only if all of it is; otherwise one point cannot tell', () => {
  expect(distanceRetenue(185, { etendueKm: 115, surPlace: false })).toBe(185);
  expect(distanceRetenue(103, { etendueKm: 117, surPlace: false })).toBeNaN();
  expect(distanceRetenue(60, { etendueKm: 30, surPlace: false })).toBeNaN();
});

it('nothing known stays unknown, and nothing to reach stays out of reach', () => {
  expect(distanceRetenue(NaN, { etendueKm: 60, surPlace: true })).toBeNaN();
  expect(distanceRetenue(Infinity, { etendueKm: 60, surPlace: false })).toBe(Infinity);
});
