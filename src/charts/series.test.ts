import { describe, expect, it } from 'vitest';
import { cellule, celluleVide } from '#domain/cellule.ts';
import { entier } from '#lib/format.ts';
import { verifierGolden } from './goldens/golden.ts';
import type { PointSerie } from './segments.ts';
import { dessinerSeries, graduationsAnnees } from './series.ts';
import { document, rendre } from './server.ts';

const commun = { document, id: 'f1', nom: { titreId: 'f1-titre', descriptionId: 'f1-description' } };

function mensuelle(debut: number, fin: number, de: (i: number) => number): PointSerie[] {
  return Array.from({ length: (fin - debut) * 12 }, (_, i) => {
    const mois = String((i % 12) + 1).padStart(2, '0');
    return { periode: `${debut + Math.floor(i / 12)}-${mois}`, ...cellule(de(i)) };
  });
}

const ruptures = [{ a: '2018-01', texte: 'Rupture : la source change de champ en janvier 2018' }];
const ain = mensuelle(2017, 2022, (i) => 1000 + 8 * i - (i >= 12 ? 90 : 0) + 30 * Math.sin(i));

/** Every pair of x joined by a path of the drawing. */
function chemins(svg: SVGSVGElement): number[][] {
  return [...svg.querySelectorAll('.ligne path')].map((p) =>
    [...(p.getAttribute('d') ?? '').matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x)),
  );
}

describe('dessinerSeries', () => {
  it('never joins two points across a break', () => {
    const svg = dessinerSeries([{ nom: 'Ain', points: ain }], { ...commun, ruptures });
    const traits = chemins(svg);
    const limite = Number(
      /translate\(([\d.]+)|x1="([\d.]+)/
        .exec(svg.querySelector('.rupture')?.innerHTML ?? '')
        ?.slice(1)
        .find((x) => x !== undefined),
    );
    expect(limite).toBeGreaterThan(50);
    expect(traits.map((t) => t.length)).toEqual([12, 48]);
    for (const t of traits) expect(t.every((x) => x < limite) || t.every((x) => x > limite)).toBe(true);
  });

  it('leaves a hole where a value is missing or a period absent', () => {
    const troue = ain.flatMap((p, i) => (i === 40 ? [] : [i === 20 ? { periode: p.periode, ...celluleVide('indisponible') } : p]));
    expect(chemins(dessinerSeries([{ nom: 'Ain', points: troue }], commun)).map((t) => t.length)).toEqual([20, 19, 19]);
  });

  it('shows a point that is alone between two holes', () => {
    const points = ain.map((p, i) => (i % 2 === 0 && i < 4 ? { periode: p.periode, ...celluleVide('secret') } : p));
    expect(dessinerSeries([{ nom: 'Ain', points }], commun).querySelector('.points')).not.toBeNull();
  });

  it('draws a real zero at the bottom, not a hole', () => {
    const points = ain.map((p, i) => (i === 20 ? { periode: p.periode, ...cellule(0) } : p));
    expect(chemins(dessinerSeries([{ nom: 'Ain', points }], commun)).map((t) => t.length)).toEqual([60]);
  });

  it('writes years as years', () => {
    const svg = rendre(dessinerSeries([{ nom: 'Ain', points: ain }], { ...commun, ecriture: entier }));
    expect(svg).toContain('>2019<');
    expect(svg).not.toMatch(/2[,.\s\u202f]019/u);
  });

  it('is a single image for a screen reader, without style or fixed size', () => {
    const svg = rendre(dessinerSeries([{ nom: 'Ain', points: ain }], commun));
    expect(svg.match(/aria-label/g)).toHaveLength(1);
    expect(svg).toMatch(/role="img"/);
    expect(svg).not.toMatch(/<style|style=|<svg[^>]* (width|height)=/);
  });

  it.each([400, 360])('holds at %d units (golden)', (largeur) => {
    verifierGolden(`series-${largeur}`, () =>
      rendre(
        dessinerSeries([{ nom: 'Ain', points: ain }], {
          ...commun,
          largeur,
          ruptures,
          ecriture: entier,
          cible: { periode: '2022-12', valeur: 1650, texte: 'cible de décembre 2022' },
          annotations: [{ periode: '2020-04', texte: 'premier confinement' }],
        }),
      ),
    );
  });

  it('labels several lines at their end (golden)', () => {
    const annuelle = (v: (number | null)[]): PointSerie[] =>
      v.map((x, i) => ({ periode: String(2014 + i), ...(x === null ? celluleVide('indisponible') : cellule(x)) }));
    verifierGolden('series-annuelle', () =>
      rendre(
        dessinerSeries(
          [
            { nom: 'Guadeloupe', points: annuelle([null, 20.1, 21.5, 22, null, 19.5, 18, 18.4, 17.9, 17.2]) },
            { nom: 'Région', points: annuelle([16, 16.2, 16.6, 17, 17.1, 16.8, 16.5, 16.9, 17, 16.8]) },
            { nom: 'France', points: annuelle([9.9, 10, 9.7, 9.1, 8.7, 8.2, 7.8, 7.9, 7.3, 7.2]) },
          ],
          commun,
        ),
      ),
    );
  });
});

describe('graduationsAnnees', () => {
  it('keeps years apart', () => {
    expect(graduationsAnnees([2017, 2022], 300)).toEqual([2017, 2018, 2019, 2020, 2021, 2022]);
    expect(graduationsAnnees([1982, 2026], 300)).toEqual([1990, 2000, 2010, 2020]);
  });
});
