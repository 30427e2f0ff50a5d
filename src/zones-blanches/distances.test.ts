import { departementDe } from '#domain/departement.ts';
import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { beforeAll, describe, expect, it } from 'vitest';
import { distanceKm } from '#geometry/distance.ts';
import { calculerDistances, type Distances } from './distances.ts';
import { bassinDe, placer, type LieuCommune, type LieuSiae, type SiaeListee } from './lieux.ts';
import { RAYONS_KM } from '#domain/tables/accessibilite.ts';
import { TYPES_SIAE, type TypeSiae } from '#domain/types-siae.ts';

const racine = new URL('../../', import.meta.url);
const lire = (chemin: string) => csvParse(readFileSync(new URL(chemin, racine), 'utf8'));
const nombre = (texte: string | undefined) => (texte === undefined || texte === '' ? null : Number(texte));

/** Every current commune with its point, as the build reads them, and without the build. */
function communesReelles(): readonly LieuCommune[] {
  const iles = new Map(lire('data/corrections/acces-communes.csv').map((r) => [r['commune'], r['bassin']]));
  const points = new Map(lire('data/geometrie/points.csv').map((r) => [r['commune'], r]));
  return lire('data/tables/zone_emploi_communes.csv').map(({ commune = '' }) => {
    const [lon, lat] = [nombre(points.get(commune)?.['lon']), nombre(points.get(commune)?.['lat'])];
    const departement = departementDe(commune);
    return {
      code: commune,
      population: 100,
      point: lon === null || lat === null ? null : [lon, lat],
      bassin: bassinDe(departement, iles.get(commune)),
    };
  });
}

const siaeReelles = (): readonly SiaeListee[] =>
  lire('data/tables/siae.csv').map((r) => ({
    siret: r['siret'] ?? '',
    type: r['type'] as TypeSiae,
    commune: r['commune'] ?? '',
    lon: nombre(r['lon']),
    lat: nombre(r['lat']),
    drapeaux: (r['drapeaux'] ?? '').split(';'),
  }));

/** What the index must equal: every SIAE of the piece of land looked at, one by one. */
function sansIndex({ point, bassin }: LieuCommune, siae: readonly LieuSiae[], type: TypeSiae | null) {
  let [km, indice] = [Infinity, -1];
  if (point === null) return { km: NaN, indice, comptes: RAYONS_KM.map(() => 0) };
  const distances = siae.map((s) => (s.bassin === bassin && (type === null || s.type === type) ? distanceKm(point, s.point) : Infinity));
  distances.forEach((d, k) => {
    if (d < km) [km, indice] = [d, k];
  });
  return { km, indice, comptes: RAYONS_KM.map((r) => distances.filter((d) => d <= r).length) };
}

