import { expect, it } from 'vitest';
import { cellule } from '#domain/cellule.ts';
import { verifierGolden } from './goldens/golden.ts';
import { document, rendre } from './server.ts';
import { dessinerMultiples } from './small-multiples.ts';

const panneau = (titre: string, depart: number) => ({
  titre,
  series: [{ nom: titre, points: Array.from({ length: 8 }, (_, i) => ({ periode: String(2014 + i), ...cellule(depart + 3 * i) })) }],
});
const panneaux = [{ ...panneau('Ain', 10), courant: true }, panneau('Jura', 40), panneau('Rhône', 80)];

it('draws every panel on the same scales and cuts each at the break (golden)', () => {
  const options = { document, id: 'f4', nom: { etiquette: 'Séries' }, ruptures: [{ a: '2018', texte: 'champ modifié' }] };
  const svg = dessinerMultiples(panneaux, options);
  const graduations = [...svg.querySelectorAll(':scope > g')].map((g) =>
    [...g.querySelectorAll('.axe text')].map((t) => t.textContent).join(' '),
  );
  expect(new Set(graduations).size).toBe(1);
  expect(svg.querySelectorAll('.ligne path')).toHaveLength(6);
  verifierGolden('multiples', () => rendre(dessinerMultiples(panneaux, options)));
});
