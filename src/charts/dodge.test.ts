import { expect, it } from 'vitest';
import { dodge, dodgeDansBande } from './dodge.ts';

it('lets no dot cover another and keeps each at its value', () => {
  const xs = Array.from({ length: 80 }, (_, i) => (i * 37) % 61);
  const places = dodge(xs, 4);
  expect(places.map((p) => p.x)).toEqual(xs.toSorted((a, b) => a - b));
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(3.999);
  }
});

it('takes the largest dots that fit', () => {
  const memeValeur = new Array<number>(9).fill(5);
  expect(dodgeDansBande([1, 50, 90], [3, 2, 1], 36).rayon).toBe(3);
  expect(dodgeDansBande(memeValeur, [3, 1.5, 1], 36).rayon).toBe(1.5);
});
