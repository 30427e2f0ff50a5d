import { expect, test } from 'vitest';
import { pointDedans } from './point-dedans.ts';

test('a point is inside the largest ring, off islands and holes', () => {
  expect(pointDedans('M0 0l0 10 10 0 0-10zm100 100l2 0 0 2z')).toEqual([5, 5]);
  const [x, y] = pointDedans('M0 0l0 10 10 0 0-10zm3 3l4 0 0 4-4 0z');
  expect(x > 0 && x < 10 && y > 0 && y < 10).toBe(true);
  expect(x > 3 && x < 7 && y > 3 && y < 7).toBe(false);
});
