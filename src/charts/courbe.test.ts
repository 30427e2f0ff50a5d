import { describe, expect, it } from 'vitest';
import { dessinerCourbes, partA } from './courbe.ts';
import { verifierGolden } from './goldens/golden.ts';
import { document, rendre } from './server.ts';

const parts = Array.from({ length: 61 }, (_, d) => 100 * Math.exp(-d / 9));
const options = { document, id: 'courbe', nom: { etiquette: 'Essai' }, repereKm: 20 } as const;
const deux = [
  { nom: 'Ici', parts, ton: 'accent', bande: { bas: parts, haut: parts.map((p) => Math.min(100, p + 6)) } },
  { nom: 'France', parts: parts.map((p) => p / 4), ton: 'neutre' },
] as const;

describe('curves of shares by distance', () => {
  it('look as reviewed', () => {
    verifierGolden('courbe', () => rendre(dessinerCourbes(deux, options)));
  });

  it('say where their ends are, for a cursor', () => {
    const { dataset } = dessinerCourbes(deux, options);
    expect([dataset['courbeKm'], Number(dataset['courbeX0']) < Number(dataset['courbeX1'])]).toEqual(['60', true]);
  });

  it('never write 0 for a share that is not there', () => {
    expect(() => dessinerCourbes([{ nom: 'Ici', parts: parts.slice(0, 15), ton: 'accent' }], options)).toThrow(/no share at 20 km/);
    expect(() => partA([100, NaN], 1)).toThrow(/no share at 1 km/);
    expect(partA([100, 0], 1)).toBe(0);
  });

  it('write the share of each at the distance read', () => {
    const svg = rendre(dessinerCourbes(deux, options));
    expect(svg).toContain('10,8\u202f%');
    expect(svg).toContain('2,7\u202f%');
  });
});
