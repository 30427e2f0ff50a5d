import { describe, expect, it } from 'vitest';
import { cadrer, fenetre } from './fenetre.ts';
import { reunirBbox } from './bbox.ts';
import { deprojeter, projeterDansFenetre } from './projection.ts';
import { surfaces } from './topology.ts';
import type { Topologie } from './topology.ts';

const carre = (x: number, y: number, cote: number): number[][] => [
  [x, y],
  [x + cote, y],
  [x + cote, y + cote],
  [x, y + cote],
  [x, y],
];
const CARTE: Topologie = {
  type: 'Topology',
  arcs: [carre(100, 200, 500), carre(5000, 5000, 500)],
  objects: {
    communes: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'pres', arcs: [[0]] },
        { type: 'Polygon', id: 'loin', arcs: [[1]] },
      ],
    },
  },
};

describe('fenetre', () => {
  it('fits the longer side, with a margin', () => {
    const f = fenetre('metropole', [100, 200, 600, 450], { cote: 520, marge: 0.02 });
    expect(f).toEqual({ panneau: 'metropole', pas: 1, x0: 90, y0: 190, largeur: 520, hauteur: 270 });
  });

  it('places the corner of the box at the margin', () => {
    const f = fenetre('974', [-800, -700, 780, 720]);
    const [x, y] = projeterDansFenetre(f, deprojeter('974', [-800, -700]));
    expect(x).toBeCloseTo(1000 * (0.02 / 1.04), 6);
    expect(y).toBeCloseTo(1000 * (0.02 / 1.04), 6);
  });

  it('joins boxes', () => {
    expect(
      reunirBbox([
        [0, 0, 1, 1],
        [5, -2, 6, 0],
      ]),
    ).toEqual([0, -2, 6, 1]);
  });
});

describe('cadrer', () => {
  it('draws what the window shows, in its integers, and nothing that is wholly outside', () => {
    const vue = cadrer(CARTE, fenetre('metropole', [100, 200, 600, 700], { cote: 250, marge: 0 }));
    expect(surfaces(vue, 'communes').map((s) => s.id)).toEqual(['pres']);
    expect(vue.arcs).toEqual([carre(0, 0, 250)]);
  });
});
