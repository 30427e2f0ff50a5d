import { describe, expect, it } from 'vitest';
import { bandesDeplacement, bandesFermeture, courbes, type CommuneCourbe } from './bandes.ts';
import { habitantsVides, partsAuDela, ranger } from './courbe.ts';
import { equipement, medianesParStrate, strate } from './equipement.ts';
import type { LieuSiae } from './lieux.ts';
import { tirage, tirerRangs } from './tirage.ts';

const KM_PAR_DEGRE = 78.63; // along the parallel of 45° N, to the decametre
const commune = (code: string, km: number, population = 100): CommuneCourbe => ({
  code,
  population,
  point: [km / KM_PAR_DEGRE, 45],
  bassin: 'continent',
  territoires: ['departement 01', 'france FR'],
});
const etablissement = (cle: string, km: number, precision: LieuSiae['precision'] = 'adresse'): LieuSiae => ({
  cle,
  type: 'ACI',
  commune: 'A',
  point: [km / KM_PAR_DEGRE, 45],
  bassin: 'continent',
  precision,
});

describe('the curve', () => {
  it('falls from those who have no seat at their door to those who have nothing to reach', () => {
    const habitants = habitantsVides();
    for (const [km, n] of [
      [0, 10],
      [0.5, 20],
      [1, 20],
      [20.001, 30],
      [Infinity, 20],
      [NaN, 500],
    ] as const)
      ranger(habitants, km, n);
    const parts = partsAuDela(habitants);
    expect([parts?.[0], parts?.[1], parts?.[20], parts?.[21], parts?.[60]]).toEqual([90, 50, 50, 20, 20]);
  });

  it('does not exist over nobody', () => {
    expect(partsAuDela(habitantsVides())).toBeNull();
  });
});

describe('the bands', () => {
  const communes = Array.from({ length: 40 }, (_, k) => commune(`${k}`, k));
  const siae = Array.from({ length: 20 }, (_, k) => etablissement(`${k}`, k * 2));

  it('are the same at each computation', () => {
    expect(bandesFermeture(communes, siae)).toEqual(bandesFermeture(communes, siae));
  });

  it('closing one SIAE in ten only ever puts inhabitants further', () => {
    const reelle = partsAuDela(
      courbes(
        communes,
        communes.map((_, k) => k % 2),
      ).get('france FR') ?? habitantsVides(),
    );
    const bande = bandesFermeture(communes, siae).get('france FR');
    expect(bande?.bas[0]).toBeGreaterThanOrEqual(reelle?.[0] ?? NaN);
    expect(bande?.haut[1]).toBeGreaterThan(reelle?.[1] ?? NaN);
  });

  it('without any SIAE left, everybody is out of reach', () => {
    expect(bandesFermeture(communes, []).get('france FR')?.bas[60]).toBe(100);
  });

  it('only seats without a sure address move, within what their commune allows', () => {
    const contour = { tirer: () => [1 / KM_PAR_DEGRE, 45] as const, centre: [0, 45] as const, etendueKm: 1 };
    const bouge = bandesDeplacement([commune('A', 0)], [etablissement('1', 0, 'commune')], () => contour).get('france FR');
    expect([bouge?.bas[0], bouge?.haut[0], bouge?.haut[1]]).toEqual([100, 100, 0]);
    const fixe = bandesDeplacement([commune('A', 0)], [etablissement('1', 0)], () => contour).get('france FR');
    expect(fixe?.haut[0]).toBe(0);
    const sansContour = bandesDeplacement([commune('A', 0)], [etablissement('1', 0, 'commune')], () => null).get('france FR');
    expect(sansContour?.haut[0]).toBe(0);
  });
});

describe('draws', () => {
  it('give distinct ranks, and every one in its turn', () => {
    const alea = tirage(1);
    const vus = new Set<number>();
    for (let n = 0; n < 200; n++) {
      const rangs = tirerRangs(alea, 3, 10);
      expect(new Set(rangs).size).toBe(3);
      rangs.forEach((r) => vus.add(r));
    }
    expect(vus.size).toBe(10);
  });
});

describe('comparable equipment', () => {
  it('is compared within a size of need; under the floor, or unknown, there is no size', () => {
    expect([strate(499, [500, 1000]), strate(500, [500, 1000]), strate(5000, [500, 1000]), strate(null, [500])]).toEqual([
      null,
      500,
      1000,
      null,
    ]);
    const lieux = [
      { code: 'a', offre: 1, besoin: 500 },
      { code: 'b', offre: 3, besoin: 500 },
      { code: 'c', offre: 5, besoin: 500 },
      { code: 'd', offre: 9, besoin: 100 },
      { code: 'e', offre: null, besoin: 600 },
    ];
    expect([...medianesParStrate(lieux, [500, 1000])]).toEqual([[500, 6]]);
    expect([equipement({ code: 'x', offre: 2, besoin: 0 }), equipement({ code: 'x', offre: 0, besoin: 500 })]).toEqual([null, 0]);
  });
});
