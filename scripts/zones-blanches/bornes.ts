import { plusProches, etablissementsParBassin } from '../../src/zones-blanches/distances.ts';
import type { LieuSiae } from '../../src/zones-blanches/lieux.ts';
import { airePolygone } from '../../src/geometry/anneau.ts';
import { distanceKm } from '../../src/geometry/distance.ts';
import type { Position } from '../../src/geometry/projection.ts';
import { etendueKm, etenduePrincipaleKm, type Contours } from './contours.ts';
import type { CommuneLue } from './lecture.ts';

/** What the contour of a commune allows, whatever its point: NaN without a contour, Infinity with nothing to reach. */
interface Bornes {
  /** How far the main part goes from the point. */
  readonly etendue: number;
  /** No place of the commune is nearer to any SIAE than this. */
  readonly min: number;
  /** No place of the commune is farther from its nearest SIAE than this: all of it is that near to one of them. */
  readonly max: number;
}
const INCONNUES: Bornes = { etendue: NaN, min: NaN, max: NaN };

type ContoursDe = (c: CommuneLue) => Contours | undefined;

/** Parts under this share of the main one are left out: Cayenne owns an island of the Maroni 200 km away, where nobody lives. */
const ILOT = 0.2;

/** How far a point of the contour may be from another place. */
function auPlus(contours: Contours | undefined, code: string, lieu: Position): number {
  const polygones = contours?.parCommune.get(code);
  if (contours === undefined || polygones === undefined) return NaN;
  const seuil = ILOT * Math.max(...polygones.map(airePolygone));
  return etendueKm(
    contours.panneau,
    polygones.filter((p) => airePolygone(p) >= seuil),
    lieu,
  );
}

/** The farthest end of a commune may be near to another SIAE than its point: that many addresses are tried, the bound is the lowest. */
const ESSAYEES = 4;

/**
 * The bounds of each commune. A SIAE without an address may be anywhere in its commune: it is that much nearer, or farther. The nearest to
 * the point and the nearest to the edge differ by no more than the commune is wide, so that both bounds hold over the whole contour.
 */
export function chercheurDeBornes(communes: readonly CommuneLue[], siae: readonly LieuSiae[], contours: ContoursDe) {
  const parCode = new Map(communes.map((c) => [c.code, c]));
  const occupees = new Set(siae.map((s) => s.commune));
  const flouDe = (s: LieuSiae): number => {
    const sienne = parCode.get(s.commune);
    return s.precision !== 'commune' || sienne === undefined ? 0 : auPlus(contours(sienne), s.commune, s.point);
  };
  const floues = siae.filter((s) => s.precision === 'commune').map((s) => ({ s, flou: flouDe(s) }));
  const situees = siae.filter((s) => s.precision !== 'commune');
  const arbres = etablissementsParBassin(situees, null);
  const voisines = (c: CommuneLue, point: Position) => {
    const la = arbres.get(c.bassin);
    return la === undefined ? [] : plusProches(la, point, ESSAYEES);
  };
  const plusPres = (c: CommuneLue, point: Position): number =>
    floues.reduce((min, { s, flou }) => (s.bassin === c.bassin ? Math.min(min, distanceKm(point, s.point) - flou) : min), Infinity);
  return (c: CommuneLue, proche: LieuSiae | undefined, siens: Contours | undefined): Bornes => {
    const polygones = siens?.parCommune.get(c.code);
    if (c.point === null || siens === undefined || polygones === undefined) return INCONNUES;
    const etendue = etenduePrincipaleKm(siens.panneau, polygones, c.point);
    if (proche === undefined) return { etendue, min: Infinity, max: Infinity };
    const proches = voisines(c, c.point);
    const bouts = proches.map((v) => auPlus(siens, c.code, situees[v.indice]?.point ?? proche.point));
    const max = Math.min(auPlus(siens, c.code, proche.point) + flouDe(proche), ...bouts);
    if (occupees.has(c.code)) return { etendue, min: 0, max };
    const km = Math.min(proches[0]?.km ?? Infinity, plusPres(c, c.point));
    return { etendue, min: Math.max(0, km - auPlus(siens, c.code, c.point)), max };
  };
}
