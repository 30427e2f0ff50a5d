import { expect, it } from 'vitest';
import { PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import { distanceRetenue } from './grandes-communes.ts';

it('an ordinary commune is where its point is', () => {
  expect([distanceRetenue(12, { etendueKm: 8, surPlace: true }), distanceRetenue(25, { etendueKm: 20, surPlace: false })]).toEqual([
    12, 25,
  ]);
});

it('a commune wider than the reach has a SIAE within the shortest one when it has one of its own', () => {
  expect(distanceRetenue(61, { etendueKm: 77, surPlace: true })).toBe(PLANCHER_KM);
});

it('an establishment of the commune without an address is in the commune: neither at 0 km, nor unknown', () => {
  expect(distanceRetenue(NaN, { etendueKm: 4, surPlace: true })).toBe(PLANCHER_KM);
});

it('no distance is told under the floor', () => {
  expect([0.2, 4.99, 5.01].map((km) => distanceRetenue(km, { etendueKm: 4, surPlace: false }))).toEqual([PLANCHER_KM, PLANCHER_KM, 5.01]);
});

it('without one it is far only if all of it is; otherwise one point cannot tell', () => {
  expect(distanceRetenue(185, { etendueKm: 115, surPlace: false })).toBe(185);
  expect(distanceRetenue(103, { etendueKm: 117, surPlace: false })).toBeNaN();
  expect(distanceRetenue(60, { etendueKm: 30, surPlace: false })).toBeNaN();
});

it('nothing known stays unknown, and nothing to reach stays out of reach', () => {
  expect(distanceRetenue(NaN, { etendueKm: 60, surPlace: false })).toBeNaN();
  expect(distanceRetenue(Infinity, { etendueKm: 60, surPlace: false })).toBe(Infinity);
});
