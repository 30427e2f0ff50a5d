import { mergeArcs, neighbors } from 'topojson-client';
import type { Arc, GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { bboxDe, plusGrand, pointInterieur, type Polygone } from './anneau.ts';
import type { Bbox, Position } from './projection.ts';

/**
 * The files of `data/geometrie` are TopoJSON in the plane: integer coordinates already projected (`projection.ts`), y downwards, arcs
 * delta-encoded with a `transform` of scale 1 (a mere shift of origin), `bbox` of the land. Each surface has its official code as `id` and no
 * properties: names and figures come from the tables. Any TopoJSON reader takes them; draw without a projection.
 *
 * | file | object | codes | frame |
 * |---|---|---|---|
 * | `regions.json` | `regions` | région | national viewport |
 * | `departements.json` | `departements` | département | national viewport |
 * | `zones-emploi.json` | `zones-emploi` | zone d'emploi 2020 | national viewport |
 * | `epci.json` | `epci` | SIREN | national viewport |
 * | `ept.json` | `ept` | territory of the Métropole du Grand Paris, T1 to T12 | national viewport |
 * | `communes/<département>.json` | `communes`, `epci` (its part of each EPCI) | commune, SIREN | frame of the panel, 40 m a unit |
 */
export type Surface = (Polygon | MultiPolygon) & { readonly id: string };

export interface Collection extends GeometryCollection {
  geometries: Surface[];
}

export interface Topologie extends Topology<Record<string, Collection>> {
  objects: Record<string, Collection>;
}

export function surfaces(topologie: Topologie, objet: string): readonly Surface[] {
  const collection = topologie.objects[objet];
  if (collection === undefined) {
    throw new Error(`no object "${objet}" in this topology: ask for one of ${Object.keys(topologie.objects).join(', ')}`);
  }
  return collection.geometries;
}

/** Arc indexes of a surface: polygons → rings → arcs. */
export function polygonesEnArcs(surface: Surface): readonly number[][][] {
  return surface.type === 'Polygon' ? [surface.arcs] : surface.arcs;
}

/** Each arc as absolute positions, whether the topology is delta-encoded or not. */
export function arcsAbsolus(topologie: Topologie): Position[][] {
  if (topologie.transform === undefined) return topologie.arcs.map((arc) => arc.map((p) => [p[0] ?? 0, p[1] ?? 0] as const));
  const [kx, ky] = topologie.transform.scale;
  const [tx, ty] = topologie.transform.translate;
  return topologie.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map((p) => [(x += p[0] ?? 0) * kx + tx, (y += p[1] ?? 0) * ky + ty] as const);
  });
}

/** The same topology with arcs as differences of integers, counted from the corner of its box: half the bytes. */
export function coder(topologie: Topologie): Topologie {
  const absolus = arcsAbsolus(topologie);
  const [x0, y0, x1, y1] = bboxDe(absolus.flat());
  const arcs = absolus.map((arc) => {
    let [x, y] = [x0, y0];
    return arc.map(([px, py]) => {
      const delta = [px - x, py - y];
      [x, y] = [px, py];
      return delta;
    });
  });
  const { type, objects } = topologie;
  return { type, bbox: [x0, y0, x1, y1], transform: { scale: [1, 1], translate: [x0, y0] }, objects, arcs };
}

export function anneau(arcs: readonly Position[][], indices: readonly number[]): Position[] {
  const points: Position[] = [];
  for (const i of indices) {
    const arc = arcs[i < 0 ? ~i : i] ?? [];
    const suite = i < 0 ? [...arc].reverse() : arc;
    points.push(...(points.length > 0 ? suite.slice(1) : suite));
  }
  return points;
}

function boites(topologie: Topologie, objet: string): Map<string, Bbox> {
  const desArcs = arcsAbsolus(topologie).map(bboxDe);
  const coins = (s: Surface): Position[] =>
    polygonesEnArcs(s)
      .flat(2)
      .flatMap((i) => {
        const [x0, y0, x1, y1] = desArcs[i < 0 ? ~i : i] as Bbox;
        return [[x0, y0] as const, [x1, y1] as const];
      });
  return new Map(surfaces(topologie, objet).map((s) => [s.id, bboxDe(coins(s))] as const));
}

/** Hundreds of EPCI windows are cut out of the same topology: its boxes are measured once. */
const boitesConnues = new WeakMap<Topologie, Map<string, ReadonlyMap<string, Bbox>>>();

/** Bounding box of each territory, in the coordinates of the topology. */
export function bboxParCode(topologie: Topologie, objet: string): ReadonlyMap<string, Bbox> {
  const parObjet = boitesConnues.get(topologie) ?? new Map<string, ReadonlyMap<string, Bbox>>();
  boitesConnues.set(topologie, parObjet);
  const resultat = parObjet.get(objet) ?? boites(topologie, objet);
  parObjet.set(objet, resultat);
  return resultat;
}

/** The rings of each territory, polygon by polygon. */
export function polygonesParCode(topologie: Topologie, objet: string): ReadonlyMap<string, readonly Polygone[]> {
  const arcs = arcsAbsolus(topologie);
  return new Map(surfaces(topologie, objet).map((s) => [s.id, polygonesEnArcs(s).map((p) => p.map((r) => anneau(arcs, r)))] as const));
}

