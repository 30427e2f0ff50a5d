/** The live pages of the zones blanches beside their goals: the cursor, « Où d’abord ? », the solver, and what they weigh. */
import { readFileSync } from 'node:fs';
import loadHighs from 'highs';
import type { Page } from 'playwright-core';
import { DESKTOP, visit, type Site } from '../../tests/site/browser.ts';
import { weigh } from '../../tests/site/weight.ts';
import { lireCommunes, lireLieux, type FichierDepartement } from '../../src/zones-blanches/couverture-max/fichiers.ts';
import { construire } from '../../src/zones-blanches/couverture-max/construire.ts';
import { ecart, resoudre } from '../../src/zones-blanches/couverture-max/exact.ts';
import { glouton } from '../../src/zones-blanches/couverture-max/glouton.ts';
import { preparer } from '../../src/zones-blanches/couverture-max/probleme.ts';
import { atMost, fact, type Row } from './table.ts';

/** Ten départements of every kind: mountain, coast, city, plain, river. */
const DEPARTEMENTS = ['01', '15', '24', '33', '35', '48', '52', '62', '71', '973'] as const;
/** The one with most communes. */
const DEPARTEMENT = '/zones-blanches/62/';
const K = 5;
const PAS = [15, 16, 17, 18, 19, 25, 10, 5, 50, 30, 21, 20];

const mediane = (v: readonly number[]): number => v.toSorted((a, b) => a - b)[v.length >> 1] ?? NaN;

interface Etape {
  readonly calcul: number;
  readonly dessin: number;
}

/** Each step as a reader makes it: from the event to the frame that shows it, and the part that is computation. */
function curseur(page: Page): Promise<readonly Etape[]> {
  return page.evaluate(async (pas) => {
    const regle = document.querySelector<HTMLInputElement>('#zb-portee');
    const mesures: { calcul: number; dessin: number }[] = [];
    for (const d of pas) {
      if (regle === null) break;
      performance.clearMeasures();
      const debut = performance.now();
      regle.value = String(d);
      regle.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((suite) => requestAnimationFrame(() => setTimeout(suite, 0)));
      const dessin = performance.now() - debut;
      mesures.push({ calcul: performance.getEntriesByName('zb-calcul')[0]?.duration ?? NaN, dessin });
      await new Promise((suite) => setTimeout(suite, 350));
    }
    return mesures;
  }, PAS);
}

async function benchCurseur(site: Site): Promise<readonly Row[]> {
  return visit(site, '/zones-blanches/?v=1&d=22', { viewport: DESKTOP }, async ({ page }) => {
    await page.locator('zones-blanches-carte[data-dessine]').waitFor();
    await curseur(page);
    const mesures = await curseur(page);
    return [
      atMost('cursor, France: compute, median step', mediane(mesures.map((m) => m.calcul)), 16, 'ms'),
      atMost('cursor, France: event to paint, median step', mediane(mesures.map((m) => m.dessin)), 50, 'ms'),
      fact('cursor, France: worst step of twelve', `${Math.max(...mesures.map((m) => m.dessin)).toFixed(0)} ms`),
    ];
  });
}

/** The longest time between two frames while the worker works: what a reader would feel. */
async function benchGlouton(site: Site): Promise<readonly Row[]> {
  return visit(site, '/zones-blanches/?v=1&t=ETTI', { viewport: DESKTOP }, async ({ page }) => {
    await page.locator('et-si > button').click();
    await page.locator('et-si[data-dessine]').waitFor();
    await page.locator('#es-k').selectOption('10');
    const saut = page.evaluate(async () => {
      let [pire, avant] = [0, performance.now()];
      while (document.querySelector('.es-lieux li') === null) {
        await new Promise((suite) => requestAnimationFrame(suite));
        const ici = performance.now();
        [pire, avant] = [Math.max(pire, ici - avant), ici];
      }
      return pire;
    });
    await page.getByRole('button', { name: 'Chercher' }).click();
    const pire = await saut;
    const ms = Number(await page.locator('.es-ou').getAttribute('data-millisecondes'));
    return [
      atMost('greedy, France, ETTI, 20 km, k = 10, in the worker', ms / 1000, 1.5, 's'),
      fact('greedy, France: longest wait for a frame meanwhile', `${pire.toFixed(0)} ms`),
    ];
  });
}

