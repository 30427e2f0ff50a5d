import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellule, celluleVide, type Cellule } from '#domain/cellule.ts';
import { COULEURS_CROISEES } from '#islands/carte-vive/export-svg.ts';
import { croiser, degre, seuilsEnMots } from './croisement.ts';

const CODES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const par = (valeurs: readonly (number | Cellule)[]) =>
  new Map(valeurs.map((v, k) => [CODES[k] ?? '', typeof v === 'number' ? cellule(v) : v]));

describe('croiser', () => {
  it('gives each territory its two classes', () => {
    const x = croiser(CODES.slice(0, 6), par([1, 2, 3, 4, 5, 6]), par([60, 50, 40, 30, 20, 10]));
    expect([...x.cles.values()]).toEqual(['x02', 'x02', 'x11', 'x11', 'x20', 'x20']);
    expect(x.effectifs).toEqual({ x02: 2, x11: 2, x20: 2 });
  });
  it('keeps the reason of what misses on either side, the first side first, and grades it nowhere', () => {
    const x = croiser(
      CODES,
      par([1, 2, 3, celluleVide('secret'), 5]),
      par([1, celluleVide('sans-objet'), 3, celluleVide('indisponible'), 5]),
    );
    expect([x.cles.get('b'), x.cles.get('d'), x.cles.get('f')]).toEqual(['sans-objet', 'secret', 'indisponible']);
    expect(x.manquants).toEqual({ secret: 1, indisponible: 2, 'sans-objet': 1, incomplet: 0 });
    expect(Object.values(x.effectifs).reduce((a, b) => a + b)).toBe(3);
  });
  it('two classes are the lowest and the highest, one is the middle', () => {
    expect([degre(0, 2), degre(1, 2), degre(0, 1), degre(1, 3)]).toEqual([0, 2, 1, 1]);
    const x = croiser(CODES.slice(0, 4), par([0, 0, 0, 9]), par([7, 7, 7, 7]));
    expect([...x.cles.values()]).toEqual(['x01', 'x01', 'x01', 'x21']);
    expect(seuilsEnMots(x.b, String)).toBe('une seule classe');
    expect(seuilsEnMots(x.a, String)).toMatch(/^basse.*haute/);
  });
});

it('the exported file has the light colours of the sheet', () => {
  const css = readFileSync(new URL('../../styles/atlas.css', import.meta.url), 'utf8');
  const claires = css.slice(0, css.indexOf('@media'));
  for (const [classe, couleur] of Object.entries(COULEURS_CROISEES)) expect(claires).toContain(`--${classe}: ${couleur};`);
  expect(Object.keys(COULEURS_CROISEES)).toHaveLength(9);
});
