import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lireContours, tirerDansContour } from '../scripts/zones-blanches/contours.ts';
import { lireCommunes } from '../scripts/zones-blanches/lecture.ts';
import { airePolygone } from '../src/geometry/anneau.ts';
import { ouvrirNatif, type DatabaseNatif } from '../src/db/native.ts';
import { TABLES_PUBLIEES } from '../src/domain/tables/catalogue.ts';
import { PLANCHER_KM, RAYONS_KM } from '../src/domain/tables/accessibilite.ts';
import { CATALOGUE, indicateur } from '../src/indicateurs/catalogue.ts';
import { ecritureAvecUnite } from '../src/lib/ecriture.ts';
import { tirage } from '../src/zones-blanches/tirage.ts';

/** A point taken for people: no distance under what the point of a commune can say, no missing address read as 0 km, no absolute that a contour denies. */
let db: DatabaseNatif;
beforeAll(async () => {
  db = await ouvrirNatif(
    'public/donnees',
    TABLES_PUBLIEES.map((t) => t.table),
  );
});
afterAll(() => db.close());

interface Siae {
  readonly commune: string;
  readonly bassin: string;
  readonly lon: number;
  readonly lat: number;
  readonly adresse: boolean;
}
type Point = readonly [lon: number, lat: number];

const RADIANS = Math.PI / 180;
/** Kilometres by the law of cosines, on unit vectors: another formula than that of the build. */
function km([lonA, latA]: Point, [lonB, latB]: Point): number {
  const vecteur = (lon: number, lat: number) => [
    Math.cos(lat * RADIANS) * Math.cos(lon * RADIANS),
    Math.cos(lat * RADIANS) * Math.sin(lon * RADIANS),
    Math.sin(lat * RADIANS),
  ];
  const [a, b] = [vecteur(lonA, latA), vecteur(lonB, latB)];
  return (
    6371.0088 *
    Math.acos(
      Math.min(
        1,
        a.reduce((s, x, k) => s + x * (b[k] ?? 0), 0),
      ),
    )
  );
}

/** Communes by the committed points and list, and the seats of each piece of land: nothing of what the build computed. */
async function relire() {
  const communes = await lireCommunes(db);
  const parCode = new Map(communes.map((c) => [c.code, c]));
  const siae = csvParse(readFileSync('data/tables/siae.csv', 'utf8')).flatMap((l): Siae[] => {
    const commune = parCode.get(l['commune'] ?? '');
    const adresse = l['lon'] !== '';
    const [lon, lat] = adresse ? [Number(l['lon']), Number(l['lat'])] : (commune?.point ?? [NaN, NaN]);
    return commune === undefined || Number.isNaN(lon) ? [] : [{ commune: commune.code, bassin: commune.bassin, lon, lat, adresse }];
  });
  return { communes, siae: Map.groupBy(siae, (s) => s.bassin) };
}

describe('the floor', () => {
  it('is the shortest reach on offer, and what nearly nine communes in ten stay within from their point', async () => {
    const [petites] = await db.query(`select avg(case when etendue_km <= ${PLANCHER_KM} then 1 else 0 end) as part from accessibilite
      where etendue_km is not null`);
    expect(PLANCHER_KM).toBe(RAYONS_KM[0]);
    expect(Number(petites?.['part'])).toBeGreaterThan(0.875);
  });

  it('no published distance of a commune and no median is under it, and none is zero', async () => {
    const colonnes = ['distance_km', 'distance_aci_km', 'distance_ai_km', 'distance_ei_km', 'distance_etti_km'];
    const trop = await db.query(
      `select commune from accessibilite where etat = 'zero' or ${colonnes.map((c) => `${c} < ${PLANCHER_KM}`).join(' or ')}`,
    );
    expect(trop).toEqual([]);
    const kilometriques = CATALOGUE.filter((i) => i.uniteCourte === 'km').map((i) => `'${i.id}'`);
    expect(kilometriques).toContain(`'distance-mediane'`);
    expect(
      await db.query(`select indicateur, niveau, code, valeur from valeurs where indicateur in (${kilometriques.join()})
        and (valeur < ${PLANCHER_KM} or etat = 'zero')`),
    ).toEqual([]);
    expect(await db.query(`select min(distance_km) as km from zones_blanches_courbes`)).toEqual([{ km: PLANCHER_KM }]);
  });

  it('is written as such: « 5 km ou moins »', () => {
    const ecrire = ecritureAvecUnite(indicateur('distance-mediane'));
    expect([ecrire(PLANCHER_KM), ecrire(5.04), ecrire(9.51)]).toEqual(['5\u00a0km ou moins', '5,0\u00a0km', '9,5\u00a0km']);
  });

  it('those at it are tied: nothing ranks them', async () => {
    const [ex] = await db.query(`select count(*) as n, count(distinct valeur) as valeurs from valeurs
      where indicateur = 'distance-mediane' and modalite = '' and niveau = 'departement' and valeur <= ${PLANCHER_KM}`);
    expect(ex).toEqual({ n: 66, valeurs: 1 });
  });
});

