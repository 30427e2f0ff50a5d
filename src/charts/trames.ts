import type { HorsClasse } from '#domain/classes.ts';
import { creer } from './element.ts';

/**
 * A pattern for each reason a territory is in no class: one hatching for what is not available, the crossed one for secrecy,
 * dots for what cannot exist, upright lines for a number that is held back. They differ by their drawing, not by their grey. `echelle` undoes the scale of the map around.
 */
export function trame(document: Document, id: string, etat: HorsClasse, presente: boolean, echelle = 1): Element | null {
  if (!presente) return null;
  const dessin = {
    indisponible: () => creer(document, 'path', { class: 'absent-trait', d: 'M-1,1l2,-2M0,5l5,-5M4,6l2,-2' }),
    secret: () => creer(document, 'path', { class: 'absent-trait', d: 'M0,0l5,5M5,0l-5,5' }),
    incomplet: () => creer(document, 'path', { class: 'absent-trait', d: 'M2.5,0v5' }),
    'sans-objet': () => creer(document, 'circle', { class: 'absent-point', cx: 2.5, cy: 2.5, r: 0.8 }),
  }[etat]();
  const motif = {
    id: `${id}-${etat}`,
    width: 5,
    height: 5,
    patternUnits: 'userSpaceOnUse',
    patternTransform: echelle === 1 ? undefined : `scale(${echelle.toFixed(2)})`,
  };
  const fond = etat === 'sans-objet' ? [] : [creer(document, 'rect', { class: 'absent-fond', width: 5, height: 5 })];
  return creer(document, 'pattern', motif, [...fond, dessin]);
}
