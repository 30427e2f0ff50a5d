import type { Offre } from '#zones-blanches/couverture-max/fichiers.ts';

/** The types of SIAE that hold a seat, as a menu names them; all of them together first. */
export const NOMS_OFFRE: Readonly<Record<Offre, string>> = {
  '': 'Tous les types',
  ACI: 'ACI, ateliers et chantiers d’insertion',
  AI: 'AI, associations intermédiaires',
  EI: 'EI, entreprises d’insertion',
  ETTI: 'ETTI, travail temporaire d’insertion',
};
