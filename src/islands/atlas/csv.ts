import type { LectureCarte } from './lecture.ts';

/** A cell that a spreadsheet would run as a formula is kept as text. */
export const neutraliser = (texte: string): string => (/^[=+\-@\t\r]/.test(texte) && !/^[+-]?[\d.]+$/.test(texte) ? `'${texte}` : texte);
const proteger = (texte: string): string => (/[",\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte);

/** What the map shows, a territory a line: the number as it is in the data, its state, and its rank’s raw material untouched. */
export function csv(lecture: LectureCarte): string {
  const { observations, secondes, premiere, seconde, niveau } = lecture;
  const secondesParCode = new Map(secondes.map((o) => [o.code, o]));
  const entete = ['niveau', 'code', 'territoire', 'mesure', 'unite', 'periode', 'valeur', 'etat'];
  const enteteSeconde = seconde === null ? [] : ['mesure_2', 'unite_2', 'periode_2', 'valeur_2', 'etat_2'];
  const lignes = observations.map((o) => {
    const autre = secondesParCode.get(o.code);
    const suite =
      seconde === null
        ? []
        : [seconde.mesure.nom, seconde.mesure.unite, seconde.mesure.quand ?? '', autre?.valeur ?? '', autre?.etat ?? 'indisponible'];
    return [niveau, o.code, o.nom, premiere.nom, premiere.unite, premiere.quand ?? '', o.valeur ?? '', o.etat, ...suite];
  });
  return (
    [[...entete, ...enteteSeconde], ...lignes].map((l) => l.map((c) => proteger(neutraliser(String(c)))).join(',')).join('\r\n') + '\r\n'
  );
}
