import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { Contexte } from './importeur.ts';
import { faute } from './lecture-csv.ts';

const CORRECTIONS = 'epci-2019';

export interface Successeurs {
  /** EPCI of 2019 → the EPCI of 2026 that took it over; null when its communes were shared between several. */
  readonly parEpci: ReadonlyMap<string, string | null>;
  readonly anomalies: readonly Anomalie[];
  readonly avis: readonly string[];
}

/**
 * Follows EPCI of 2019 to 2026: the same SIREN is the same EPCI (a few communes may have come or gone since), else the merger written
 * by hand in data/corrections/epci-2019.csv. A SIREN that neither knows is an anomaly: nothing is guessed from names.
 */
export function lireSuccesseurs(anciens: readonly string[], { epci, corrections }: Contexte): Successeurs {
  const fusions = new Map(corrections(CORRECTIONS).map((c) => [c['epci_2019'] ?? '', c['epci'] ?? '']));
  const successeur = (ancien: string): string | null => {
    const nouveau = fusions.get(ancien) ?? '';
    return nouveau === '' ? null : nouveau;
  };
  const parEpci = new Map(anciens.map((a) => [a, epci.has(a) ? a : successeur(a)]));
  const inconnus = anciens.filter((a) => !epci.has(a) && !fusions.has(a));
  const faux = [...fusions].filter(([, nouveau]) => nouveau !== '' && !epci.has(nouveau));
  return {
    parEpci,
    anomalies: [
      ...inconnus.map((a) =>
        fauteCorrection(
          a,
          'EPCI absent de 2026 et sans correction',
          `ajouter sa ligne, avec sa raison, à data/corrections/${CORRECTIONS}.csv`,
        ),
      ),
      ...faux.map(([, nouveau]) => fauteCorrection(nouveau, 'EPCI successeur inconnu en 2026', 'corriger le SIREN')),
    ],
    avis: [...avisPartages(anciens.filter((a) => fusions.get(a) === '')), ...avisSansLigne(parEpci, epci)],
  };
}

function fauteCorrection(valeur: string, motif: string, conseil: string): Anomalie {
  return faute(`data/corrections/${CORRECTIONS}.csv`, null, 'epci_2019', valeur, motif, conseil);
}

function avisPartages(partages: readonly string[]): readonly string[] {
  return partages.length === 0 ? [] : [`EPCI de 2019 partagés depuis, sans successeur unique : ${partages.join(', ')}`];
}

/** The five EPCI of Mayotte, which the file leaves out, and those born of a sharing. */
function avisSansLigne(parEpci: ReadonlyMap<string, string | null>, epci: ReadonlySet<string>): readonly string[] {
  const suivis = new Set(parEpci.values());
  const sansLigne = [...epci].filter((e) => !suivis.has(e)).sort();
  return parEpci.size === 0 || sansLigne.length === 0
    ? []
    : [`EPCI de 2026 sans donnée de 2019 (Mayotte, ou nés d’un partage) : ${sansLigne.join(', ')}`];
}
