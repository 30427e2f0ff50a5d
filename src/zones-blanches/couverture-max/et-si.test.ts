import { PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import { expect, test } from 'vitest';
import { coderCommunes, lireCommunes, type Communes } from './fichiers.ts';
import { construire } from './construire.ts';
import { avecAjouts, mesurer } from './et-si.ts';
import { COMMUNES, LIEUX, versAise } from './exemple.ts';
import { glouton } from './glouton.ts';
import { preparer } from './probleme.ts';
import { juger, situer } from './situation.ts';
import { creerVoisinage } from './voisinage.ts';

const tous = () => true;
const voisinage = creerVoisinage(
  LIEUX.noms.map((_, i) => ({ lon: LIEUX.lon[i] ?? 0, lat: LIEUX.lat[i] ?? 0, bassin: LIEUX.bassins[i] ?? '' })),
);

test('C: a cursor at ten kilometres leaves those further, the island, and not the commune without a point', () => {
  const { ensemble, communesBlanches, parEpci } = situer(COMMUNES, { definition: 'c', offre: '', porteeKm: 10 });
  expect(ensemble).toEqual({ blanche: 1350, desservie: 1200, indisponible: 30, sansObjet: 0 });
  expect(communesBlanches).toBe(3);
  expect(parEpci[1]).toEqual({ blanche: 1350, desservie: 0, indisponible: 0, sansObjet: 0 });
});

test('each definition says of each commune what its rule says', () => {
  const dire = (definition: 'a' | 'd' | 'e' | 'g') =>
    COMMUNES.codes.map((_, i) => juger(COMMUNES, { definition, offre: '', porteeKm: 20 })(i));
  expect(dire('a')).toEqual(['desservie', 'desservie', 'blanche', 'blanche', 'blanche', 'sans-objet']);
  expect(dire('d')).toEqual(['blanche', 'blanche', 'blanche', 'sans-objet', 'sans-objet', 'indisponible']);
  expect(dire('e')).toEqual(['desservie', 'desservie', 'indisponible', 'indisponible', 'indisponible', 'sans-objet']);
  expect(dire('g')).toEqual(['desservie', 'desservie', 'sans-objet', 'blanche', 'indisponible', 'sans-objet']);
});

test('a new ACI brings within reach those near it, changes its EPCI, and leaves what was given as it was', () => {
  const avant = structuredClone(COMMUNES.distances['']);
  const apres = avecAjouts(COMMUNES, LIEUX, voisinage, [{ commune: 3, type: 'ACI' }]);
  const effet = mesurer(COMMUNES, apres, { offre: '', porteeKm: 10 }, tous);
  expect(effet.habitants).toBe(1300);
  expect(effet.communes.map((c) => [LIEUX.noms[c.rang], c.habitants])).toEqual([
    ['Dun', 900],
    ['Corps', 400],
  ]);
  expect(effet.communes[0]).toMatchObject({ kmApres: PLANCHER_KM, kmAvant: versAise[3] });
  expect(effet.epci).toEqual([{ rang: 1, habitants: 1300, communes: 2 }]);
  expect(effet.changements.find((x) => x.definition === 'a')).toMatchObject({ epciAvant: 1, epciApres: 0, sortent: [1], entrent: [] });
  expect(effet.changements.find((x) => x.definition === 'c')).toMatchObject({ habitantsAvant: 1350, habitantsApres: 50 });
  expect(COMMUNES.distances['']).toEqual(avant);
  expect(apres.distances['EI']).toEqual(COMMUNES.distances['EI']);
});

test('seen through one type, only that type counts; an EITI counts among all', () => {
  const ajout = (type: 'EI' | 'EITI') => avecAjouts(COMMUNES, LIEUX, voisinage, [{ commune: 3, type }]);
  expect(mesurer(COMMUNES, ajout('EI'), { offre: 'ACI', porteeKm: 10 }, tous).habitants).toBe(0);
  expect(mesurer(COMMUNES, ajout('EITI'), { offre: '', porteeKm: 10 }, tous)).toMatchObject({ habitants: 1300 });
  expect(mesurer(COMMUNES, ajout('EITI'), { offre: '', porteeKm: 10 }, tous).changements[0]?.sortent).toEqual([1]);
});

test('D may gain those that C loses: the page says both', () => {
  const apres = avecAjouts(COMMUNES, LIEUX, voisinage, [{ commune: 3, type: 'EI' }]);
  const d = mesurer(COMMUNES, apres, { offre: '', porteeKm: 10 }, tous).changements.find((x) => x.definition === 'd');
  expect(d).toMatchObject({ habitantsAvant: 1200, habitantsApres: 2500, entrent: [1] });
});

test('the problem counts whom it says, and knows what it does not know', () => {
  const poser = (poids: 'habitants' | 'demandeurs' | 'frr' | 'qpv') =>
    construire(COMMUNES, LIEUX, { offre: '', porteeKm: 10, poids, parmi: tous });
  expect(poser('habitants')).toMatchObject({ sansReponse: 1, communes: [0, 1, 2, 3, 4] });
  expect(poser('habitants').probleme.demandes.map((d) => d.poids)).toEqual([1000, 200, 400, 900, 50]);
  expect(poser('frr').probleme.demandes.map((d) => d.poids)).toEqual([0, 200, 0, 900, null]);
  expect(poser('qpv').probleme.demandes.map((d) => d.poids)).toEqual([1000, 0, 0, 0, 0]);
  // an EPCI stands at its most populous commune; that of Dun has no known number
  expect(poser('demandeurs').probleme.demandes.map((d) => [d.lon, d.poids])).toEqual([
    [5, 800],
    [5.3, null],
  ]);
  expect(preparer(poser('demandeurs').probleme).inconnus).toBe(1);
});

test('a commune too wide to be judged is neither gained nor out of reach, and may still receive a structure', () => {
  const distances = { ...COMMUNES.distances, '': COMMUNES.distances[''].with(3, NaN) };
  const { probleme, sansReponse, communes } = construire({ ...COMMUNES, distances }, LIEUX, {
    offre: '',
    porteeKm: 10,
    poids: 'habitants',
    parmi: tous,
  });
  expect(sansReponse).toBe(2);
  expect(communes).toContain(3);
  expect(glouton(preparer(probleme), 1).gain).toBe(400);
});

test('a commune too wide for its point is reached by a seat of its own, and by no other', () => {
  const large: Communes = {
    ...COMMUNES,
    grandes: new Set([3]),
    distances: { ...COMMUNES.distances, '': COMMUNES.distances[''].with(3, 90) },
  };
  const poser = (commune: number) =>
    mesurer(large, avecAjouts(large, LIEUX, voisinage, [{ commune, type: 'AI' }]), { offre: '', porteeKm: 10 }, tous);
  expect(poser(2).communes.map((c) => c.rang)).toEqual([2]);
  expect(poser(3).communes.map((c) => c.rang)).toEqual([3, 2]);
  const { probleme } = construire(large, LIEUX, { offre: '', porteeKm: 10, poids: 'habitants', parmi: tous });
  expect(glouton(preparer(probleme), 1).choix).toMatchObject([{ candidat: 3, gain: 1300 }]);
});

test('the best place of the example is found, and an island gains only itself', () => {
  const { probleme, communes } = construire(COMMUNES, LIEUX, { offre: '', porteeKm: 10, poids: 'habitants', parmi: tous });
  const { choix } = glouton(preparer(probleme), 3);
  expect(choix.map((c) => [LIEUX.noms[communes[c.candidat] ?? -1], c.gain])).toEqual([
    ['Corps', 1300],
    ['Île', 50],
  ]);
});

test('the perimeter bounds both who counts and where one may stand', () => {
  const parmi = (i: number) => i < 3;
  const { probleme, communes } = construire(COMMUNES, LIEUX, { offre: '', porteeKm: 10, poids: 'habitants', parmi });
  expect(communes).toEqual([0, 1, 2]);
  expect(glouton(preparer(probleme), 3).gain).toBe(400);
});

test('rounded up as the file of France does, the sums are the same', () => {
  const lue = lireCommunes(coderCommunes(COMMUNES, 'france'), 'france');
  for (const porteeKm of [5, 8, 10, 16, 24])
    expect(situer(lue, { definition: 'c', offre: '', porteeKm }).ensemble).toEqual(
      situer(COMMUNES, { definition: 'c', offre: '', porteeKm }).ensemble,
    );
});