describe('an establishment without an address', () => {
  it('gives no distance in its commune, which it serves all the same: Ajaccio, Bastia, La Roche-sur-Yon and 24 others', async () => {
    const lignes = await db.query(`select commune, distance_km, etat, zb_c from accessibilite
      where etat = 'indisponible' and types_sur_place is not null order by commune`);
    expect(lignes).toHaveLength(27);
    expect(lignes.filter((l) => l['distance_km'] !== null || l['zb_c'] !== 'desservie')).toEqual([]);
    expect(lignes.map((l) => l['commune'])).toEqual(expect.arrayContaining(['2A004', '2B033', '85191']));
  });

  it('leaves the EPCI that it is the nearest of at the floor, no longer at zero', async () => {
    const lignes =
      await db.query(`select valeur, etat from valeurs where indicateur = 'distance-mediane' and modalite = '' and niveau = 'epci'
      and code in (select epci from communes where commune in ('2A004', '2B033', '85191'))`);
    expect(lignes).toEqual(lignes.map(() => ({ valeur: PLANCHER_KM, etat: 'valeur' })));
    expect(lignes).toHaveLength(3);
  });
});

describe('the medians, computed again from the committed points and list', () => {
  it.each([
    ['departement', '48'],
    ['departement', '13'],
    ['departement', '2B'],
    ['epci', '200071496'],
    ['epci', '243100518'],
    ['epci', '243800745'],
    ['region', '76'],
  ] as const)('%s %s', async (niveau, code) => {
    const { communes, siae } = await relire();
    const [publiee] = await db.query(
      `select valeur from valeurs where indicateur = 'distance-mediane' and modalite = '' and niveau = '${niveau}' and code = '${code}'`,
    );
    const lues = communes
      .filter((c) => c[niveau] === code && c.point !== null)
      .map((c) => ({
        population: c.population,
        km: Math.min(...(siae.get(c.bassin) ?? []).map((s) => km(c.point ?? [0, 0], [s.lon, s.lat]))),
      }))
      .toSorted((a, b) => a.km - b.km);
    const moitie = lues.reduce((n, c) => n + c.population, 0) / 2;
    let cumul = 0;
    const mediane = lues.find((c) => (cumul += c.population) >= moitie)?.km ?? NaN;
    const parExces = Math.ceil(Math.round(mediane * 1000) / 100) / 10;
    expect(publiee?.['valeur']).toBe(Math.max(PLANCHER_KM, parExces));
  });
});

describe('what the contours allow', () => {
  it('surrounds the share of the points, everywhere, and is 0 only where nothing is beyond the reach', async () => {
    const ecarts = await db.query(`select p.niveau, p.code, loin.valeur as loin, p.valeur, bord.valeur as bord from valeurs p
      join valeurs loin on loin.indicateur = 'zb-c' and loin.modalite = 'partout' and loin.niveau = p.niveau and loin.code = p.code
      join valeurs bord on bord.indicateur = 'zb-c' and bord.modalite = 'au-bord' and bord.niveau = p.niveau and bord.code = p.code
      where p.indicateur = 'zb-c' and p.modalite = '' and p.valeur is not null and not (loin.valeur <= p.valeur and p.valeur <= bord.valeur)`);
    expect(ecarts).toEqual([]);
    const [jamais] =
      await db.query(`select count(*) as n from valeurs where indicateur = 'zb-c' and modalite = 'au-bord' and niveau = 'departement'
      and code in ('13', '2B') and valeur > 0`);
    expect(jamais).toEqual({ n: 2 });
  });

  it('holds wherever in its commune one stands: drawn places of six départements are between the bounds', async () => {
    const { communes, siae } = await relire();
    const bornes = new Map(
      (
        await db.query(
          `select commune, distance_min_km as bas, distance_max_km as haut from accessibilite where distance_max_km is not null`,
        )
      ).map((l) => [String(l['commune']), { bas: Number(l['bas']), haut: Number(l['haut']) }]),
    );
    const alea = tirage(7);
    const dehors = ['13', '2A', '2B', '38', '48', '973'].flatMap((departement) => {
      const { panneau, parCommune } = lireContours(departement);
      return communes.flatMap((c) => {
        const [polygones, borne] = [parCommune.get(c.code), bornes.get(c.code)];
        if (c.departement !== departement || polygones === undefined || borne === undefined) return [];
        // the small parts of a commune are left out of the bounds
        const grands = polygones.filter((p) => airePolygone(p) >= 0.2 * Math.max(...polygones.map(airePolygone)));
        const lieu = tirerDansContour(panneau, grands, alea);
        const sures = (siae.get(c.bassin) ?? []).filter((s) => s.adresse);
        const plusProche = Math.min(...sures.map((s) => km(lieu, [s.lon, s.lat])));
        // one without an address may be nearer: it cannot deny the lower bound, only the commune's own can
        const faute = plusProche > borne.haut + 0.01 && !(siae.get(c.bassin) ?? []).some((s) => !s.adresse && s.commune === c.code);
        return faute || plusProche < borne.bas - 0.01 ? [`${c.code}: ${plusProche} outside of ${borne.bas}–${borne.haut}`] : [];
      });
    });
    expect(dehors).toEqual([]);
  });
});
