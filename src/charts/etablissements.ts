import { TYPES_LISTES, type TypeListe } from '#domain/types-siae.ts';
import { creer } from './element.ts';

/** A seat on the map, in the units of the base map. */
export interface Etablissement {
  readonly x: number;
  readonly y: number;
  readonly type: TypeListe;
}

/** Each type has its hue and its shape: disc, square, triangle, diamond, of about the same area. */
const FORMES: Readonly<Record<TypeListe, string>> = {
  ACI: 'm-3.6,0a3.6,3.6 0 1 0 7.2,0a3.6,3.6 0 1 0 -7.2,0z',
  AI: 'm-3.2,-3.2h6.4v6.4h-6.4z',
  EI: 'm0,-4.4l4.4,7.6h-8.8z',
  ETTI: 'm0,-4.6l4.2,4.6l-4.2,4.6l-4.2,-4.6z',
};

/** One path per type: the most numerous type underneath, so that the rarer ones stay visible. */
export function dessinerEtablissements(
  document: Document,
  etablissements: readonly Etablissement[],
  placer: (point: readonly [number, number]) => readonly [number, number],
): Element[] {
  const parType = TYPES_LISTES.map((type) => ({ type, points: etablissements.filter((s) => s.type === type) }));
  return parType
    .filter(({ points }) => points.length > 0)
    .toSorted((a, b) => b.points.length - a.points.length)
    .map(({ type, points }) => {
      const d = points.map((s) => {
        const [x, y] = placer([s.x, s.y]);
        return `M${x.toFixed(1)},${y.toFixed(1)}${FORMES[type]}`;
      });
      return creer(document, 'path', { class: `etablissement plein t-${type.toLowerCase()}`, d: d.join('') });
    });
}

/** The mark of a type alone, for a legend. */
export function marqueDeType(document: Document, type: TypeListe, x: number, y: number): Element {
  return creer(document, 'path', { class: `etablissement plein t-${type.toLowerCase()}`, d: `M${x},${y}${FORMES[type]}` });
}
