import { INSECABLE, nombre, pourcent, pourMille } from './format.ts';

/** The unit a figure is printed with: « % » and « ‰ » are signs, anything else is words. */
export interface UniteEcrite {
  readonly uniteCourte: string;
  readonly decimales: number;
}

/** As many decimals as may be added to a value that would be written as zero. */
const DECIMALES_MAX = 4;

/** The value alone, with its sign of unit when it is one: « 12,3 % », « 26,0 ‰ », « 1 213 ». */
export function ecritureDe({ uniteCourte, decimales }: UniteEcrite): (valeur: number) => string {
  const chiffres = (v: number): number => {
    // a real zero is exact, and so is the whole: « 0 », « 100 % »
    if (v === 0 || (v === 100 && uniteCourte === '%')) return 0;
    // what is little is not nothing: « 0,04 % », never « 0,0 % »
    let d = decimales;
    while (d < DECIMALES_MAX && Math.abs(v) < 0.5 * 10 ** -d) d += 1;
    return d;
  };
  if (uniteCourte === '%') return (v) => pourcent(v, chiffres(v));
  if (uniteCourte === '‰') return (v) => pourMille(v, chiffres(v));
  return (v) => nombre(v, chiffres(v));
}

/** The value with its unit in words where it has no sign: « 1 213 personnes », « 10,7 pour 100 000 ». */
export function ecritureAvecUnite(u: UniteEcrite): (valeur: number) => string {
  const ecrire = ecritureDe(u);
  return ['%', '‰', ''].includes(u.uniteCourte) ? ecrire : (v) => `${ecrire(v)}${INSECABLE}${u.uniteCourte}`;
}
