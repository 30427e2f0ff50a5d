import { sansAccents } from '#lib/slug.ts';
import type { NiveauApport } from './lieux.ts';

/** What the name of a column says of it, never what it holds. */
export interface Indices {
  /** Levels of the map that it names. */
  readonly niveaux: readonly NiveauApport[];
  /** Another level, in words: « zones d’emploi ». Its codes and names are not those of the map. */
  readonly autre: string | null;
  /** « code », « territoire »: a place, no level. */
  readonly generique: boolean;
  readonly postal: boolean;
}

/** Words of the name, between spaces: « codeDepartement », « CODE_DEP » and « Code dép. » are alike. */
export function mots(nom: string): string {
  return ` ${sansAccents(nom.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/[^a-z0-9%‰]+/g, ' ')
    .trim()} `;
}

const NIVEAUX: readonly (readonly [NiveauApport, RegExp])[] = [
  ['region', / (?:(?:code|cod|nom|lib|num)?reg|(?:code|nom|lib|libelle)?regions?|regional|regionale) /],
  [
    'departement',
    / (?:(?:code|cod|nom|lib|num)?dept?|deps|depts|dpt|dpts|(?:code|nom|lib|libelle)?departements?|departemental|departementale) /,
  ],
  ['epci', / (?:(?:code|nom|lib)?epci|siren|interco|intercos|intercommunalites?|communautes?|agglo|agglomerations?|gfp) /],
  [
    'commune',
    / (?:(?:code|nom|lib|libelle)?communes?|(?:code|nom|lib)?com|depcom|codecommune|codcom|comcode|insee|codeinsee|villes?|municipalites?|postal|postaux|codepostal|cp) /,
  ],
];

const AUTRES: readonly (readonly [RegExp, string])[] = [
  [/ zones? d emplois? | zone emploi | ze(?: ?20\d\d)? /, 'zones d’emploi'],
  [/ iris /, 'IRIS'],
  [/ (?:q[pn]v?|quartiers?|code qp|nom qp) /, 'quartiers prioritaires (QPV)'],
  [/ cantons?(?: ou villes?)? | canton ville /, 'cantons'],
  [/ (?:arrondissements?|arr) /, 'arrondissements'],
  [/ bassins? /, 'bassins'],
  [/ academies? /, 'académies'],
  [/ circonscriptions? | circo /, 'circonscriptions'],
  [/ pays | iso /, 'pays'],
  [/ (?:uu|au|aav)(?: ?20\d\d)? | unites? urbaines? | aires? /, 'aires urbaines'],
];

const GENERIQUE = / (?:code|cod|codgeo|libgeo|geo|geocode|territoires?|zones?|lieux?|maille|localisation|nom|libelle|collectivites?|ctcd) /;
const POSTAL = / (?:postal|postaux|codepostal|cp) /;

export function lireIndices(nom: string): Indices {
  const m = mots(nom);
  const autre = AUTRES.find(([motif]) => motif.test(m))?.[1] ?? null;
  const nommes = NIVEAUX.filter(([, motif]) => motif.test(m)).map(([niveau]) => niveau);
  // « code Insee du département » is a département: Insee numbers everything
  const precis =
    nommes.length > 1 && / (?:insee|codeinsee) /.test(m) && !m.includes(' com') ? nommes.filter((n) => n !== 'commune') : nommes;
  return { niveaux: autre === null ? precis : [], autre, generique: GENERIQUE.test(m), postal: POSTAL.test(m) };
}

const COORDONNEES = / (?:latitude|longitude|lat|lon|lng|long|coord[a-z]*|geopoint|[xy](?: ?(?:wgs84|l93|lambert ?93))?|abscisse|ordonnee) /;
const IDENTIFIANT =
  / (?:siret|siren|insee|codeinsee|finess|rna|rne|uai|nir|id|ident|identifiant|code[a-z]*|cod|codgeo|depcom|num|numero|no|ref|reference|tel|telephone|fax|cp|postal|rang|ordre|rank|classement|ligne) /;
const TEMPS = / (?:annees?|an|ans?|year|millesime|mois|trimestres?|semestres?|dates?|periodes?|exercice|jour|semaine|saison) /;

export type Role = 'mesure' | 'identifiant' | 'coordonnee' | 'temps';

/** What a column of numbers is by its name; a year is one by its values too. */
export function roleDe(nom: string, valeurs: readonly unknown[] = []): Role {
  const m = mots(nom);
  if (COORDONNEES.test(m)) return 'coordonnee';
  // « nombre de mois », « population au code postal »: a count of something
  if (/^ (?:nb|nbre|nombre|effectifs?|total|montant|somme|duree) /.test(m)) return 'mesure';
  if (TEMPS.test(m) || sontAnnees(valeurs)) return 'temps';
  return IDENTIFIANT.test(m) ? 'identifiant' : 'mesure';
}

/** Whole numbers of our times, few of them. */
export function sontAnnees(valeurs: readonly unknown[]): boolean {
  const vues = new Set<number>();
  for (const v of valeurs) {
    if (v === null || v === undefined || v === '') continue;
    const n = Number(v);
    if (!Number.isInteger(n) || n < 1900 || n > 2100) return false;
    vues.add(n);
    if (vues.size > 60) return false;
  }
  return vues.size > 0;
}

const NON_ADDITIF =
  / (?:taux|tx|tx[a-z]+|parts?|ratio|pourcentages?|pct|pourcent|moy|moyens?|moyennes?|med|medians?|medianes?|indices?|indicateurs?|densites?|proportions?|prix|loyers?|ages?|esperances?|revenus?|salaires?|remunerations?|niveaux? de vie|quartiles?|deciles?|centiles?|percentiles?|d[1-9]|q[1-3]|(?:med|tp|rd)\d{2,4}|coefficients?|gini|ecarts?|variations?|evolutions?|croissance|scores?|notes?|rang|durees?|temperatures?|altitudes?|frequences?|intensite|rapports?|ipc|idh|isf|par hab(?:itants?)?|par personne|par tete|pour (?:100|1000|mille|cent|10000)|par km2|mensuel|horaire) |[%‰]/;

/** « Taux », « salaire moyen », « indice »: adding them up means nothing. */
export function estNonAdditif({ nom, unite }: { readonly nom: string; readonly unite: string }): boolean {
  return unite === '%' || unite === '‰' || NON_ADDITIF.test(mots(nom));
}
