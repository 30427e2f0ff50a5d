import type { Ecriture } from '#charts/donnees.ts';
import { INSECABLE, nombre, pourcent, pourMille } from '#lib/format.ts';

interface Unite {
  readonly uniteCourte: string;
  readonly decimales: number;
}

/** « 12,3 % », « 26,0 ‰ », « 1 213 »; a real zero is exact: « 0 », not « 0,0 ». */
export function ecritureDe({ uniteCourte, decimales }: Unite): Ecriture {
  const chiffres = (v: number) => (v === 0 ? 0 : decimales);
  if (uniteCourte === '%') return (v) => pourcent(v, chiffres(v));
  if (uniteCourte === '‰') return (v) => pourMille(v, chiffres(v));
  return (v) => nombre(v, chiffres(v));
}

/** The same with the unit in words where it has no sign: « 1 213 personnes ». */
export function ecritureAvecUnite(u: Unite): Ecriture {
  const ecrire = ecritureDe(u);
  return u.uniteCourte === '%' || u.uniteCourte === '‰' || u.uniteCourte === ''
    ? ecrire
    : (v) => `${ecrire(v)}${INSECABLE}${u.uniteCourte}`;
}
