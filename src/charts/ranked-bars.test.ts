import { describe, expect, it } from 'vitest';
import { cellule, celluleVide } from '#domain/cellule.ts';
import { NOMBREUX, TERRITOIRES } from './goldens/exemples.ts';
import { verifierGolden } from './goldens/golden.ts';
import { dessinerClassement, noterManquants } from './ranked-bars.ts';
import { document, rendre } from './server.ts';

const commun = { document, id: 'f2', nom: { etiquette: 'Classement' } };

describe('dessinerClassement', () => {
  it('gives neither bar nor rank to a territory without a number, and names it below', () => {
    const svg = dessinerClassement(TERRITOIRES, commun);
    expect(svg.querySelectorAll('rect')).toHaveLength(7);
    const textes = [...svg.querySelectorAll('text')].map((t) => t.textContent);
    expect(textes.filter((t) => t === 'Mayotte')).toEqual([]);
    expect(textes.join(' ')).toContain('Non classé (non disponible)\u00a0: Mayotte.');
  });

  it('keeps a real zero as a bar with its value', () => {
    const svg = dessinerClassement(TERRITOIRES, commun);
    expect([...svg.querySelectorAll('text')].map((t) => t.textContent)).toContain('0,0');
  });

  it('gives equal values the same rank', () => {
    const rangs = [...dessinerClassement(TERRITOIRES, commun).querySelectorAll('text.note.fin')].map((t) => t.textContent);
    expect(rangs).toEqual(['1er', '2e', '3e', '3e', '5e', '6e', '7e']);
  });

  it('shows the ends and the surroundings of the place, and says how many it skips', () => {
    const svg = dessinerClassement(NOMBREUX, { ...commun, courant: '30', fenetre: { tete: 3, queue: 2, autour: 1 } });
    expect(svg.querySelectorAll('rect')).toHaveLength(8);
    const sauts = [...svg.querySelectorAll('text')].flatMap((t) => /··· (\d+)/.exec(t.textContent ?? '')?.[1] ?? []);
    expect(sauts.map(Number).reduce((a, b) => a + b)).toBe(100 - 8);
  });

  it.each([400, 360])('holds at %d units (golden)', (largeur) => {
    verifierGolden(`classement-${largeur}`, () =>
      rendre(dessinerClassement(TERRITOIRES, { ...commun, largeur, courant: '39', reference: { nom: 'France', valeur: 19.4 } })),
    );
  });

  it('puts long names over their bar (golden)', () => {
    const epci = [
      { code: '1', nom: 'CA du Bassin de Bourg-en-Bresse', ...cellule(14) },
      { code: '2', nom: 'CC de la Plaine de l’Ain', ...cellule(7) },
      { code: '3', nom: 'CC Rives de l’Ain - Pays du Cerdon', ...cellule(2) },
      { code: '4', nom: 'CC de la Dombes', ...celluleVide('secret') },
    ];
    verifierGolden('classement-noms-longs', () =>
      rendre(dessinerClassement(epci, { ...commun, courant: '2', ton: 'offre', ecriture: String })),
    );
  });
});

describe('noterManquants', () => {
  it('names up to eight territories, then counts', () => {
    const sans = (n: number) => Array.from({ length: n }, (_, i) => ({ code: String(i), nom: `T${i}`, ...celluleVide('secret') }));
    expect(noterManquants(sans(2))).toEqual(['Non classés (secret statistique)\u00a0: T0 et T1.']);
    expect(noterManquants(sans(9))).toEqual(['Non classés (secret statistique)\u00a0: 9\u00a0territoires.']);
  });
});
