import { INSECABLE, nombre, pourcent, pourMille } from './format.ts';

/** The unit a figure is printed with: « % » and « ‰ » are signs, anything else is words. */
export interface UniteEcrite {
  readonly uniteCourte: string;
  readonly decimales: number;
  /** At this value or under, only that is known. */
  readonly plancher?: number;
}

/** The value alone, with its sign of unit when it is one: « 12,3 % », « 26,0 ‰ », « 1 213 », « 5 ou moins ». */
export function ecritureDe(u: UniteEcrite): (valeur: number) => string {
  const ecrire = ecritureExacte(u);
  const { plancher = -Infinity } = u;
  return (v) => (v <= plancher ? `${ecritureExacte({ ...u, decimales: 0 })(plancher)}${OU_MOINS}` : ecrire(v));
}

const OU_MOINS = ' ou moins';

function ecritureExacte({ uniteCourte, decimales }: UniteEcrite): (valeur: number) => string {
  // a real zero is exact, and so is the whole: « 0 », « 100 % »
  const chiffres = (v: number) => (v === 0 || (v === 100 && uniteCourte === '%') ? 0 : decimales);
  if (uniteCourte === '%') return (v) => pourcent(v, chiffres(v));
  if (uniteCourte === '‰') return (v) => pourMille(v, chiffres(v));
  return (v) => nombre(v, chiffres(v));
}

/** The value with its unit in words where it has no sign: « 1 213 personnes », « 10,7 pour 100 000 ». */
export function ecritureAvecUnite(u: UniteEcrite): (valeur: number) => string {
  const ecrire = ecritureDe(u);
  if (['%', '‰', ''].includes(u.uniteCourte)) return ecrire;
  const avec = (texte: string) => `${texte}${INSECABLE}${u.uniteCourte}`;
  // the unit stands with its number: « 5 km ou moins »
  return (v) => (ecrire(v).endsWith(OU_MOINS) ? `${avec(ecrire(v).slice(0, -OU_MOINS.length))}${OU_MOINS}` : avec(ecrire(v)));
}

/** A unit of rate in its two halves: « personnes en insertion » and « pour 1 000 demandeurs d’emploi »; null for a count or a share. */
export function rapportDe(unite: string): { readonly quoi: string; readonly pour: string } | null {
  const [, quoi, pour] = /^(.+) (pour \d.+)$/.exec(unite) ?? [];
  return quoi === undefined || pour === undefined ? null : { quoi, pour };
}

/** A share in %, as the tables write it: « 12,3 % », « 0 % », « 100 % ». */
export const ecrirePart = ecritureDe({ uniteCourte: '%', decimales: 1 });
