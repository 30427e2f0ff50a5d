import { describe, expect, it } from 'vitest';
import { feuilleDuSite } from './feuille.ts';
import { comparer } from './goldens/golden.ts';
import { JETONS, RAMPES, TONS, classeDeRampe } from './theme.ts';

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contraste(a: string, b: string): number {
  const [clair = 0, fonce = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (clair + 0.05) / (fonce + 0.05);
}

describe('the colours of the figures', () => {
  it('are written in charts.css as in the theme', () => {
    comparer(new URL('./charts.css', import.meta.url), feuilleDuSite());
  });

  it.each(['clair', 'sombre'] as const)('are readable as text on their background (%s)', (scheme) => {
    for (const ton of TONS.filter((t) => t !== 'neutre')) {
      expect(contraste(JETONS[ton][scheme], JETONS.fond[scheme]), ton).toBeGreaterThanOrEqual(4.5);
    }
    expect(contraste(JETONS.note[scheme], JETONS.fond[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['offre', 'besoin'] as const)('go steadily away from the background (%s)', (palette) => {
    for (const scheme of ['clair', 'sombre'] as const) {
      const ecarts = RAMPES[palette][scheme].map((c) => contraste(c, JETONS.fond[scheme]));
      expect(ecarts).toEqual(ecarts.toSorted((a, b) => a - b));
    }
  });

  it('keep one colour per class name, the ends at the ends', () => {
    expect([0, 1, 2, 3, 4].map((k) => classeDeRampe('offre', k, 5))).toEqual(['o1', 'o4', 'o7', 'o10', 'o13']);
    expect([0, 6].map((k) => classeDeRampe('ecart', k, 7))).toEqual(['e1', 'e13']);
    expect(classeDeRampe('besoin', 0, 1)).toBe('b7');
  });
});
