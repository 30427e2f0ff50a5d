import { lirePeriode } from '#lib/format.ts';

const JOUR = 86_400_000;
const debutAnnee = (annee: number) => Date.UTC(annee, 0, 1);

function fractionAnnee(annee: number, mois: number, jour: number): number {
  return annee + (Date.UTC(annee, mois, jour) - debutAnnee(annee)) / (debutAnnee(annee + 1) - debutAnnee(annee));
}

/** Start and end of a period, in years: `2019-T4` → [2019.75, 2020]. */
export function bornesDePeriode(code: string): readonly [debut: number, fin: number] {
  const p = lirePeriode(code);
  switch (p.sorte) {
    case 'annee':
      return [p.annee, p.annee + 1];
    case 'trimestre':
      return [fractionAnnee(p.annee, 3 * p.trimestre - 3, 1), fractionAnnee(p.annee, 3 * p.trimestre, 1)];
    case 'mois':
      return [fractionAnnee(p.annee, p.mois - 1, 1), fractionAnnee(p.annee, p.mois, 1)];
    case 'jour': {
      const debut = fractionAnnee(p.annee, p.mois - 1, p.jour);
      return [debut, debut + JOUR / (debutAnnee(p.annee + 1) - debutAnnee(p.annee))];
    }
  }
}

/** Where a period stands on the axis: a year at its own tick, a shorter period at its middle. */
export function abscisse(code: string): number {
  const [debut, fin] = bornesDePeriode(code);
  return lirePeriode(code).sorte === 'annee' ? debut : (debut + fin) / 2;
}

/** True when the period is on the far side of a break whose first period is `rupture`. */
export function apresRupture(code: string, rupture: string): boolean {
  const [, fin] = bornesDePeriode(code);
  return fin > bornesDePeriode(rupture)[0] + 1e-9;
}
