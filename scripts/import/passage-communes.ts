import type { Anomalie } from '../../src/lib/anomalie.ts';
import { CODE_COMMUNE } from '../../src/domain/contrat.ts';
import type { Passage } from './contexte.ts';
import type { Importeur } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { situer } from './origine.ts';
import { octetsDe } from './sources.ts';

export const FICHIER_PASSAGE = 'cog/table_passage_com_historique.csv';
const OPTIONS = { separateur: ',', colonnes: ['DEPCOM_HIST', 'DEPCOM'] } as const;

/** Former commune → current commune, without the rows where nothing changed. */
export const importeurPassageCommunes: Importeur = {
  id: 'passage-communes',
  fichiers: [FICHIER_PASSAGE],
  lire: (octets, contexte) => {
    const tableau = lireCsv(FICHIER_PASSAGE, octetsDe(octets, FICHIER_PASSAGE), OPTIONS);
    const utiles = tableau.lignes.filter(({ champs }) => champs['DEPCOM_HIST'] !== champs['DEPCOM']);
    const dedans = utiles.filter(({ champs }) => !/^(97[578]|98)/.test(champs['DEPCOM'] ?? ''));
    return {
      tables: {
        passage_communes: dedans.map(({ numero, champs }) =>
          situer({ ancien: champs['DEPCOM_HIST'] ?? '', commune: champs['DEPCOM'] ?? '' }, FICHIER_PASSAGE, numero),
        ),
      },
      anomalies: [...tableau.anomalies, ...dedans.flatMap((l) => verifierCible(l, contexte.communes))],
      avis: tableau.avis,
    };
  },
};

function verifierCible({ numero, champs }: LigneTexte, communes: ReadonlySet<string>): readonly Anomalie[] {
  const commune = champs['DEPCOM'] ?? '';
  if (!CODE_COMMUNE.test(commune) || communes.has(commune)) return [];
  return [
    faute(
      FICHIER_PASSAGE,
      numero,
      'DEPCOM',
      commune,
      'commune d’arrivée absente du COG 2026',
      'compléter la table de passage jusqu’au COG en vigueur',
    ),
  ];
}

/** The passage as a context needs it before any filter runs; its faults are told by the filter above. */
export function lirePassage(octets: Uint8Array): Passage {
  const { lignes } = lireCsv(FICHIER_PASSAGE, octets, OPTIONS);
  return new Map(lignes.map(({ champs }) => [champs['DEPCOM_HIST'] ?? '', champs['DEPCOM'] ?? '']));
}
