import { ecrireCsv } from '#lib/csv.ts';
import type { CarteLue } from './carte-lue.ts';

/** What the map shows, a territory a line: the number as it is in the data, its state, and its rank’s raw material untouched. */
export function csv(lecture: CarteLue): string {
  const { observations, secondes, premiere, seconde, niveau } = lecture;
  const secondesParCode = new Map(secondes.map((o) => [o.code, o]));
  const entete = ['niveau', 'code', 'territoire', 'mesure', 'unite', 'periode', 'valeur', 'etat', 'reserve'];
  const enteteSeconde = seconde === null ? [] : ['mesure_2', 'unite_2', 'periode_2', 'valeur_2', 'etat_2', 'reserve_2'];
  const lignes = observations.map((o) => {
    const autre = secondesParCode.get(o.code);
    const suite =
      seconde === null
        ? []
        : [
            seconde.mesure.nom,
            seconde.mesure.unite,
            seconde.mesure.quand ?? '',
            autre?.valeur ?? null,
            autre?.etat ?? 'indisponible',
            autre?.reserve ?? null,
          ];
    return [niveau, o.code, o.nom, premiere.nom, premiere.unite, premiere.quand ?? '', o.valeur, o.etat, o.reserve ?? null, ...suite];
  });
  return ecrireCsv([...entete, ...enteteSeconde], lignes);
}
