import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { colonneArrow, fluxArrow, rangees } from './arrow.ts';
import { TYPES_SQL } from '#domain/contrat.ts';
import type { ColonneApportee } from './moteur.ts';

const tables = (colonnes: readonly ColonneApportee[]) => [...fluxArrow(colonnes.map(colonneArrow))].map((flux) => tableFromIPC(flux));
const relire = (colonnes: readonly ColonneApportee[]) =>
  tables(colonnes).flatMap((t) =>
    t.batches.flatMap((lot) =>
      rangees(
        lot,
        colonnes.map((c) => ({ nom: c.nom, type: TYPES_SQL[c.type] })),
      ),
    ),
  );
const attendre = (colonnes: readonly ColonneApportee[]) =>
  (colonnes[0]?.valeurs ?? []).map((_, i) => Object.fromEntries(colonnes.map((c) => [c.nom, c.valeurs[i]])));

afterEach(() => void vi.unstubAllGlobals());

const TYPES = {
  texte: fc.string({ unit: 'binary' }),
  entier: fc.oneof(fc.integer(), fc.maxSafeInteger()),
  nombre: fc.double(),
  booleen: fc.boolean(),
} as const;
const colonnes = fc
  .integer({ min: 0, max: 40 })
  .chain((lignes) =>
    fc.record(
      Object.fromEntries(
        (Object.keys(TYPES) as (keyof typeof TYPES)[]).map((type) => [
          type,
          fc.array(fc.option(TYPES[type] as fc.Arbitrary<string | number | boolean>), { minLength: lignes, maxLength: lignes }),
        ]),
      ),
    ),
  );

test('any columns come back as they went, without code compiled at run time', () => {
  vi.stubGlobal('Function', () => {
    throw new Error('refused by the content policy');
  });
  fc.assert(
    fc.property(colonnes, (valeurs) => {
      const apportees = (Object.keys(TYPES) as (keyof typeof TYPES)[]).map((type) => ({ nom: type, type, valeurs: valeurs[type] ?? [] }));
      expect(relire(apportees)).toEqual(attendre(apportees));
    }),
  );
});

test('more rows than a batch, nulls on its edges', () => {
  const valeurs = Array.from({ length: 250_000 }, (_, i) => (i % 122_880 === 0 ? null : i));
  const lues = relire([{ nom: 'n', type: 'entier', valeurs }]);
  expect(lues.length).toBe(250_000);
  expect([0, 1, 122_879, 122_880, 122_881, 249_999].map((i) => lues[i]?.['n'])).toEqual([null, 1, 122_879, null, 122_881, 249_999]);
});

test('no rows is a table all the same', () => {
  const vides = tables([{ nom: 'code', type: 'texte', valeurs: [] }]);
  expect(vides.map((t) => [t.numRows, t.schema.fields.map((f) => f.name)])).toEqual([[0, ['code']]]);
});

test('integers past 32 bits keep every figure, in every batch of their column', () => {
  const edges = [
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    3_000_000_000,
    36_252_187_900_034,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    null,
    0,
  ];
  expect(relire([{ nom: 'n', type: 'entier', valeurs: edges }]).map((l) => l['n'])).toEqual(edges);
  const late = [...new Array<number>(122_880).fill(1), 3_000_000_000];
  expect(colonneArrow({ nom: 'n', type: 'entier', valeurs: late }).type).toBe('grand');
  expect(relire([{ nom: 'n', type: 'entier', valeurs: late }]).at(-1)).toEqual({ n: 3_000_000_000 });
});

test('a column that is not of its type is refused, never cut', () => {
  for (const valeurs of [[1.5], [Number.NaN], [2 ** 40, 1.5]])
    expect(() => colonneArrow({ nom: 'n', type: 'entier', valeurs })).toThrow(RangeError);
});
