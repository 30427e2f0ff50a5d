import { describe, expect, it } from 'vitest';
import { arcsAbsolus, assembler, bboxParCode, centres, coder, compacter, fusionner, surfaces, voisins } from './topology.ts';
import type { Topologie } from './topology.ts';

/**
 * Two squares of 10 side by side, A (0–10) and B (10–20), and an island C of 2:
 * arc 0 is the border of A and B, 1 the rest of A, 2 the rest of B, 3 the island.
 */
const CARTE: Topologie = {
  type: 'Topology',
  arcs: [
    [
      [10, 0],
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
    [
      [30, 0],
      [32, 0],
      [32, 2],
      [30, 2],
      [30, 0],
    ],
  ],
  objects: {
    communes: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'A', arcs: [[0, 1]] },
        { type: 'Polygon', id: 'B', arcs: [[2, ~0]] },
        { type: 'Polygon', id: 'C', arcs: [[3]] },
      ],
    },
  },
};

/** One commune alone, as a département file would hold it, its border walked either way. */
function extrait(code: string, epci: string, inverse = false): Topologie {
  const geometries = surfaces(CARTE, 'communes').filter((s) => s.id === code);
  const brut: Topologie = {
    ...CARTE,
    objects: {
      communes: { type: 'GeometryCollection', geometries },
      epci: { type: 'GeometryCollection', geometries: geometries.map((s) => ({ ...s, id: epci })) },
    },
  };
  const seul = compacter(brut);
  if (!inverse) return coder(seul);
  const arcs = seul.arcs.map((arc) => arc.toReversed());
  const retourner = <S extends ReturnType<typeof surfaces>[number]>(s: S): S =>
    s.type === 'Polygon' ? { ...s, arcs: s.arcs.map((r) => r.map((i) => ~i)) } : s;
  const objects = Object.fromEntries(
    Object.entries(seul.objects).map(([nom, c]) => [nom, { ...c, geometries: c.geometries.map((s) => retourner(s)) }]),
  );
  return coder({ ...seul, arcs, objects });
}

describe('reading', () => {
  it('gives neighbours along shared arcs, none to an island', () => {
    expect([...voisins(CARTE, 'communes')]).toEqual([
      ['A', ['B']],
      ['B', ['A']],
      ['C', []],
    ]);
  });

  it('gives boxes and label points', () => {
    expect(bboxParCode(CARTE, 'communes').get('B')).toEqual([10, 0, 20, 10]);
    expect(centres(CARTE, 'communes').get('A')).toEqual([5, 5]);
  });

  it('names the objects there are when asked for another', () => {
    expect(() => surfaces(CARTE, 'cantons')).toThrow('no object "cantons" in this topology: ask for one of communes');
  });
});

describe('coder', () => {
  it('loses nothing and writes small differences', () => {
    const code = coder(CARTE);
    expect(arcsAbsolus(code)).toEqual(CARTE.arcs);
    expect(code.arcs[0]).toEqual([
      [10, 0],
      [0, 10],
    ]);
    expect(code.bbox).toEqual([0, 0, 32, 10]);
  });
});

describe('fusionner', () => {
  it('dissolves the inner border, sorts by code and leaves out what has no key', () => {
    const { geometries } = fusionner(CARTE, 'communes', (code) => (code === 'C' ? null : 'AB'));
    expect(geometries.map((s) => s.id)).toEqual(['AB']);
    expect(bboxParCode({ ...CARTE, objects: { x: { type: 'GeometryCollection', geometries } } }, 'x').get('AB')).toEqual([0, 0, 20, 10]);
    expect(JSON.stringify(geometries[0]?.arcs)).not.toMatch(/\b0\b|-1/);
  });
});

describe('assembler', () => {
  it.each([false, true])('finds the common border again (walked the other way: %s)', (inverse) => {
    const reunie = assembler([extrait('A', 'X'), extrait('B', 'X', inverse), extrait('C', 'Y')]);
    expect(voisins(reunie, 'communes').get('A')).toEqual(['B']);
    expect(surfaces(reunie, 'epci').map((s) => s.id)).toEqual(['X', 'Y']);
    expect(bboxParCode(reunie, 'epci').get('X')).toEqual([0, 0, 20, 10]);
    expect(reunie.arcs).toHaveLength(4);
  });
});
