import { describe, expect, it } from 'vitest';
import { cellule } from '#domain/cellule.ts';
import { NOMBREUX, TERRITOIRES } from './goldens/exemples.ts';
import { verifierGolden } from './goldens/golden.ts';
import { document, rendre } from './server.ts';
import { dessinerBande } from './strip.ts';
import { largeurDe } from './texte.ts';

const commun = { document, id: 'f3', nom: { etiquette: 'Distribution' } };
const reperes = [
  { nom: 'France', valeur: 7.1 },
  { nom: 'Région', valeur: 7.9 },
];

function points(svg: SVGSVGElement): [number, number][] {
  const d = svg.querySelector('.points')?.getAttribute('d') ?? '';
  return [...d.matchAll(/M([\d.]+),([\d.]+)h0/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe('dessinerBande', () => {
  it('draws a dot for each known value, inside its band, and says how many have none', () => {
    const svg = dessinerBande(NOMBREUX, { ...commun, courant: '30', reperes });
    expect(points(svg)).toHaveLength(100);
    for (const [, y] of points(svg)) expect(Math.abs(y - 38)).toBeLessThanOrEqual(18);
    expect(svg.textContent).toContain('1\u00a0sans donnée');
  });

  it('marks the place, unless it has no value', () => {
    expect(dessinerBande(TERRITOIRES, { ...commun, courant: '39' }).querySelector('.marque')).not.toBeNull();
    expect(dessinerBande(TERRITOIRES, { ...commun, courant: '976' }).querySelector('.marque')).toBeNull();
  });

  it('keeps the names of the references apart', () => {
    const svg = dessinerBande(NOMBREUX, { ...commun, reperes });
    const [a = 0, b = 0] = [...svg.querySelectorAll('text.halo')].map((t) => Number(t.getAttribute('x')));
    const [la = 0, lb = 0] = ['France 7,1', 'Région 7,9'].map((t) => largeurDe(t));
    expect(b - a).toBeGreaterThan((la + lb) / 2);
    const trois = dessinerBande(NOMBREUX, { ...commun, reperes: [...reperes, { nom: 'Hexagone', valeur: 7.5 }] });
    expect(new Set([...trois.querySelectorAll('text.halo')].map((t) => t.getAttribute('y'))).size).toBe(3);
  });

  it('draws nothing but its words when nothing is known', () => {
    const svg = dessinerBande(TERRITOIRES.slice(7), commun);
    expect(svg.querySelectorAll('path, circle')).toHaveLength(0);
    expect(svg.textContent).toBe('3\u00a0sans donnée');
  });

  it('turns into columns past three hundred territories', () => {
    const epci = Array.from({ length: 1255 }, (_, i) => ({ code: String(i), nom: `E${i}`, ...cellule((i * 7919) % 997) }));
    const svg = dessinerBande(epci, commun);
    expect(svg.querySelector('.points')).toBeNull();
    expect(rendre(svg).length).toBeLessThan(4000);
  });

  it('turns into columns when equal values would pile out of its band', () => {
    const ties = Array.from({ length: 100 }, (_, i) => ({ code: String(i), nom: `D${i}`, ...cellule(i < 66 ? 5 : 5 + i / 20) }));
    const svg = dessinerBande(ties, commun);
    expect(svg.querySelector('.points')).toBeNull();
    const hauteurs = [...(svg.querySelector('.ligne')?.getAttribute('d') ?? '').matchAll(/v([\d.]+)/g)].map((m) => Number(m[1]));
    expect(Math.max(...hauteurs)).toBe(36);
  });

  it('holds a country in the height of a first screen (goldens)', () => {
    verifierGolden('bande', () => rendre(dessinerBande(NOMBREUX, { ...commun, courant: '30', reperes })));
    verifierGolden('bande-360', () =>
      rendre(dessinerBande(TERRITOIRES, { ...commun, largeur: 360, courant: '02', reperes: [{ nom: 'France', valeur: 19 }] })),
    );
    const [, , , hauteur] = (dessinerBande(NOMBREUX, { ...commun, reperes }).getAttribute('viewBox') ?? '').split(' ').map(Number);
    expect(hauteur).toBeLessThan(100);
  });
});
