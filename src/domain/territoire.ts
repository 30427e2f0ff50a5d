/** The levels a territory can have, the widest first. */
export const NIVEAUX = ['france', 'region', 'departement', 'epci', 'ept', 'partie', 'zone-emploi', 'commune'] as const;
export type Niveau = (typeof NIVEAUX)[number];

/** Legal kinds of the 1 255 intercommunalités; MET69 is the Métropole de Lyon, a collectivité and not an EPCI. */
export const NATURES_EPCI = ['CC', 'CA', 'CU', 'METRO', 'MET69'] as const;
export type NatureEpci = (typeof NATURES_EPCI)[number];

/** What identifies a territory: codes repeat from one level to the next (01 is the Ain and the région Guadeloupe). */
export interface CodeTerritoire {
  readonly niveau: Niveau;
  readonly code: string;
}

export interface Territoire extends CodeTerritoire {
  /** Name as in the official geographic code, without article. */
  readonly nom: string;
  readonly region?: string;
  readonly departement?: string;
  readonly epci?: string;
  /** Communes of the Métropole du Grand Paris only. */
  readonly ept?: string;
  /** EPCI, and the parts of one. */
  readonly nature?: NatureEpci;
  readonly population?: number;
}

export const FRANCE: Territoire = { niveau: 'france', code: 'FR', nom: 'France' };

/** Code of the EPCI, of the EPT or of the part of one that a département is made of. */
export const codePartie = (territoire: string, departement: string): string => `${territoire}-${departement}`;
/** The EPCI or EPT of a part. */
export function entierDe(partie: string): CodeTerritoire & { readonly niveau: 'epci' | 'ept' } {
  const [code = ''] = partie.split('-');
  return { niveau: niveauIntercommunal(code), code };
}

/** The territories of the métropole are numbered T1 to T12; an EPCI has a SIREN. */
export const niveauIntercommunal = (code: string): 'epci' | 'ept' => (code.startsWith('T') ? 'ept' : 'epci');

/** True for the levels under the département that stand for an intercommunalité, for which few sources publish. */
export const estIntercommunal = (niveau: Niveau): boolean => niveau === 'epci' || niveau === 'ept';

const SEGMENTS: Readonly<Partial<Record<Niveau, string>>> = { region: 'regions', departement: 'departements', epci: 'epci', ept: 'ept' };

/**
 * Address of the sheet; a commune is read on that of its EPT or EPCI, or of its département when it has none (four islands), and the part
 * of an EPCI on that of the whole.
 */
export function adresse(t: CodeTerritoire & Pick<Territoire, 'epci' | 'ept' | 'departement'>): string {
  if (t.niveau === 'france') return '/territoires/france/';
  if (t.niveau === 'commune') return adresseCommune(t);
  if (t.niveau === 'partie') return adresse(entierDe(t.code));
  const segment = SEGMENTS[t.niveau];
  if (segment === undefined) throw new Error(`a territory of level "${t.niveau}" has no sheet: link to its département`);
  return `/territoires/${segment}/${t.code}/`;
}

function adresseCommune(t: CodeTerritoire & Pick<Territoire, 'epci' | 'ept' | 'departement'>): string {
  if (t.ept) return `/territoires/ept/${t.ept}/`;
  if (t.epci) return `/territoires/epci/${t.epci}/`;
  if (t.departement) return `/territoires/departements/${t.departement}/`;
  throw new Error(`commune ${t.code} has neither EPCI nor département: read both from the communes table`);
}

/** Label of a level, as a head of column or a filter. */
export const LIBELLES_NIVEAU: Readonly<
  Record<Niveau, { readonly singulier: string; readonly pluriel: string; readonly genre: 'm' | 'f' }>
> = {
  france: { singulier: 'France', pluriel: 'France', genre: 'f' },
  region: { singulier: 'région', pluriel: 'régions', genre: 'f' },
  departement: { singulier: 'département', pluriel: 'départements', genre: 'm' },
  epci: { singulier: 'intercommunalité', pluriel: 'intercommunalités', genre: 'f' },
  // Paris is one of the twelve, and no établissement public
  ept: { singulier: 'territoire du Grand Paris', pluriel: 'territoires du Grand Paris', genre: 'm' },
  partie: { singulier: 'partie d’intercommunalité', pluriel: 'parties d’intercommunalité', genre: 'f' },
  'zone-emploi': { singulier: 'zone d’emploi', pluriel: 'zones d’emploi', genre: 'f' },
  commune: { singulier: 'commune', pluriel: 'communes', genre: 'f' },
};

/** Comparable key of a territory, for maps and sets. */
export function cleTerritoire(t: CodeTerritoire): string {
  return `${t.niveau}:${t.code}`;
}
