import { describe, expect, it } from 'vitest';
import { contours, maillage, pourtour } from './trace.ts';
import type { Topologie } from './topology.ts';

/** A square with a square hole filled by an enclave, and a second, distant piece. */
const CARTE: Topologie = {
  type: 'Topology',
  arcs: [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
    [
      [4, 4],
      [6, 4],
      [6, 6],
      [4, 6],
      [4, 4],
    ],
    [
      [20, 5],
      [22, 5],
      [20, 7],
      [20, 5],
    ],
    [
      [30, 3],
      [30, 3],
    ],
  ],
  objects: {
    zones: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPolygon', id: 'A', arcs: [[[0], [~1]], [[2]]] },
        { type: 'Polygon', id: 'B', arcs: [[1]] },
        { type: 'Polygon', id: 'C', arcs: [[3]] },
      ],
    },
  },
};

describe('contours', () => {
  const chemins = contours(CARTE, 'zones');

  it('writes relative integers, each command once, holes the other way round', () => {
    expect(chemins.get('A')).toBe('M0 0l10 0 0 10-10 0zm4 4l0 2 2 0 0-2zm16 1l2 0-2 2z');
    expect(chemins.get('B')).toBe('M4 4l2 0 0 2-2 0z');
  });

  it('never leaves a territory without a path', () => {
    expect(chemins.get('C')).toBe('M30 3z');
  });
});

describe('maillage', () => {
  it('draws each inner border once', () => {
    expect(maillage(CARTE, 'zones')).toBe('M4 4l0 2 2 0 0-2-2 0');
  });

  it('draws the outline, or whatever the two codes say', () => {
    expect(maillage(CARTE, 'zones', pourtour)).toBe('M0 0l10 0 0 10-10 0 0-10m20 5l2 0-2 2 0-2m10-2l0 0');
    expect(maillage(CARTE, 'zones', (a, b) => a !== b && a === 'Z')).toBe('');
  });

  it('refuses an unknown object', () => {
    expect(() => maillage(CARTE, 'cantons')).toThrow('no object "cantons"');
  });
});
