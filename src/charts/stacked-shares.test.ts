import { describe, expect, it } from 'vitest';
import { verifierGolden } from './goldens/golden.ts';
import { document, rendre } from './server.ts';
import { dessinerParts, type Part } from './stacked-shares.ts';

const commun = { document, id: 'f5', nom: { etiquette: 'Parts' } };
const parts = (aci: number, ai: number, ei: number, etti: number): Part[] => [
  { nom: 'ACI', part: aci, ton: 'aci' },
  { nom: 'AI', part: ai, ton: 'ai' },
  { nom: 'EI', part: ei, ton: 'ei' },
  { nom: 'ETTI', part: etti, ton: 'etti' },
];

describe('dessinerParts', () => {
  it('refuses parts that do not make a whole', () => {
    expect(() => dessinerParts([{ nom: 'Ain', parts: parts(50, 20, 10, 10) }], commun)).toThrow(/"Ain" sum to 90/);
  });

  it('hatches what is undetermined and keeps it in the whole (golden)', () => {
    const secteurs: Part[] = [
      { nom: 'Industrie', part: 12, ton: 'offre' },
      { nom: 'Services administratifs', part: 14, ton: 'besoin' },
      { nom: 'Construction', part: 2, ton: 'ei' },
      { nom: 'Indéterminé', part: 72, ton: 'neutre', indetermine: true },
    ];
    const svg = dessinerParts([{ nom: 'Ain', parts: secteurs }], commun);
    const hachure = svg.querySelector('g[fill="url(#f5-indisponible)"] > rect[height="26"]');
    expect(Number(hachure?.getAttribute('width'))).toBeCloseTo(0.72 * 400 - 1, 0);
    expect(svg.querySelector('#f5-indisponible')).not.toBeNull();
    verifierGolden('parts-une', () => rendre(dessinerParts([{ nom: 'Ain', parts: secteurs }], commun)));
  });

  it('keeps a sliver of the smallest part', () => {
    const svg = dessinerParts([{ nom: 'Ain', parts: parts(99.9, 0.1, 0, 0).slice(0, 2) }], commun);
    const [, petite] = [...svg.querySelectorAll('rect[height="26"]')];
    expect(Number(petite?.getAttribute('width'))).toBe(0.5);
  });

  it.each([400, 360])('sets several places on the same bars at %d units (golden)', (largeur) => {
    const barres = [
      { nom: 'Ain', parts: parts(48, 22, 24, 6), courant: true },
      { nom: 'Auvergne-Rhône-Alpes', parts: parts(44, 18, 30, 8) },
      { nom: 'France', parts: parts(49.3, 16.9, 25.7, 8.1) },
    ];
    verifierGolden(`parts-${largeur}`, () => rendre(dessinerParts(barres, { ...commun, largeur })));
  });
});
