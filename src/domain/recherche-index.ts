import { homonymesEpci, nomDistinct, type EpciNomme } from './noms-epci.ts';
import { titreTerritoire } from './noms-territoire.ts';
import { nomsDepartement, nomsRegion } from './noms.ts';
import type { ColonnesCommunes, IndexRecherche } from './recherche.ts';

/** Rows of the four territory tables, the columns that the search needs. */
export interface CommuneIndexee {
  readonly commune: string;
  readonly nom: string;
  readonly departement: string;
  readonly epci: string | null;
  /** Inside the Métropole du Grand Paris the sheet of a commune is that of its EPT. */
  readonly ept?: string | null;
  readonly population: number;
  /** Separated by a space. */
  readonly codes_postaux: string | null;
}
export interface EpciIndexe extends EpciNomme {
  readonly population: number;
}

export interface EptIndexe {
  readonly ept: string;
  readonly nom: string;
  readonly departement: string;
  readonly population: number;
}

/** Twice log2 of the inhabitants, one character: only an order is needed. */
function taille(population: number): string {
  return Math.round(2 * Math.log2(population + 1))
    .toString(36)
    .slice(0, 2);
}

const SIGLE = /\(([A-Z0-9 ]{3,})\)$/;

function parCode<T>(lire: (ligne: T) => string): (a: T, b: T) => number {
  return (a, b) => (lire(a) < lire(b) ? -1 : 1);
}

function colonnes(communes: readonly CommuneIndexee[], rangs: ReadonlyMap<string, number>): ColonnesCommunes {
  const prefixe = communes[0]?.commune.slice(0, 2) ?? '';
  const numeros = communes.map((c) => Number(c.commune.slice(2)));
  const postaux = communes.map((c) => raccourcir(c.codes_postaux ?? '', prefixe));
  return {
    noms: communes.map((c) => c.nom.replaceAll("'", '’')).join('\n'),
    codes: numeros.map((numero, i) => numero - (numeros[i - 1] ?? 0)).join('\n'),
    postaux: postaux.map((p, i) => (p === postaux[i - 1] ? '' : p)).join('\n'),
    epci: communes.map((c) => (c.epci === null ? '' : rangs.get(c.ept ?? c.epci))).join('\n'),
    tailles: communes.map((c) => taille(c.population)).join('\n'),
  };
}

function raccourcir(postaux: string, prefixe: string): string {
  if (postaux === '') return ' ';
  return postaux
    .split(' ')
    .map((p) => (p.startsWith(prefixe) ? p.slice(2) : p))
    .join(' ');
}

const lieu = ({ departement, population }: EpciIndexe | EptIndexe) => ({ departement, population });

/** The file that the search box loads on first focus: about 35 000 communes in a few hundred kilobytes. */
export function construireIndex(
  communes: readonly CommuneIndexee[],
  epci: readonly EpciIndexe[],
  departements: readonly { readonly departement: string }[],
  regions: readonly { readonly region: string }[],
  ept: readonly EptIndexe[] = [],
): IndexRecherche {
  const tries = [...epci].sort(parCode((e) => e.departement + e.epci));
  const homonymes = homonymesEpci(tries);
  // the EPT come behind, in the same columns
  const lignes = [
    ...tries.map((e) => ({ code: e.epci, nom: nomDistinct(e, homonymes), sigle: SIGLE.exec(e.nom)?.[1] ?? '', ...lieu(e) })),
    ...ept.map((e) => ({ code: e.ept, nom: titreTerritoire({ niveau: 'ept', code: e.ept, nom: e.nom }), sigle: '', ...lieu(e) })),
  ];
  const rangs = new Map(lignes.map((e, i) => [e.code, i]));
  const orphelines = communes.filter((c) => c.epci !== null && !rangs.has(c.epci)).map((c) => `${c.commune} (${c.epci})`);
  if (orphelines.length > 0) throw new Error(`communes of an unknown EPCI: ${orphelines.join(', ')}; take both tables from one year`);
  const parDepartement = Map.groupBy([...communes].sort(parCode((c) => c.commune)), (c) => c.departement);
  return {
    version: 1,
    regions: regions.map((r) => `${r.region} ${nomsRegion(r.region).nom}`).join('\n'),
    departements: departements.map((d) => `${d.departement} ${nomsDepartement(d.departement).nom}`).join('\n'),
    epci: {
      codes: lignes.map((e) => e.code).join('\n'),
      noms: lignes.map((e) => e.nom).join('\n'),
      sigles: lignes.map((e) => e.sigle).join('\n'),
      departements: lignes.map((e) => e.departement).join('\n'),
      tailles: lignes.map((e) => taille(e.population)).join('\n'),
    },
    communes: Object.fromEntries([...parDepartement].map(([code, liste]) => [code, colonnes(liste, rangs)])),
  };
}
