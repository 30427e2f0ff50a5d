import { expect, test } from 'vitest';
import { atLeast, atMost, fact, formatTable, unmeasured } from './table.ts';

test('a measure says whether it meets its goal, on either side', () => {
  expect([atMost('a', 40, 40, 'kB').ok, atMost('a', 40.01, 40, 'kB').ok, atLeast('b', 98, 98).ok, atLeast('b', 97, 98).ok]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('the table aligns and marks', () => {
  const table = formatTable([atMost('home', 141.2, 140, 'kB'), fact('rows', '12'), unmeasured('x', new Error('no site\nat all'))]);
  expect(table).toBe(
    ['what  value                  goal', 'home  141 kB                 ≤ 140 kB  OVER', 'rows  12', 'x     not measured: no site'].join(
      '\n',
    ),
  );
});
