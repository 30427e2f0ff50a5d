import { describe, expect, it } from 'vitest';
import { aireSignee } from './anneau.ts';
import { simplifier } from './simplification.ts';
import { anneau, arcsAbsolus, polygonesEnArcs, surfaces, voisins } from './topology.ts';
import type { Topologie } from './topology.ts';

const cercle = (cx: number, cy: number, rayon: number): number[][] =>
  Array.from({ length: 41 }, (_, i) => {
    const angle = ((i % 40) * Math.PI) / 20;
    return [cx + rayon * Math.cos(angle), cy + rayon * Math.sin(angle)];
  });

function carte(ronds: readonly (readonly [string, readonly number[][][]])[]): Topologie {
  const arcs: number[][][] = [];
  const geometries = ronds.map(([id, anneaux]) => ({
    type: 'MultiPolygon' as const,
    id,
    arcs: anneaux.map((a) => [[arcs.push(a) - 1]]),
  }));
  return { type: 'Topology', arcs, objects: { iles: { type: 'GeometryCollection', geometries } } };
}

const aires = (t: Topologie, code: string): number[] => {
  const arcs = arcsAbsolus(t);
  const surface = surfaces(t, 'iles').find((s) => s.id === code);
  return surface ? polygonesEnArcs(surface).map(([r = []]) => Math.abs(aireSignee(anneau(arcs, r)))) : [];
};

describe('simplifier', () => {
  it('drops islets, but never the only land of a territory', () => {
    const reduite = simplifier(
      carte([
        ['A', [cercle(0, 0, 30), cercle(50, 0, 1)]],
        ['B', [cercle(100, 0, 1)]],
      ]),
      { seuil: 4, ilot: 5 },
    );
    expect(aires(reduite, 'A')).toHaveLength(1);
    expect(aires(reduite, 'B')[0]).toBeGreaterThan(1);
  });

  it('keeps a shape under a threshold far larger than it', () => {
    const [aire = 0] = aires(simplifier(carte([['A', [cercle(0, 0, 10)]]]), { seuil: 10_000, ilot: 1 }), 'A');
    expect(aire).toBeGreaterThan(Math.PI * 100 * 0.6);
    expect(aire).toBeLessThan(Math.PI * 100 * 1.7);
  });

  it('removes vertices and rounds the rest', () => {
    const reduite = simplifier(carte([['A', [cercle(0, 0, 100)]]]), { seuil: 40, ilot: 1 });
    expect(reduite.arcs[0]?.length).toBeLessThan(30);
    expect(reduite.arcs.flat(2).every(Number.isInteger)).toBe(true);
  });

  it('keeps common borders common', () => {
    const partage: Topologie = {
      type: 'Topology',
      arcs: [
        [
          [10, 0],
          [11, 3],
          [9.4, 6],
          [10, 10],
        ],
        [
          [10, 10],
          [0, 10],
          [0, 0],
          [10, 0],
        ],
        [
          [10, 0],
          [20, 0],
          [20, 10],
          [10, 10],
        ],
      ],
      objects: {
        iles: {
          type: 'GeometryCollection',
          geometries: [
            { type: 'Polygon', id: 'A', arcs: [[0, 1]] },
            { type: 'Polygon', id: 'B', arcs: [[2, ~0]] },
          ],
        },
      },
    };
    const reduite = simplifier(partage, { seuil: 100, ilot: 1 });
    expect(voisins(reduite, 'iles').get('A')).toEqual(['B']);
    expect(reduite.arcs).toHaveLength(3);
    expect(aires(reduite, 'A')[0]).toBe(100);
  });
});
