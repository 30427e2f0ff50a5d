import { ErreurDonnees } from '../../src/lib/anomalie.ts';
import { TABLES_IMPORTEES, TABLES_TERRITOIRES } from '../../src/domain/tables/catalogue.ts';
import { verifierFiches } from '../import/croisements.ts';
import { lireFichesSources } from '../import/sources.ts';
import type { Contexte } from './contexte.ts';

/** The source cards are held to their schema, and every table has those it names. */
export function make(_: unknown, contexte: Contexte): string {
  const { cartes, anomalies } = lireFichesSources(contexte.path('data/sources'));
  const fautes = [...anomalies, ...verifierFiches([...TABLES_IMPORTEES, ...TABLES_TERRITOIRES], cartes)];
  if (fautes.length > 0) throw new ErreurDonnees(`cartes de sources : ${fautes.length} anomalies`, fautes);
  return `${cartes.size} cartes valides`;
}
