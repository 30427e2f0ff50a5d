import { describe, expect, it } from 'vitest';
import { reunirBbox } from '#geometry/bbox.ts';
import { boite, milieu, voisinVers } from './chemins.ts';

describe('boite', () => {
  it('reads the paths that the site writes: absolute start, relative rest, rings after one another', () => {
    expect(boite('M10 20l5 0 0 5-5 0zm100 100l10 0 0-30z')).toEqual([10, 20, 120, 120]);
    expect(boite('M-3-4l1 1')).toEqual([-3, -4, -2, -3]);
  });
  it('joins and centres', () => {
    expect(milieu(reunirBbox([boite('M0 0l2 2'), boite('M8 4l2 6')]))).toEqual([5, 5]);
  });
});

describe('voisinVers', () => {
  const places = new Map([
    ['centre', [0, 0]],
    ['est', [10, 1]],
    ['loin', [30, 0]],
    ['nord', [1, -10]],
    ['biais', [6, 20]],
  ] as const);
  it('goes to the nearest on the side asked for, never behind', () => {
    expect(voisinVers(places, 'centre', [1, 0])).toBe('est');
    expect(voisinVers(places, 'est', [1, 0])).toBe('loin');
    expect(voisinVers(places, 'centre', [0, -1])).toBe('nord');
    expect(voisinVers(places, 'centre', [0, 1])).toBe('biais');
    expect(voisinVers(places, 'loin', [1, 0])).toBeNull();
    expect(voisinVers(places, 'ailleurs', [1, 0])).toBeNull();
  });
});
