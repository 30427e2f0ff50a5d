import { lirePeriode } from '#lib/format.ts';

const EN_LETTRES = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze'];

function rangDuMois(code: string): number {
  const p = lirePeriode(code);
  if (!('mois' in p)) throw new TypeError(`"${code}" has no month: give 2022-12 or 2022-12-31`);
  return p.annee * 12 + p.mois;
}

/** « trois mois avant l’échéance », « à l’échéance », « plus d’un an après l’échéance »: how far a count stands from the date aimed at. */
export function parRapportAEcheance(moment: string, echeance: string): string {
  const ecart = rangDuMois(echeance) - rangDuMois(moment);
  if (ecart === 0) return 'à l’échéance';
  const cote = ecart > 0 ? 'avant' : 'après';
  const mois = Math.abs(ecart);
  if (mois === 12) return `un an ${cote} l’échéance`;
  return mois > 12 ? `plus d’un an ${cote} l’échéance` : `${EN_LETTRES[mois]} mois ${cote} l’échéance`;
}