function lire(departement: string) {
  const { communes, lieux } = JSON.parse(readFileSync(`public/zones-blanches/${departement}.json`, 'utf8')) as FichierDepartement;
  return { communes: lireCommunes(communes, 'departement'), lieux: lireLieux(lieux) };
}

/** Greedy against the optimum: same communes, same reach, the types where the two part. */
async function benchExact(): Promise<readonly Row[]> {
  const highs = await loadHighs();
  const essais = DEPARTEMENTS.flatMap((d) => [['', 10] as const, ['ETTI', 20] as const].map(([offre, km]) => ({ d, offre, km })));
  const lignes = essais.map(({ d, offre, km }): { readonly row: Row; readonly secondes: number } => {
    const { communes, lieux } = lire(d);
    const parmi = (i: number): boolean => (communes.codes[i] ?? '').startsWith(d);
    const debut = performance.now();
    const { probleme } = construire(communes, lieux, { offre: offre, porteeKm: km, poids: 'habitants', parmi });
    const instance = preparer(probleme);
    const depart = glouton(instance, K);
    const exacte = resoudre(highs, instance, { k: K, limite: 10, depart });
    const secondes = (performance.now() - debut) / 1000;
    const part = exacte.gain === 0 ? 'nothing to gain' : `${((100 * depart.gain) / exacte.gain).toFixed(1)} % of the optimum`;
    const valeur = `${depart.gain} → ${exacte.gain}, ${part}, gap ${(100 * ecart(exacte)).toFixed(1)} %, ${secondes.toFixed(2)} s`;
    const nom = `${d}, ${offre === '' ? 'all types' : offre}, ${km} km, ${probleme.candidats.length} communes: greedy → exact`;
    return { row: { what: nom, value: valeur, goal: '', ok: exacte.gain >= depart.gain ? null : false }, secondes };
  });
  return [
    ...lignes.map((l) => l.row),
    atMost(`exact, k = ${K}, slowest of ${lignes.length}`, Math.max(...lignes.map((l) => l.secondes)), 10, 's'),
  ];
}

/** Everything asked for from the address to the first live drawing, but the page itself, its style and its fonts. */
async function poids(site: Site, adresse: string, element: string): Promise<number> {
  const requetes = await visit(site, adresse, { viewport: DESKTOP }, async ({ page, requests }) => {
    await page.locator(`${element}[data-dessine]`).waitFor();
    await page.waitForLoadState('networkidle');
    return [...new Set(requests)];
  });
  const chemins = requetes.filter((url) => url.startsWith(site.origin)).map((url) => new URL(url).pathname);
  return chemins.filter((c) => /\.(js|json|parquet|wasm)$/.test(c)).reduce((total, c) => total + weigh(c), 0);
}

async function benchPoids(site: Site): Promise<readonly Row[]> {
  const france = await poids(site, '/zones-blanches/?v=1&d=15', 'zones-blanches-carte');
  const departement = await poids(site, `${DEPARTEMENT}?v=1&si=62041-ACI`, 'et-si');
  return [
    atMost('/zones-blanches/ interactive, brotli', france, 450, 'kB'),
    atMost('« Et si ? » on the largest département, brotli', departement, 60, 'kB'),
    fact('the same with the page, which holds the contours of its map', `${(departement + weigh(DEPARTEMENT)).toFixed(0)} kB`),
  ];
}

export async function benchEtSi(site: Site): Promise<readonly Row[]> {
  return [...(await benchCurseur(site)), ...(await benchGlouton(site)), ...(await benchPoids(site)), ...(await benchExact())];
}
