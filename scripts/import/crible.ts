import type { Contrat, Ligne } from '../../src/domain/contrat.ts';
import { criblerTable, reserveDe, type LigneCriblee } from '../../src/domain/series-criblees.ts';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import { faute } from './lecture-csv.ts';
import { origineDe, situer } from './origine.ts';

const porteReserve = (contrat: Contrat) => contrat.colonnes.some((c) => c.nom === 'reserve');

const dire = ({ departement, famille, mesure, periode, valeur, attendue, avant }: LigneCriblee) =>
  `${[famille, mesure, departement, periode].filter((m) => m !== '').join(' ')} : ${valeur}, après ${avant.valeur} (${avant.periode}), pour ${Math.round(attendue)} attendus`;

/** The rows with the mark of the screen, when their table holds one; each value held back is told. */
export function marquer(contrat: Contrat, lignes: readonly Ligne[], avis: string[]): readonly Ligne[] {
  if (!porteReserve(contrat)) return lignes;
  const criblees = criblerTable(contrat.table, lignes);
  avis.push(...criblees.map((c) => `${contrat.table} : provisoire, probablement incomplet : ${dire(c)}`));
  return lignes.map((ligne) => {
    const marquee = { ...ligne, reserve: reserveDe(contrat.table, ligne, criblees) };
    const origine = origineDe(ligne);
    return origine === null ? marquee : situer(marquee, origine.fichier, origine.ligne);
  });
}

/** The marks of a table are those of the screen, no more, no less; a table that has no place for one holds no value to be marked. */
export function verifierReserves(contrat: Contrat, lignes: readonly Ligne[]): readonly Anomalie[] {
  const criblees = criblerTable(contrat.table, lignes);
  const fichier = `data/tables/${contrat.table}.csv`;
  if (!porteReserve(contrat)) {
    const conseil =
      'vérifier l’original ; si la valeur y est bien, donner à la table la colonne reserve (src/domain/contrat.ts) et à ses indicateurs leur reserve';
    return criblees.map((c) => faute(fichier, null, c.mesure, dire(c), 'valeur improbable pour sa série, que rien ne marque', conseil));
  }
  return lignes.flatMap((ligne) => {
    const attendue = reserveDe(contrat.table, ligne, criblees);
    if ((ligne['reserve'] ?? null) === attendue) return [];
    const motif = `réserve autre que celle du crible : ${attendue ?? 'vide'} attendu`;
    const numero = origineDe(ligne)?.ligne ?? null;
    return [
      faute(fichier, numero, 'reserve', String(ligne['reserve'] ?? ''), motif, 'relancer npm run data:import : la colonne est calculée'),
    ];
  });
}