describe('the real communes and SIAE', () => {
  let communes: readonly LieuCommune[];
  let siae: readonly LieuSiae[];
  let distances: Distances;
  beforeAll(() => {
    communes = communesReelles();
    siae = placer(siaeReelles(), new Map(communes.map((c) => [c.code, c]))).placees;
    distances = calculerDistances(communes, siae);
  });

  it('equal a search without index on 2 000 communes, to the last bit: distance, nearest SIAE, each type, each count', () => {
    const pas = communes.length / 2000;
    const fautes: string[] = [];
    for (let n = 0; n < 2000; n++) {
      const k = Math.floor(n * pas);
      const c = communes[k] as LieuCommune;
      const vrai = sansIndex(c, siae, null);
      if (!Object.is(distances.toutes.km[k], vrai.km) || distances.toutes.indice[k] !== vrai.indice) fautes.push(`${c.code} ${vrai.km}`);
      vrai.comptes.forEach((compte, r) => {
        if (distances.comptes[r]?.[k] !== compte) fautes.push(`${c.code} within ${RAYONS_KM[r]} km: ${compte}`);
      });
      for (const type of TYPES_SIAE) {
        const duType = sansIndex(c, siae, type);
        if (!Object.is(distances.parType[type].km[k], duType.km)) fautes.push(`${c.code} ${type} ${duType.km}`);
      }
    }
    expect(fautes).toEqual([]);
  });

  it('never reach across a sea: the nearest SIAE stands on the same piece of land', () => {
    for (const proximites of [distances.toutes, ...TYPES_SIAE.map((t) => distances.parType[t])])
      communes.forEach((c, k) => {
        const indice = proximites.indice[k] ?? -1;
        if (indice >= 0 && siae[indice]?.bassin !== c.bassin) throw new Error(`${c.code} reaches ${siae[indice]?.cle} across a sea`);
      });
    const sein = communes.findIndex((c) => c.code === '29083');
    expect(distances.toutes.km[sein]).toBe(Infinity);
  });

  it('know nothing of a commune without a point, and of EITI nothing anywhere: the type is empty', () => {
    const sannerville = communes.findIndex((c) => c.code === '14666');
    expect(distances.toutes.km[sannerville]).toBeNaN();
    const eiti = communes.flatMap((c, k) => (c.point === null ? [] : [distances.parType.EITI.km[k]]));
    expect(eiti.every((km) => km === Infinity)).toBe(true);
  });
});

const ici = (code: string, lon: number, bassin = 'continent'): LieuCommune => ({ code, population: 100, point: [lon, 45], bassin });
const etablissement = (cle: string, lon: number, type: TypeSiae = 'ACI', bassin = 'continent'): LieuSiae => ({
  cle,
  type,
  commune: 'A',
  point: [lon, 45],
  bassin,
  precision: 'adresse',
});

describe('small cases', () => {
  it('a commune with a SIAE at its very point is at 0 km of it, which is known', () => {
    const { toutes, comptes } = calculerDistances([ici('A', 2)], [etablissement('1', 2)]);
    expect([toutes.km[0], toutes.indice[0], comptes[0]?.[0]]).toEqual([0, 0, 1]);
  });

  it('of two SIAE at one address the first in the list is named, and both are counted', () => {
    const { toutes, comptes } = calculerDistances([ici('A', 2)], [etablissement('1', 2.01, 'EI'), etablissement('2', 2.01, 'ACI')]);
    expect([toutes.indice[0], comptes[0]?.[0]]).toEqual([0, 2]);
  });

  it('without any SIAE at all there is nothing to reach, which is not 0 and not unknown', () => {
    const { toutes } = calculerDistances([ici('A', 2)], []);
    expect(toutes.km[0]).toBe(Infinity);
  });
});

describe('placing the seats', () => {
  const communes = new Map([ici('A', 2), { ...ici('B', 3), point: null }].map((c) => [c.code, c]));
  const liste = (commune: string, lon: number | null, drapeaux: readonly string[] = []): SiaeListee => ({
    siret: '1'.repeat(14),
    type: 'ACI',
    commune,
    lon,
    lat: lon === null ? null : 45,
    drapeaux,
  });

  it('takes the address, then the point of the commune, and lists what has neither', () => {
    const { placees, sansLieu, horsChamp } = placer(
      [liste('A', 2.1), liste('A', 2.2, ['geocodage-faible']), liste('A', null), liste('B', null), liste('97801', -63)],
      communes,
    );
    expect(placees.map((s) => [s.point[0], s.precision])).toEqual([
      [2.1, 'adresse'],
      [2.2, 'adresse-incertaine'],
      [2, 'commune'],
    ]);
    expect([sansLieu.map((s) => s.commune), horsChamp.map((s) => s.commune)]).toEqual([['B'], ['97801']]);
  });

  it('gives each island its own piece of land', () => {
    expect(bassinDe('29', 'ouessant')).toBe('ouessant');
    expect([bassinDe('29', ''), bassinDe('2B', undefined), bassinDe('974', undefined)]).toEqual(['continent', 'corse', '974']);
  });
});
