import { expect, it } from 'vitest';
import { verifierGolden } from './goldens/golden.ts';
import { dessinerLegendeMots, type ArticleEnMots } from './legend.ts';
import { document, rendre } from './server.ts';

const ARTICLES: readonly ArticleEnMots[] = [
  { aspect: { classe: 'o13' }, texte: 'un guichet dans la ville et un autre dans le canton', effectif: 5 },
  { aspect: { classe: 'o7' }, texte: 'un guichet', effectif: 1200 },
  { aspect: { etat: 'indisponible' }, texte: 'rien n’en est dit', effectif: 88 },
];
const dessin = (largeur?: number) =>
  rendre(
    dessinerLegendeMots(ARTICLES, { document, id: 'mots', nom: { etiquette: 'Légende' }, ...(largeur === undefined ? {} : { largeur }) }),
  );

it('is the drawing that was reviewed', () => {
  verifierGolden('legende-mots', () => dessin());
});

it('breaks long words under themselves, and makes room for them', () => {
  const hauteur = (svg: string) => Number(/viewBox="0 0 \d+ ([\d.]+)"/.exec(svg)?.[1]);
  expect(hauteur(dessin(200))).toBeGreaterThan(hauteur(dessin()));
  expect(dessin(200)).toContain('(5)');
});

it('hatches what has no class, never a colour', () => {
  expect(dessin()).toMatch(/fill="url\(#mots-indisponible\)" class="vide"/);
});
