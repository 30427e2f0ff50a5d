import { cellule, celluleVide } from '#domain/cellule.ts';
import type { Fond } from '../choropleth.ts';
import type { Observation } from '../donnees.ts';

/** Invented territories: goldens show a drawing, never a figure of the atlas. */
export const TERRITOIRES: readonly Observation[] = [
  { code: '01', nom: 'Ain', ...cellule(12.4) },
  { code: '02', nom: 'Aisne', ...cellule(41.8) },
  { code: '04', nom: 'Alpes-de-Haute-Provence', ...cellule(23.1) },
  { code: '2A', nom: 'Corse-du-Sud', ...cellule(0) },
  { code: '39', nom: 'Jura', ...cellule(23.1) },
  { code: '971', nom: 'Guadeloupe', ...cellule(33.6) },
  { code: '972', nom: 'Martinique', ...cellule(8.2) },
  { code: '973', nom: 'Guyane', ...celluleVide('secret') },
  { code: '976', nom: 'Mayotte', ...celluleVide('indisponible') },
  { code: '75', nom: 'Paris', ...celluleVide('sans-objet') },
];

const CODES = TERRITOIRES.map((t) => t.code).filter((c) => !c.startsWith('97'));

/** A honeycomb of the métropole above, three insets below. */
export const FOND: Fond = {
  viewBox: [0, 0, 1000, 760],
  contours: new Map([
    ...CODES.map((code, i) => [code, hexagone(170 + (i % 4) * 210 + (i > 3 ? 105 : 0), 140 + Math.floor(i / 4) * 185)] as const),
    ...['971', '972', '973', '976'].map((code, i) => [code, hexagone(110 + i * 240, 600, 70)] as const),
  ]),
  panneaux: ['Guadeloupe', 'Martinique', 'Guyane', 'Mayotte'].map((titre, i) => ({
    cadre: { x: 15 + i * 240, y: 500, largeur: 190, hauteur: 245 },
    titre,
    note: 'échelle × 2',
  })),
  maille: CODES.map((_, i) => hexagone(170 + (i % 4) * 210 + (i > 3 ? 105 : 0), 140 + Math.floor(i / 4) * 185)).join(''),
};

function hexagone(cx: number, cy: number, r = 120): string {
  const points = [0, 1, 2, 3, 4, 5].map((k) => {
    const angle = (Math.PI / 3) * k + Math.PI / 6;
    return `${Math.round(cx + r * Math.cos(angle))},${Math.round(cy + r * Math.sin(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

/** A hundred and one values on a skewed curve, for what must hold a whole country. */
export const NOMBREUX: readonly Observation[] = Array.from({ length: 101 }, (_, i) => ({
  code: String(i),
  nom: `Territoire ${i}`,
  ...(i === 50 ? celluleVide('indisponible') : cellule(Math.round(60 * (1 + Math.sin(i * 2.4)) + (i % 9) ** 2.2) / 10)),
}));
