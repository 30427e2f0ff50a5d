import { classer, type Classes } from '#domain/classes.ts';
import { estSure, type Cellule } from '#domain/cellule.ts';
import type { ClassesAtlas } from '#domain/etat-atlas.ts';

/** Classes of the map, and what to say of them when the method alone does not say it. */
export interface ClassesDites {
  readonly classes: Classes;
  readonly methode?: string;
}

/** Breaks that part the extent into equal steps, rounded to what the legend writes: the map then holds exactly what is read. */
export function bornesEgales(valeurs: readonly number[], nombre: number, decimales: number): readonly number[] {
  if (valeurs.length === 0) return [];
  const [min, max] = [Math.min(...valeurs), Math.max(...valeurs)];
  const pas = (max - min) / nombre;
  const bornes = Array.from({ length: nombre - 1 }, (_, k) => Number((min + pas * (k + 1)).toFixed(decimales)));
  // few distinct values: rounding may bring two breaks together, or one onto the lowest value
  return [...new Set(bornes)].filter((b) => b > min && b <= max);
}

export function classerAtlas(cellules: readonly Cellule[], choix: ClassesAtlas, decimales: number): ClassesDites {
  if (choix.methode === 'bornes')
    return { classes: classer(cellules, { methode: 'bornes', bornes: choix.bornes }), methode: 'Seuils choisis à la main.' };
  if (choix.methode !== 'egal') return { classes: classer(cellules, { methode: choix.methode, nombre: choix.nombre }) };
  const valeurs = cellules.filter(estSure).map((c) => c.valeur);
  const bornes = bornesEgales(valeurs, choix.nombre, decimales);
  return {
    classes: classer(cellules, { methode: 'bornes', bornes }),
    methode: 'Classes d’égale amplitude\u00a0: le même écart d’un seuil au suivant.',
  };
}
