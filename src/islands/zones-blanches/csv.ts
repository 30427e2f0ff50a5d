import { ecrireCsv } from '#lib/csv.ts';
import type { Vue } from './vue.ts';

const LIEU = ['code', 'territoire', 'habitants', 'habitants_concernes', 'part', 'etat', 'qpv', 'frr'];
const REGLE = ['definition', 'type', 'distance_km'];
const oui = (b: boolean | null) => (b === null ? null : b ? 'oui' : 'non');

/** Every place of the map, with the rule that judged it. */
export function csv({ places, regle: { definition, offre, porteeKm } }: Vue): string {
  const rangees = places().map(({ code, nom, habitants, touches, part, priorites: { qpv, frr } }) => [
    ...[code, nom, habitants, touches.valeur, part.valeur, part.etat, oui(qpv), oui(frr)],
    ...[definition, offre, porteeKm],
  ]);
  return ecrireCsv([...LIEU, ...REGLE], rangees);
}
