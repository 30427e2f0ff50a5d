import { mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import { aireSignee } from './anneau.ts';
import type { Anneau } from './anneau.ts';
import { anneau, arcsAbsolus, polygonesEnArcs, surfaces } from './topology.ts';
import type { Surface, Topologie } from './topology.ts';

/** A number after another one: a minus sign is separator enough. */
const suivant = (n: number): string => (n < 0 ? `${n}` : ` ${n}`);

/**
 * SVG path data of lines or rings over integers. It is most of a map's weight: relative coordinates, no repeated command,
 * no separator before a minus sign.
 */
function chemin(lignes: readonly Anneau[], ferme: boolean): string {
  let texte = '';
  let [x, y] = [0, 0];
  for (const ligne of lignes) {
    const [depart, ...suite] = ferme ? ligne.slice(0, -1) : ligne;
    if (depart === undefined) continue;
    texte += texte === '' ? `M${depart[0]}${suivant(depart[1])}` : `m${depart[0] - x}${suivant(depart[1] - y)}`;
    [x, y] = depart;
    suite.forEach(([px, py], rang) => {
      texte += (rang === 0 ? `l${px - x}` : suivant(px - x)) + suivant(py - y);
      [x, y] = [px, py];
    });
    if (ferme) {
      texte += 'z';
      [x, y] = depart;
    }
  }
  return texte;
}

function anneauxDessinables(surface: Surface, arcs: Parameters<typeof anneau>[0]): Anneau[] {
  const anneaux = polygonesEnArcs(surface).flatMap((p) => p.map((r) => anneau(arcs, r)));
  const visibles = anneaux.filter((r) => aireSignee(r) !== 0);
  return visibles.length > 0 ? visibles : anneaux.slice(0, 1);
}

/** Path data of each territory, by code, in the units of the topology. Holes turn the other way round: no `fill-rule` is needed. */
export function contours(topologie: Topologie, objet: string): Map<string, string> {
  const arcs = arcsAbsolus(topologie);
  return new Map(surfaces(topologie, objet).map((s) => [s.id, chemin(anneauxDessinables(s, arcs), true)] as const));
}

export type FiltreMaillage = (code: string, voisin: string) => boolean;

/** Borders inside (two different territories), the default: pass `pourtour` for the outline, or any test of the two codes. */
const interieur: FiltreMaillage = (a, b) => a !== b;
/** Coasts and outer borders: arcs that belong to one territory only. */
export const pourtour: FiltreMaillage = (a, b) => a === b;

/** One path for many borders, each drawn once. */
export function maillage(topologie: Topologie, objet: string, filtre: FiltreMaillage = interieur): string {
  surfaces(topologie, objet);
  const code = (g: GeometryObject): string => String(g.id);
  const { coordinates } = mesh(topologie, topologie.objects[objet], (a, b) => filtre(code(a), code(b)));
  return chemin(coordinates as unknown as Anneau[], false);
}
