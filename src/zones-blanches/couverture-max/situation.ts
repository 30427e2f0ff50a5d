import type { ClassementFrr } from '#domain/tables/zonages.ts';
import type { Cellule } from '#domain/cellule.ts';
import {
  depourvu,
  estBlanche,
  horsDePortee,
  partBlanche,
  partiellementCouvert,
  prioritaireSansOffre,
  sousDote,
  type Definition,
  type Repartition,
  type Verdict,
} from '../definitions.ts';
import { equipement } from '../equipement.ts';
import { MAJORITE, TYPES_PROCHES_DU_PUBLIC } from '../parametres.ts';
import { TYPES_LISTES } from '#domain/types-siae.ts';
import { type Communes, type EpciLu, type Offre } from './fichiers.ts';

/** One definition with its parameters, as a cursor moves them. */
export interface Regle {
  readonly definition: Definition;
  /** All types together, or one: for A, C and G. D and E are about all of them. */
  readonly offre: Offre;
  readonly porteeKm: number;
}

/** What a rule makes of the communes and of their EPCI. */
export interface Situation {
  readonly verdicts: readonly Verdict[];
  /** By rank of EPCI. */
  readonly parEpci: readonly Repartition[];
  readonly ensemble: Repartition;
  readonly communesBlanches: number;
}

/** Breaks of the maps, in % of the inhabitants; from the last one on, half of them or more, the place is blank. */
export const PARTS_CARTE = [1, 10, 25, 100 * MAJORITE] as const;

const etablissementsDe = (e: EpciLu, offre: Offre): number =>
  offre === '' ? TYPES_LISTES.reduce((n, t) => n + e.etablissements[t], e.ajoutes ?? 0) : e.etablissements[offre];

/** Seats for 1 000 registered jobseekers, as definition E compares them; null when the jobseekers are not known. */
const equipementDe = (e: EpciLu): number | null => equipement({ code: e.code, offre: etablissementsDe(e, ''), besoin: e.demandeurs });

const CLASSEES: readonly ClassementFrr[] = ['frr', 'frr-plus'];

/** Wholly classed FRR; null when the class of the commune is not known. */
export const estFrr = (frr: ClassementFrr | null): boolean | null => (frr === null ? null : CLASSEES.includes(frr));

/** Of a QPV, or wholly classed FRR; null when the class of the commune is not known and it has no QPV. */
export function estPrioritaire(frr: ClassementFrr | null, qpv: number): boolean | null {
  if (qpv > 0) return true;
  return estFrr(frr);
}

/** What the rule says of each EPCI by its rank, for the definitions that are about the EPCI and not about the commune. */
function verdictEpci(c: Communes, { definition, offre }: Regle): (rang: number) => Verdict {
  const parRang = c.epci.map((e) => (definition === 'e' ? sousDote(equipementDe(e), e.mediane) : depourvu(etablissementsDe(e, offre))));
  return (rang) => parRang[rang] ?? (definition === 'e' ? 'sans-objet' : depourvu(null));
}

/** The rule applied to one commune by its rank. */
export function juger(c: Communes, regle: Regle): (commune: number) => Verdict {
  const { definition, offre, porteeKm } = regle;
  const km = c.distances[offre];
  const kmDe = (i: number) => km[i] ?? NaN;
  const epci = verdictEpci(c, regle);
  const epciDe = (i: number) => epci(c.epciDe[i] ?? -1);
  switch (definition) {
    case 'a':
    case 'e':
      return epciDe;
    case 'c':
      return (i) => horsDePortee(kmDe(i), porteeKm);
    case 'd': {
      const toutes = c.distances[''];
      const types = TYPES_PROCHES_DU_PUBLIC.map((t) => c.distances[t]);
      // one list for all communes: a cursor asks this 35 000 times a frame
      const proches = types.map(() => NaN);
      return (i) => {
        for (let t = 0; t < types.length; t++) proches[t] = types[t]?.[i] ?? NaN;
        return partiellementCouvert(toutes[i] ?? NaN, proches, porteeKm);
      };
    }
    case 'g':
      return (i) => prioritaireSansOffre(estPrioritaire(c.frr[i] ?? null, c.qpv[i] ?? 0), epciDe(i), horsDePortee(kmDe(i), porteeKm));
  }
}

type Somme = { -readonly [K in keyof Repartition]: Repartition[K] };
const cleDe = (v: Verdict): keyof Repartition => (v === 'sans-objet' ? 'sansObjet' : v);
const vide = (): Somme => ({ blanche: 0, desservie: 0, indisponible: 0, sansObjet: 0 });

/** Inhabitants of some communes only, by their ranks. */
export function repartirParmi(c: Communes, regle: Regle, rangs: readonly number[]): Repartition {
  const jugerCommune = juger(c, regle);
  const somme = vide();
  for (const i of rangs) somme[cleDe(jugerCommune(i))] += c.populations[i] ?? 0;
  return somme;
}

/** All communes at once, or those of a perimeter: one pass, a few milliseconds for France. */
export function situer(c: Communes, regle: Regle, parmi: (commune: number) => boolean = () => true): Situation {
  const jugerCommune = juger(c, regle);
  const parEpci = c.epci.map(vide);
  const ensemble = vide();
  let communesBlanches = 0;
  const verdicts = c.codes.map((_, i) => {
    const verdict = jugerCommune(i);
    const cle = cleDe(verdict);
    const habitants = c.populations[i] ?? 0;
    const epci = parEpci[c.epciDe[i] ?? -1];
    if (epci !== undefined) epci[cle] += habitants;
    if (!parmi(i)) return verdict;
    ensemble[cle] += habitants;
    if (verdict === 'blanche') communesBlanches += 1;
    return verdict;
  });
  return { verdicts, parEpci, ensemble, communesBlanches };
}

export const partsParEpci = (s: Situation): readonly Cellule[] => s.parEpci.map(partBlanche);
export const blanches = (parts: readonly Cellule[]): readonly (boolean | null)[] => parts.map((p) => estBlanche(p));