/** A point for a label or a dot, inside the largest polygon of each territory. */
export function centres(topologie: Topologie, objet: string): Map<string, [number, number]> {
  return new Map([...polygonesParCode(topologie, objet)].map(([code, p]) => [code, pointInterieur(plusGrand(p) ?? [])] as const));
}

/** Territories that share a border with each one (a stretch of it, not a mere corner), by code. */
export function voisins(topologie: Topologie, objet: string): Map<string, string[]> {
  const liste = surfaces(topologie, objet);
  const indices = neighbors([...liste]);
  return new Map(liste.map((s, i) => [s.id, (indices[i] ?? []).map((j) => (liste[j] as Surface).id).sort()] as const));
}

/** The same surfaces over the arcs they use only. */
export function compacter(topologie: Topologie): Topologie {
  const rangs = new Map<number, number>();
  const rang = (arc: number): number => {
    const nouveau = rangs.get(arc) ?? rangs.size;
    rangs.set(arc, nouveau);
    return nouveau;
  };
  const objects = renumeroter(topologie.objects, (i) => (i < 0 ? ~rang(~i) : rang(i)));
  return { ...topologie, objects, arcs: [...rangs.keys()].map((arc) => topologie.arcs[arc] as Arc) };
}

function renumeroter(objets: Topologie['objects'], indice: (arc: number) => number): Topologie['objects'] {
  const surface = (s: Surface): Surface =>
    s.type === 'Polygon'
      ? { ...s, arcs: s.arcs.map((r) => r.map(indice)) }
      : { ...s, arcs: s.arcs.map((p) => p.map((r) => r.map(indice))) };
  return Object.fromEntries(
    Object.entries(objets).map(([nom, c]) => [nom, { type: 'GeometryCollection', geometries: c.geometries.map(surface) }]),
  );
}

/** Groups surfaces into larger ones along their shared arcs; surfaces without a key (null) are left out. Sorted by code. */
export function fusionner(topologie: Topologie, objet: string, cle: (code: string) => string | null | undefined): Collection {
  const groupes = new Map<string, Surface[]>();
  for (const s of surfaces(topologie, objet)) {
    const k = cle(s.id);
    if (k === null || k === undefined) continue;
    const groupe = groupes.get(k);
    if (groupe) groupe.push(s);
    else groupes.set(k, [s]);
  }
  const fondre = (id: string, [seul, ...autres]: Surface[]): Surface =>
    seul && autres.length === 0
      ? { ...seul, id }
      : { type: 'MultiPolygon', id, arcs: mergeArcs(topologie, [seul as Surface, ...autres]).arcs };
  const tries = [...groupes].sort(([a], [b]) => (a < b ? -1 : 1));
  return { type: 'GeometryCollection', geometries: tries.map(([id, membres]) => fondre(id, membres)) };
}

/** Arcs with one territory only beside them in every object: the outline, the only ones another file may hold too. */
function arcsDeBord(topologie: Topologie): Set<number> {
  const bord = new Set<number>();
  const interieurs = new Set<number>();
  for (const { geometries } of Object.values(topologie.objects)) {
    const vus = new Set<number>();
    for (const i of geometries.flatMap((s) => polygonesEnArcs(s).flat(2))) {
      const arc = i < 0 ? ~i : i;
      bord.add(arc);
      if (vus.has(arc)) interieurs.add(arc);
      vus.add(arc);
    }
  }
  return new Set([...bord].filter((arc) => !interieurs.has(arc)));
}

/**
 * Several département files of one panel as one topology: arcs along their common border become one again, and the parts of an EPCI
 * that straddles them are joined.
 */
export function assembler(topologies: readonly Topologie[]): Topologie {
  const connus = new Map<string, number>();
  const arcs: Position[][] = [];
  const objets: Record<string, Surface[]> = {};
  for (const topologie of topologies) {
    const bord = arcsDeBord(topologie);
    const indices = arcsAbsolus(topologie).map((arc, i) => {
      if (!bord.has(i)) return arcs.push(arc) - 1;
      const connu = connus.get(arc.join(' '));
      if (connu !== undefined) return connu;
      // A border is walked one way here and the other way from the neighbouring département.
      const retour = connus.get(arc.toReversed().join(' '));
      if (retour !== undefined) return ~retour;
      connus.set(arc.join(' '), arcs.length);
      return arcs.push(arc) - 1;
    });
    const repris = renumeroter(topologie.objects, (i) => (i < 0 ? ~(indices[~i] as number) : (indices[i] as number)));
    for (const [nom, { geometries }] of Object.entries(repris)) (objets[nom] ??= []).push(...geometries);
  }
  const mutables = arcs.map((arc) => arc.map((p) => [...p]));
  const brute: Topologie = {
    type: 'Topology',
    arcs: mutables,
    objects: Object.fromEntries(Object.entries(objets).map(([nom, geometries]) => [nom, { type: 'GeometryCollection', geometries }])),
  };
  const objects = Object.fromEntries(Object.keys(brute.objects).map((nom) => [nom, fusionner(brute, nom, (code) => code)]));
  return compacter({ ...brute, objects });
}
