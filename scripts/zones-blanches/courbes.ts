import { lireTable } from '../../src/db/lire-table.ts';
import { accessibilite, PLANCHER_KM } from '../../src/domain/tables/accessibilite.ts';
import type { Ligne } from '../../src/domain/contrat.ts';
import type { DatabaseNatif } from '../../src/db/native.ts';
import { bandesDeplacement, bandesFermeture, courbes, type CommuneCourbe, type Contour } from '../../src/zones-blanches/bandes.ts';
import { partsAuDela } from '../../src/zones-blanches/courbe.ts';
import { distancesAuPlusProche } from '../../src/zones-blanches/distances.ts';
import { CONNU_MINIMAL } from '../../src/zones-blanches/definitions.ts';
import { placer } from '../../src/zones-blanches/lieux.ts';
import { etendueKm, lireContours, tirerDansContour, type Contours } from './contours.ts';
import { COLONNES_KM, kmRetenu } from './jugements.ts';
import { lireCommunes, lireSiae, type CommuneLue } from './lecture.ts';

/** Where a seat of a commune may be drawn; null when it has no contour, and the seat then stays where it is. */
function chercheurDeContours(): (c: CommuneLue | undefined) => Contour | null {
  const lus = new Map<string, Contours>();
  return (c) => {
    if (c === undefined) return null;
    const contours = lus.get(c.departement) ?? lireContours(c.departement);
    lus.set(c.departement, contours);
    return contourDe(c, contours);
  };
}

function contourDe(c: CommuneLue, contours: Contours): Contour | null {
  const polygones = contours.parCommune.get(c.code);
  if (polygones === undefined || c.point === null) return null;
  return {
    tirer: (alea) => tirerDansContour(contours.panneau, polygones, alea),
    centre: c.point,
    etendueKm: etendueKm(contours.panneau, polygones, c.point),
  };
}

const arrondir = (v: number | undefined) => (v === undefined ? null : Math.round(v * 1e6) / 1e6);

/** Communes too wide for their point, with the distance retained. */
async function lireGrandes(db: DatabaseNatif): Promise<ReadonlyMap<string, number>> {
  const grandes = (await lireTable(db, accessibilite, ['commune', 'un_point_suffit', ...COLONNES_KM])).filter((l) => !l.un_point_suffit);
  return new Map(grandes.map((l) => [l.commune, kmRetenu(l, null)]));
}

const somme = (h: Float64Array) => h.reduce((a, b) => a + b, 0);
function totaux(communes: readonly CommuneCourbe[]): ReadonlyMap<string, number> {
  const parTerritoire = new Map<string, number>();
  for (const c of communes) for (const t of c.territoires) parTerritoire.set(t, (parTerritoire.get(t) ?? 0) + c.population);
  return parTerritoire;
}

/** The rows of `zones_blanches_courbes`; a place too little known has no curve. */
export async function lignesCourbes(db: DatabaseNatif): Promise<readonly Ligne[]> {
  const lues = await lireCommunes(db);
  const parCode = new Map(lues.map((c) => [c.code, c]));
  const { placees } = placer(await lireSiae(db), parCode);
  const grandes = await lireGrandes(db);
  const communes: readonly CommuneCourbe[] = lues.map((c) => ({
    ...c,
    territoires: [`departement ${c.departement}`, `region ${c.region}`, 'france FR'],
    ...(grandes.has(c.code) ? { kmFixe: grandes.get(c.code) ?? NaN } : {}),
  }));
  const reelles = courbes(communes, distancesAuPlusProche(communes, placees));
  const fermeture = bandesFermeture(communes, placees);
  const contour = chercheurDeContours();
  const deplacement = bandesDeplacement(communes, placees, (code) => contour(parCode.get(code)));
  const population = totaux(communes);
  return [...reelles].flatMap(([territoire, habitants]) => {
    if (somme(habitants) < CONNU_MINIMAL * (population.get(territoire) ?? 0)) return [];
    const [niveau = '', code = ''] = territoire.split(' ');
    const lignes = [...(partsAuDela(habitants) ?? [])].map((part, d) => ({
      niveau,
      code,
      distance_km: d,
      part: arrondir(part),
      deplacement_bas: arrondir(deplacement.get(territoire)?.bas[d]),
      deplacement_haut: arrondir(deplacement.get(territoire)?.haut[d]),
      fermeture_bas: arrondir(fermeture.get(territoire)?.bas[d]),
      fermeture_haut: arrondir(fermeture.get(territoire)?.haut[d]),
    }));
    return lignes.slice(PLANCHER_KM);
  });
}
