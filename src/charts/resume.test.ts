import { expect, it } from 'vitest';
import { cellule } from '#domain/cellule.ts';
import { decrireDistribution } from './description.ts';
import type { Observation } from './donnees.ts';
import { TERRITOIRES } from './goldens/exemples.ts';
import { resumer } from './resume.ts';
import { document, rendre } from './server.ts';
import { dessinerBande } from './strip.ts';

it('counts those that share an extreme, and those that have no number by their reason', () => {
  const { connues, bouts, manquants, parCode } = resumer(TERRITOIRES);
  expect(connues).toHaveLength(7);
  expect(bouts).toEqual({ bas: { valeur: 0, noms: ['Corse-du-Sud'] }, haut: { valeur: 41.8, noms: ['Aisne'] } });
  expect([...manquants]).toEqual([
    ['secret', 1],
    ['indisponible', 1],
    ['sans-objet', 1],
    ['incomplet', 0],
  ]);
  expect(parCode.get('39')?.nom).toBe('Jura');
  expect(resumer(TERRITOIRES.slice(7)).bouts).toBeNull();
});

it('reads a list through once, however many places are marked on it', () => {
  let lectures = 0;
  const lignes = Array.from({ length: 400 }, (_, k): Observation => {
    const lue = { code: String(k), nom: `Territoire ${k}`, ...cellule(k) };
    return Object.defineProperty(lue, 'valeur', { get: () => ((lectures += 1), k) });
  });
  const page = (courant: string) => {
    lectures = 0;
    const options = { document, id: 'b', nom: { etiquette: 'Bande' }, courant };
    const svg = rendre(dessinerBande(lignes, options)) + decrireDistribution(lignes, options);
    expect(svg).toContain(`Territoire ${courant}`);
    return lectures;
  };
  expect(page('30')).toBeGreaterThan(400);
  expect(page('31')).toBeLessThan(20);
});
