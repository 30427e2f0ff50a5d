import { describe, expect, it } from 'vitest';
import { FRANCE } from './cadre-france.ts';
import { CADRAGES_FRANCE, emprise, ENCARTS, noteEchelle, projeterFrance } from './france.ts';
import { kmParUnite, PANNEAUX } from './projection.ts';

describe('the national viewport', () => {
  it('holds five equal frames, by code, that neither overlap nor leave it', () => {
    expect(ENCARTS.map((e) => e.code)).toEqual(['971', '972', '973', '974', '976']);
    const droites = ENCARTS.map(({ cadre }) => cadre.x + cadre.largeur);
    ENCARTS.slice(1).forEach(({ cadre }, i) => expect(cadre.x).toBeGreaterThan(droites[i] ?? Infinity));
    expect(Math.max(...droites)).toBeLessThanOrEqual(FRANCE.largeur);
    expect(new Set(ENCARTS.map(({ cadre }) => `${cadre.y} ${cadre.largeur} ${cadre.hauteur}`)).size).toBe(1);
    expect(Math.max(...ENCARTS.map(({ cadre }) => cadre.y + cadre.hauteur))).toBeLessThanOrEqual(FRANCE.hauteur);
  });

  it('draws each inset at the factor it announces', () => {
    for (const { code, facteur } of ENCARTS) {
      expect(kmParUnite(CADRAGES_FRANCE.metropole) / kmParUnite(CADRAGES_FRANCE[code])).toBeCloseTo(facteur, 10);
    }
    expect(ENCARTS.map(noteEchelle)).toEqual([
      'échelle ×\u00a02,25',
      'échelle ×\u00a03,5',
      'échelle ÷\u00a02',
      'échelle ×\u00a03',
      'échelle ×\u00a05',
    ]);
  });

  it('places a town in its own panel', () => {
    const villes = {
      '75': [2.35, 48.86],
      '2A': [8.74, 41.92],
      '971': [-61.53, 16.24],
      '973': [-52.33, 4.92],
      '976': [45.23, -12.78],
    } as const;
    for (const [departement, lonLat] of Object.entries(villes)) {
      const [x, y] = projeterFrance(lonLat, departement);
      const [x0, y0, x1, y1] = emprise(PANNEAUX.find((p) => p === departement) ?? 'metropole');
      expect(x > x0 && x < x1 && y > y0 && y < y1, `${departement} at ${x}, ${y}`).toBe(true);
    }
  });
});
