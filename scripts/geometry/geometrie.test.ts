import { ORIGINAUX } from '../import/essai.ts';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aireSignee, contient } from '../../src/geometry/anneau.ts';
import { distanceKm } from '../../src/geometry/distance.ts';
import { cadrer, fenetre } from '../../src/geometry/fenetre.ts';
import { emprise } from '../../src/geometry/france.ts';
import { panneauDe, projeter } from '../../src/geometry/projection.ts';
import {
  anneau,
  arcsAbsolus,
  assembler,
  bboxParCode,
  polygonesEnArcs,
  polygonesParCode,
  surfaces,
  voisins,
} from '../../src/geometry/topology.ts';
import type { Topologie } from '../../src/geometry/topology.ts';
import { contours, maillage, pourtour } from '../../src/geometry/trace.ts';
import type { Absents } from './absents.ts';
import { construire } from './sorties.ts';

const RACINE = join(import.meta.dirname, '../..');
const DOSSIER = join(RACINE, 'data/geometrie');

const lire = (nom: string): string => readFileSync(join(DOSSIER, nom), 'utf8');
const topologie = (nom: string): Topologie => JSON.parse(lire(`${nom}.json`)) as Topologie;
const departements = readdirSync(join(DOSSIER, 'communes')).map((f) => f.replace('.json', ''));
const absents = JSON.parse(lire('absents.json')) as Absents;
const points = new Map(
  lire('points.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((l) => l.split(','))
    .map(([code = '', lon, lat]) => [code, [Number(lon), Number(lat)] as const]),
);

describe('committed geometry', () => {
  it.each([
    ['regions', 18],
    ['departements', 101],
    ['zones-emploi', 306],
    ['epci', 1255 - absents.epci.length],
    ['ept', 12],
  ])('holds every one of %s, drawn with a real area', (objet, nombre) => {
    const t = topologie(objet);
    const arcs = arcsAbsolus(t);
    const codes = surfaces(t, objet).map((s) => s.id);
    expect(new Set(codes).size).toBe(nombre);
    expect(codes).toHaveLength(nombre);
    const plates = surfaces(t, objet).filter(
      (s) => Math.max(...polygonesEnArcs(s).map(([r = []]) => Math.abs(aireSignee(anneau(arcs, r))))) < 1,
    );
    expect(plates.map((s) => s.id)).toEqual([]);
    expect(arcs.flat(2).every(Number.isInteger)).toBe(true);
  });

  it('names what has no contour of its own', () => {
    expect(absents.communes.map((c) => c.code)).toEqual(['14666', '15031', '15035', '15047', '15171', '85165', '85212']);
    expect(absents.epci).toEqual([]);
    expect(absents.sansEpci.map((c) => c.code)).toEqual(['22016', '29083', '29155', '85113']);
  });

  it('holds 34 868 communes in 101 files, and a point for each', () => {
    const codes = departements.flatMap((d) => surfaces(topologie(`communes/${d}`), 'communes').map((s) => s.id));
    expect(departements).toHaveLength(101);
    expect(codes).toHaveLength(34_868);
    expect(new Set(codes)).toEqual(new Set(points.keys()));
  });

  it('keeps each département inside its panel of the national map', () => {
    const boites = bboxParCode(topologie('departements'), 'departements');
    const dehors = [...boites].filter(([code, [x0, y0, x1, y1]]) => {
      const e = emprise(panneauDe(code));
      return x0 < e[0] || y0 < e[1] || x1 > e[2] || y1 > e[3];
    });
    expect(dehors).toEqual([]);
  });

  it('knows the neighbours of Ain and of Paris, and that islands have none', () => {
    const proches = voisins(topologie('departements'), 'departements');
    expect(proches.get('01')).toEqual(['38', '39', '69', '71', '73', '74']);
    expect(proches.get('75')).toEqual(['92', '93', '94']);
    expect(proches.get('2A')).toEqual(['2B']);
    expect(proches.get('974')).toEqual([]);
  });

  it('agrees with a longitude and a latitude known from elsewhere', () => {
    // A SIAE seat in Romainville (93063), and Cayenne's town hall (97302).
    for (const [commune, departement, lonLat] of [
      ['93063', '93', [2.431955, 48.88053]],
      ['97302', '973', [-52.3295, 4.9375]],
    ] as const) {
      const [x, y] = projeter(panneauDe(departement), lonLat);
      const [x0, y0, x1, y1] = bboxParCode(topologie(`communes/${departement}`), 'communes').get(commune) ?? [0, 0, 0, 0];
      expect(x > x0 && x < x1 && y > y0 && y < y1, commune).toBe(true);
    }
  });

  it('puts the point of every commune inside its contour', () => {
    const dehors = departements.flatMap((dep) =>
      [...polygonesParCode(topologie(`communes/${dep}`), 'communes')].flatMap(([code, polygones]) => {
        const point = projeter(panneauDe(dep), points.get(code) ?? [0, 0]);
        return polygones.some((p) => contient(p, point)) ? [] : [code];
      }),
    );
    expect(dehors).toEqual([]);
  });

  it('measures a commune made of several from its chef-lieu: Lamballe-Armor from Lamballe', () => {
    expect(distanceKm(points.get('22093') ?? [0, 0], [-2.5164, 48.4683])).toBeLessThan(3);
  });

  it('joins an EPCI that straddles three départements (Redon Agglomération)', () => {
    const ensemble = assembler(['35', '44', '56'].map((d) => topologie(`communes/${d}`)));
    const redon = surfaces(ensemble, 'epci').filter((s) => s.id === '243500741');
    expect(redon).toHaveLength(1);
    // Redon (35) touches Saint-Nicolas-de-Redon (44) and Saint-Jean-la-Poterie (56).
    expect(voisins(ensemble, 'communes').get('35236')).toEqual(expect.arrayContaining(['44185', '56223']));
  });

  it('stays light', () => {
    const tailles = readdirSync(DOSSIER, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => statSync(join(f.parentPath, f.name)).size);
    expect(tailles.reduce((a, b) => a + b, 0)).toBeLessThan(10e6);
    const national = (objet: string): number => [...contours(topologie(objet), objet).values()].join('').length;
    expect(national('departements')).toBeLessThan(32_000);
    expect(national('regions')).toBeLessThan(15_000);
    expect(lire('epci.json').length).toBeLessThan(250_000);
    const locales = ['01', '29', '62', '973', '92'].map((dep) => {
      const t = topologie(`communes/${dep}`);
      const vue = cadrer(t, fenetre(panneauDe(dep), t.bbox as [number, number, number, number]));
      return (maillage(vue, 'communes') + maillage(vue, 'communes', pourtour)).length;
    });
    expect(Math.max(...locales)).toBeLessThan(50_000);
    expect(locales.reduce((a, b) => a + b, 0) / locales.length).toBeLessThan(25_000);
  });
});

describe('rebuilding from the originals', () => {
  it.skipIf(!existsSync(ORIGINAUX))('changes no byte', { timeout: 240_000 }, () => {
    const { fichiers } = construire(ORIGINAUX, () => undefined);
    const changes = [...fichiers].filter(([nom, texte]) => lire(nom) !== texte).map(([nom]) => nom);
    expect(changes).toEqual([]);
  });
});
