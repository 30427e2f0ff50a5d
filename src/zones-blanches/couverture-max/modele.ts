import type { Reduite } from './reduction.ts';

const PAR_LIGNE = 12;

/** Terms over several lines: readers of the format bound the length of one. */
function enLignes(termes: readonly string[]): string {
  const lignes: string[] = [];
  for (let i = 0; i < termes.length; i += PAR_LIGNE) lignes.push(termes.slice(i, i + PAR_LIGNE).join(' '));
  return lignes.join('\n  ');
}

/**
 * Maximal covering as a linear program with integers (Church and ReVelle, 1974), in CPLEX LP format. `x<j>` is 1 when candidate j of the reduction
 * is chosen; `y<i>`, at most the sum of the x that reach group i, is the share of the group within reach and needs no integrality of its own.
 */
export function ecrireModele({ candidats, groupes }: Reduite, k: number): string {
  const objectif = groupes.map(({ poids }, i) => `+ ${poids} y${i}`);
  const nombre = candidats.map((_, j) => `+ x${j}`);
  const liens = groupes.map(({ par }, i) => ` g${i}: ${enLignes([`y${i}`, ...par.map((j) => `- x${j}`)])} <= 0`);
  return [
    'Maximize',
    ` gain: ${enLignes(objectif)}`,
    'Subject To',
    ` nombre: ${enLignes(nombre)} <= ${k}`,
    ...liens,
    'Bounds',
    ...groupes.map((_, i) => ` 0 <= y${i} <= 1`),
    'Binary',
    ` ${enLignes(candidats.map((_, j) => `x${j}`))}`,
    'End',
    '',
  ].join('\n');
}
