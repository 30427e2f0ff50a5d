import { cle, type Entree } from '#domain/recherche.ts';
import { normaliser } from '#lib/slug.ts';

export const NIVEAUX_APPORT = ['region', 'departement', 'epci', 'commune'] as const;
/** Levels at which a reader’s own table can be placed. */
export type NiveauApport = (typeof NIVEAUX_APPORT)[number];

/** The places of the atlas by code and by name, for one lookup a distinct text. */
export interface Lieux {
  readonly parCode: Readonly<Record<NiveauApport, ReadonlyMap<string, Entree>>>;
  /** By `cleNom`. */
  readonly parNom: (niveau: NiveauApport, nom: string) => readonly Entree[];
  readonly parPostal: (code: string) => readonly Entree[];
  /** Communes that are no more → the one that holds them now. */
  readonly anciens: ReadonlyMap<string, string>;
}

/** « Réunion (La) », « Mans, Le »: the article that alphabetical lists put behind. */
const ARTICLE_DERRIERE = / (?:le|la|les|l)$/;

/** Names that administrations still write and the official code does not hold. */
const ALIAS: Readonly<Record<string, string>> = {
  paca: 'provencealpescotedazur',
  centre: 'centrevaldeloire',
  idf: 'iledefrance',
  aura: 'auvergnerhonealpes',
  bfc: 'bourgognefranchecomte',
  hdf: 'hautsdefrance',
  belfort: 'territoiredebelfort',
};

/** A name without accents, articles, sigles nor spaces: « COTES D ARMOR » and « Côtes-d’Armor » are one. */
export function cleNom(texte: string): string {
  const plein = texte
    .replace(/\bs\s*\/\s*/gi, 'sur ')
    .replace(/\bcedex\b.*$/i, '')
    .replace(/^(?:d[ée]pt?|r[ée]g)\b\.?/i, '');
  return cle(plein).replace(ARTICLE_DERRIERE, '').replaceAll(' ', '');
}

const parNiveau = <T>(faire: (niveau: NiveauApport) => T): Readonly<Record<NiveauApport, T>> => ({
  region: faire('region'),
  departement: faire('departement'),
  epci: faire('epci'),
  commune: faire('commune'),
});

function ajouter<T>(map: Map<string, T[]>, cleDe: string, valeur: T): void {
  const liste = map.get(cleDe);
  if (liste === undefined) map.set(cleDe, [valeur]);
  else if (!liste.includes(valeur)) liste.push(valeur);
}

function indexerNoms(entrees: readonly Entree[], niveau: NiveauApport): ReadonlyMap<string, readonly Entree[]> {
  const noms = new Map<string, Entree[]>();
  for (const e of entrees) {
    // the keys of the search have lost their sigle and article: one more pass only where a homonym has brackets
    for (const c of e.cles) ajouter(noms, c.replaceAll(' ', ''), e);
    if (niveau !== 'commune') ajouter(noms, cleNom(e.nom), e);
  }
  if (niveau === 'region' || niveau === 'departement')
    for (const [alias, nom] of Object.entries(ALIAS)) for (const e of noms.has(alias) ? [] : (noms.get(nom) ?? [])) ajouter(noms, alias, e);
  return noms;
}

/** Made at the first use: a file of départements never needs the 35 000 communes. */
function paresseux<T>(faire: () => T): () => T {
  let fait: { readonly valeur: T } | null = null;
  return () => (fait ??= { valeur: faire() }).valeur;
}

export function indexerLieux(entrees: readonly Entree[], anciens: ReadonlyMap<string, string> = new Map()): Lieux {
  const groupes = parNiveau((niveau) => entrees.filter((e) => e.niveau === niveau));
  const noms = parNiveau((niveau) => paresseux(() => indexerNoms(groupes[niveau], niveau)));
  const postaux = paresseux(() => {
    const index = new Map<string, Entree[]>();
    for (const e of groupes.commune) for (const p of e.postaux) ajouter(index, p, e);
    return index;
  });
  return {
    parCode: parNiveau((niveau) => new Map(groupes[niveau].map((e) => [e.code, e]))),
    parNom: (niveau, nom) => noms[niveau]().get(nom) ?? [],
    parPostal: (code) => postaux().get(code) ?? [],
    anciens,
  };
}

const ARRONDISSEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^751(?:0[1-9]|1\d|20)$/, '75056'],
  [/^6938[1-9]$/, '69123'],
  [/^132(?:0[1-9]|1[0-6])$/, '13055'],
];

/** The code as the atlas writes it: « 1 » → 01, « 2a » → 2A, « 001 » → 01 (département), « 1001 » → 01001; null when it cannot be one. */
export function normaliserCode(texte: string, niveau: NiveauApport): string | null {
  const brut = texte
    .replace(/\s/g, '')
    // a spreadsheet or a program made a number of it
    .replace(/^(\d+)[.,]0+$/, '$1')
    .toUpperCase();
  switch (niveau) {
    case 'region':
      return /^\d{1,2}$/.test(brut) ? brut.padStart(2, '0') : null;
    case 'departement':
      if (/^0(?:\d{2}|2[AB])$/.test(brut)) return brut.slice(1);
      return /^(?:\d{1,3}|2[AB])$/.test(brut) ? brut.padStart(2, '0') : null;
    case 'epci':
      return /^\d{9}$/.test(brut) ? brut : null;
    case 'commune': {
      const code = /^\d{4}$/.test(brut) ? `0${brut}` : brut;
      if (!/^(?:\d{2}|2[AB])\d{3}$/.test(code)) return null;
      return ARRONDISSEMENTS.find(([motif]) => motif.test(code))?.[1] ?? code;
    }
  }
}

/** Places of a name at a level; those written exactly so win over those that differ by an article. */
export function lieuxDuNom(texte: string, niveau: NiveauApport, lieux: Lieux): readonly Entree[] {
  const arrondissement =
    niveau === 'commune' ? /^(paris|lyon|marseille)\b[\s-]*\d{1,2}\s*(?:er?|[èe]me)?(?:\s*arr.*)?$/i.exec(texte) : null;
  const nom = arrondissement?.[1] ?? texte;
  const trouves = lieux.parNom(niveau, cleNom(nom));
  if (trouves.length < 2) return trouves;
  const exact = normaliser(nom);
  const exacts = trouves.filter((e) => normaliser(e.nom) === exact);
  return exacts.length > 0 ? exacts : trouves;
}
