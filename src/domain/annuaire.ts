import { nomsEpci } from './noms-epci.ts';
import { nomsEpt } from './noms-ept.ts';
import { titreTerritoire } from './noms-territoire.ts';
import { NOMS_FRANCE, nomsDepartement, nomsRegion, type Noms } from './noms.ts';
import type { NatureEpci, CodeTerritoire } from './territoire.ts';

/** What /comparables.json holds: each place that has comparable ones, and what names it. One place a line, because columns compress. */
export interface Annuaire {
  readonly version: 1;
  /** `code region semblable semblable…`, nearest first; no comparable place where a criterion of the method is not known. */
  readonly departements: string;
  /** `code département nom`: none has comparable places, the criteria are not published for them. */
  readonly ept: string;
  readonly epci: {
    readonly codes: string;
    /** Official names. */
    readonly noms: string;
    readonly natures: string;
    readonly departements: string;
    /** Ranks in `codes` of the comparable places, in base 36, nearest first. */
    readonly semblables: string;
    /** 1 where another EPCI could be taken for this one: its département is printed beside it. */
    readonly homonymes: string;
  };
}

export interface LieuNomme extends CodeTerritoire {
  readonly noms: Noms;
  /** For a head of column: « Ain », « CC du Pays de Gex ». */
  readonly court: string;
  /** The wider places it stands in, the nearest first, France last. */
  readonly autour: readonly CodeTerritoire[];
  /** By the published method, nearest first. */
  readonly semblables: readonly CodeTerritoire[];
}

/** Any place of the atlas by level and code; null when there is none. */
export type TrouverLieu = (repere: CodeTerritoire) => LieuNomme | null;

const FRANCE: CodeTerritoire = { niveau: 'france', code: 'FR' };

interface Departement {
  readonly region: string;
  readonly semblables: readonly string[];
}

function lireDepartements(lignes: string): ReadonlyMap<string, Departement> {
  return new Map(
    lignes.split('\n').map((ligne) => {
      const [code = '', region = '', ...semblables] = ligne.split(' ');
      return [code, { region, semblables }];
    }),
  );
}

/** Columns back to places: once, when the file arrives. */
export function lireAnnuaire(annuaire: Annuaire): TrouverLieu {
  const departements = lireDepartements(annuaire.departements);
  const effectifs = Map.groupBy(departements.values(), (d) => d.region);
  const { codes, noms, natures, departements: principaux, semblables, homonymes } = annuaire.epci;
  const colonnes = [codes, noms, natures, principaux, semblables, homonymes].map((c) => c.split('\n'));
  const [sirens = [], officiels = [], natureDe = [], departementDe = [], proches = [], ambigus = []] = colonnes;
  const rangs = new Map(sirens.map((s, i) => [s, i]));
  // overseas, a région of one département adds nothing to it
  const regionDe = (code: string): readonly CodeTerritoire[] =>
    (effectifs.get(code)?.length ?? 0) > 1 ? [{ niveau: 'region', code }] : [];

  function departement(code: string): LieuNomme | null {
    const d = departements.get(code);
    if (d === undefined) return null;
    const n = nomsDepartement(code);
    const semblablesIci = d.semblables.map((c) => ({ niveau: 'departement', code: c }) as const);
    return { niveau: 'departement', code, noms: n, court: n.nom, autour: [...regionDe(d.region), FRANCE], semblables: semblablesIci };
  }

  function epci(code: string): LieuNomme | null {
    const rang = rangs.get(code);
    if (rang === undefined) return null;
    const n = nomsEpci(officiels[rang] ?? '', (natureDe[rang] ?? 'CC') as NatureEpci);
    const principal = departementDe[rang] ?? '';
    const court = ambigus[rang] === '1' ? `${n.court} (${nomsDepartement(principal).nom})` : n.court;
    const voisins = (proches[rang] ?? '').split(' ').filter((r) => r !== '');
    const region = departements.get(principal)?.region ?? '';
    return {
      niveau: 'epci',
      code,
      noms: n,
      court,
      autour: [{ niveau: 'departement', code: principal }, ...regionDe(region), FRANCE],
      semblables: voisins.map((r) => ({ niveau: 'epci', code: sirens[parseInt(r, 36)] ?? '' })),
    };
  }

  const territoires = new Map(annuaire.ept.split('\n').map((ligne) => [ligne.slice(0, ligne.indexOf(' ')), ligne]));
  function ept(code: string): LieuNomme | null {
    const [, principal = '', ...mots] = (territoires.get(code) ?? '').split(' ');
    if (principal === '') return null;
    const nom = mots.join(' ');
    const autour = [{ niveau: 'departement', code: principal } as const, ...regionDe(departements.get(principal)?.region ?? ''), FRANCE];
    return { niveau: 'ept', code, noms: nomsEpt(code, nom), court: titreTerritoire({ niveau: 'ept', code, nom }), autour, semblables: [] };
  }

  return ({ niveau, code }) => {
    if (niveau === 'france') return { ...FRANCE, noms: NOMS_FRANCE, court: 'France', autour: [], semblables: [] };
    if (niveau === 'departement') return departement(code);
    if (niveau === 'epci') return epci(code);
    if (niveau === 'ept') return ept(code);
    if (niveau !== 'region' || !effectifs.has(code)) return null;
    const n = nomsRegion(code);
    return { niveau, code, noms: n, court: n.nom, autour: [FRANCE], semblables: [] };
  };
}
