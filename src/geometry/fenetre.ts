import { cadrerPoint } from './projection.ts';
import type { Bbox, Cadrage, Panneau } from './projection.ts';
import { simplifier } from './simplification.ts';
import { arcsAbsolus, bboxParCode, compacter } from './topology.ts';
import type { Topologie } from './topology.ts';

/** A picture cut out of a panel's frame: `viewBox="0 0 largeur hauteur"`. */
export interface Fenetre extends Cadrage {
  readonly largeur: number;
  readonly hauteur: number;
}

export interface OptionsFenetre {
  /** Units of the longer side. */
  readonly cote?: number;
  /** Free margin on each side, as a share of the longer side. */
  readonly marge?: number;
}

/** The window that fits a box of a panel's frame (the `bbox` of a département file, or that of some EPCI in it). */
export function fenetre(panneau: Panneau, [x0, y0, x1, y1]: Bbox, { cote = 1000, marge = 0.02 }: OptionsFenetre = {}): Fenetre {
  const bord = marge * Math.max(x1 - x0, y1 - y0);
  const [largeur, hauteur] = [x1 - x0 + 2 * bord, y1 - y0 + 2 * bord];
  const pas = Math.max(largeur, hauteur) / cote;
  return { panneau, pas, x0: x0 - bord, y0: y0 - bord, largeur: Math.round(largeur / pas), hauteur: Math.round(hauteur / pas) };
}

/**
 * A topology of the panel's frame drawn into a window: integer units of the picture, no finer than it can show, without the territories
 * that lie wholly outside. `seuil` and `ilot` are in squared units of the picture.
 */
export function cadrer(topologie: Topologie, cible: Fenetre, { seuil = 3, ilot = 3 }: { seuil?: number; ilot?: number } = {}): Topologie {
  const limites: Bbox = [cible.x0, cible.y0, cible.x0 + cible.largeur * cible.pas, cible.y0 + cible.hauteur * cible.pas];
  const objects = Object.fromEntries(
    Object.entries(topologie.objects).map(([nom, collection]) => {
      const boites = bboxParCode(topologie, nom);
      return [nom, { ...collection, geometries: collection.geometries.filter((s) => seCroisent(boites.get(s.id) as Bbox, limites)) }];
    }),
  );
  const visible = compacter({ ...topologie, objects });
  const arcs = arcsAbsolus(visible).map((arc) => arc.map((p) => cadrerPoint(cible, p)));
  return simplifier({ type: 'Topology', objects: visible.objects, arcs }, { seuil, ilot });
}

const seCroisent = (a: Bbox, b: Bbox): boolean => a[2] > b[0] && a[3] > b[1] && a[0] < b[2] && a[1] < b[3];
