import * as Plot from '@observablehq/plot';
import { arrondir, creer, nommer, type OptionsGraphique } from './element.ts';

/** What Plot writes and the site does otherwise: colours and sizes come from the sheet, names from the root. */
const ATTRIBUTS_DE_PLOT: ReadonlySet<string> = new Set([
  'aria-label',
  'aria-hidden',
  'aria-description',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'fill',
  'font-variant',
  'font-weight',
  'font-size',
  'paint-order',
]);

const GEOMETRIE: ReadonlySet<string> = new Set(['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height', 'transform']);
const LONGUE = /\.\d{2}/;

/**
 * Draws with Plot, then takes out what the site's CSP, its sheet and its accessibility rules do not accept. `enPlus` is what no mark is:
 * a pattern, a key.
 */
export function tracer(options: OptionsGraphique, plot: Plot.PlotOptions, enPlus: readonly (Element | null)[] = []): SVGSVGElement {
  const svg = Plot.plot({ ...plot, document: options.document, className: 'graphique', figure: false }) as SVGSVGElement;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const attribut of ['width', 'height', 'font-family', 'font-size', 'fill']) svg.removeAttribute(attribut);
  for (const element of svg.querySelectorAll('*')) nettoyer(element);
  for (const groupe of svg.querySelectorAll('g.points')) fondrePoints(groupe);
  svg.append(...enPlus.filter((e) => e !== null));
  nommer(svg, options);
  return svg;
}

/** A mark has one class: one mark for those of each. */
export function parClasse<T>(
  lignes: readonly T[],
  classe: (l: T) => string,
  marque: (choisies: T[], classe: string, une: T) => Plot.Markish,
) {
  return [...Map.groupBy(lignes, classe)].flatMap(([c, choisies]) => choisies.slice(0, 1).map((une) => marque(choisies, c, une)));
}

function nettoyer(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const motif = name === 'fill' && value.startsWith('url(');
    if (ATTRIBUTS_DE_PLOT.has(name) && !motif) element.removeAttribute(name);
    else if (GEOMETRIE.has(name) && LONGUE.test(value)) element.setAttribute(name, arrondirTout(value));
  }
}

/** Numbers in a path or a transform, to one decimal; ems are left alone. */
function arrondirTout(valeur: string): string {
  return valeur.replace(/-?\d+\.\d{2,}(?!\d*em)/g, (n) => String(arrondir(Number(n))));
}

/** A hundred equal dots as one path of round caps: a fifth of the weight of as many circles. */
function fondrePoints(groupe: Element): void {
  const cercles = [...groupe.querySelectorAll('circle')];
  if (cercles.length === 0) return;
  const d = cercles.map((c) => `M${c.getAttribute('cx') ?? '0'},${c.getAttribute('cy') ?? '0'}h0`).join('');
  const rayon = Number(cercles[0]?.getAttribute('r') ?? 2);
  for (const c of cercles) c.remove();
  groupe.append(creer(groupe.ownerDocument, 'path', { d, 'stroke-width': 2 * rayon }));
}
