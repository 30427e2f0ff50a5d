import { describe, expect, it } from 'vitest';
import { airePolygone, aireSignee, bboxDe, contient, plusGrand, pointInterieur } from './anneau.ts';
import type { Anneau } from './anneau.ts';

const carre = (x: number, y: number, cote: number): Anneau => [
  [x, y],
  [x + cote, y],
  [x + cote, y + cote],
  [x, y + cote],
  [x, y],
];
/** A thin U, 10 × 10 with arms one unit wide: its centroid falls in the hollow. */
const FER_A_CHEVAL: Anneau = [
  [0, 0],
  [1, 0],
  [1, 9],
  [9, 9],
  [9, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];

describe('rings', () => {
  it('measures, with the sign of the direction', () => {
    expect(aireSignee(carre(0, 0, 4))).toBe(16);
    expect(aireSignee(carre(0, 0, 4).toReversed())).toBe(-16);
    expect(airePolygone([carre(0, 0, 4), carre(1, 1, 2).toReversed()])).toBe(12);
  });

  it('boxes and compares', () => {
    expect(bboxDe(FER_A_CHEVAL)).toEqual([0, 0, 10, 10]);
    const [petit, grand] = [[carre(0, 0, 1)], [carre(5, 5, 3)]];
    expect(plusGrand([petit, grand])).toBe(grand);
    expect(plusGrand([])).toBeUndefined();
  });

  it('knows inside from outside and from a hole', () => {
    const troue = [carre(0, 0, 10), carre(4, 4, 2)];
    expect(contient(troue, [1, 1])).toBe(true);
    expect(contient(troue, [5, 5])).toBe(false);
    expect(contient(troue, [11, 5])).toBe(false);
  });
});

describe('pointInterieur', () => {
  it('is the centroid when that is inside', () => {
    const [x, y] = pointInterieur([carre(1000, 2000, 10)]);
    expect([x, y]).toEqual([1005, 2005]);
  });

  it('stays inside a hollow shape, away from its outline', () => {
    const point = pointInterieur([FER_A_CHEVAL]);
    expect(contient([FER_A_CHEVAL], point)).toBe(true);
    const ecarts = [point[0], 10 - point[0], 10 - point[1]];
    expect(Math.min(...ecarts)).toBeGreaterThan(0.3);
  });

  it('avoids a hole at the centre', () => {
    const anneauLarge = [carre(0, 0, 10), carre(3, 3, 4)];
    expect(contient(anneauLarge, pointInterieur(anneauLarge))).toBe(true);
  });
});
