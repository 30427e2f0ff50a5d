import { describe, expect, it } from 'vitest';
import { classer } from '#domain/classes.ts';
import { defsContours, dessinerChoroplethe } from './choropleth.ts';
import { FOND, TERRITOIRES } from './goldens/exemples.ts';
import { verifierGolden } from './goldens/golden.ts';
import { dessinerLegende, legende } from './legend.ts';
import { document, rendre } from './server.ts';

const commun = { document, id: 'f6', nom: { titreId: 't' } };
const classes = classer(TERRITOIRES, { methode: 'quantiles', nombre: 3 });
const etablissements = [
  { x: 170, y: 120, type: 'ACI' as const },
  { x: 380, y: 140, type: 'AI' as const },
  { x: 590, y: 160, type: 'EI' as const },
  { x: 800, y: 140, type: 'ETTI' as const },
];

/** Group (class or fill) that holds the shape of a code. */
function groupeDe(svg: Element, code: string): string | null | undefined {
  const groupe = [...svg.querySelectorAll('use')].find((u) => u.getAttribute('href') === `#d-${code}`)?.parentElement;
  return groupe?.getAttribute(groupe.hasAttribute('fill') ? 'fill' : 'class');
}

describe('dessinerChoroplethe', () => {
  const svg = dessinerChoroplethe(FOND, TERRITOIRES, classes, { ...commun, reference: 'd' });

  it('colours by class and gives each reason for a missing number its own drawing', () => {
    expect(groupeDe(svg, '2A')).toBe('o1');
    expect(groupeDe(svg, '02')).toBe('o13');
    expect(groupeDe(svg, '973')).toBe('url(#f6-secret)');
    expect(groupeDe(svg, '976')).toBe('url(#f6-indisponible)');
    expect(groupeDe(svg, '75')).toBe('url(#f6-sans-objet)');
  });

  it('never gives a class to a territory that no row speaks of', () => {
    const sansAin = dessinerChoroplethe(FOND, TERRITOIRES.slice(1), classes, { ...commun, reference: 'd' });
    expect(groupeDe(sansAin, '01')).toBe('url(#f6-indisponible)');
  });

  it('draws only the patterns it uses, under ids of its own', () => {
    const connus = TERRITOIRES.filter((t) => t.valeur !== null);
    const fond = { ...FOND, contours: new Map([...FOND.contours].filter(([c]) => connus.some((t) => t.code === c))) };
    expect(dessinerChoroplethe(fond, connus, classes, commun).querySelectorAll('pattern')).toHaveLength(0);
    expect([...svg.querySelectorAll('pattern')].map((p) => p.id)).toEqual(['f6-secret', 'f6-indisponible', 'f6-sans-objet']);
  });

  it('refers to the contours of the page and stays light', () => {
    expect(svg.querySelectorAll('path:not(pattern path)')).toHaveLength(0);
    expect(rendre(defsContours(document, FOND, 'd'))).toMatch(/<path [^>]*id="d-2A"/);
    const contours = new Map(Array.from({ length: 101 }, (_, i) => [String(100 + i), 'M0,0h1v1z'] as const));
    const france = dessinerChoroplethe({ ...FOND, contours }, TERRITOIRES, classes, { ...commun, reference: 'd' });
    expect(rendre(france).length).toBeLessThan(4096);
  });

  it('writes the codes of its paths, in their order, where a page will make it live', () => {
    const vive = dessinerChoroplethe(FOND, TERRITOIRES, classes, { ...commun, avecCodes: true });
    const lus = [...vive.querySelectorAll('g[data-codes]')].flatMap((g) => {
      const chemins = [...g.querySelectorAll('path')].map((p) => p.getAttribute('d'));
      return (g.getAttribute('data-codes') ?? '').split(' ').map((code, k) => [code, chemins[k]] as const);
    });
    expect(new Map(lus)).toEqual(new Map(FOND.contours));
    expect(lus).toHaveLength(FOND.contours.size);
    expect(svg.querySelectorAll('[data-codes]')).toHaveLength(0);
  });

  it('gives each type of seat its own shape as well as its colour', () => {
    const carte = dessinerChoroplethe(FOND, TERRITOIRES, classes, { ...commun, etablissements });
    const formes = [...carte.querySelectorAll('.etablissement')].map((p) => (p.getAttribute('d') ?? '').replace(/^M[\d.,]+/, ''));
    expect(new Set(formes).size).toBe(4);
  });

  it('draws France with its insets and the place outlined (golden)', () => {
    verifierGolden('choroplethe', () => rendre(dessinerChoroplethe(FOND, TERRITOIRES, classes, { ...commun, courant: '39' })));
    verifierGolden('choroplethe-use', () =>
      rendre(
        dessinerChoroplethe(FOND, TERRITOIRES, classes, { ...commun, palette: 'besoin', courant: '971', reference: 'd', etablissements }),
      ),
    );
  });
});

describe('legende', () => {
  const place = { nom: 'Jura', valeur: 23.1 };

  it('says each class, its count, the class of the place, and the missing apart', () => {
    const { lignes, manquants, methode } = legende(classes, { courant: place });
    expect(lignes.map((l) => [l.classe, l.texte, l.effectif, l.courant])).toEqual([
      ['o1', 'moins de 10,0', 2, false],
      ['o7', 'de 10,0 à moins de 30,0', 3, true],
      ['o13', '30,0 et plus', 2, false],
    ]);
    expect(manquants.map((m) => [m.etat, m.effectif])).toEqual([
      ['secret', 1],
      ['indisponible', 1],
      ['sans-objet', 1],
    ]);
    expect(methode).toMatch(/^Quantiles/);
  });

  it('draws all that (golden)', () => {
    const options = {
      ...commun,
      courant: place,
      unites: 'départements',
      etablissements: [
        { type: 'ACI' as const, effectif: 12 },
        { type: 'EI' as const, effectif: 4 },
      ],
    };
    verifierGolden('legende', () => rendre(dessinerLegende(classes, options)));
    const cinq = classer(TERRITOIRES, { methode: 'bornes', bornes: [5, 10, 20, 30] });
    verifierGolden('legende-besoin-360', () => rendre(dessinerLegende(cinq, { ...commun, largeur: 360, palette: 'besoin' })));
  });
});
