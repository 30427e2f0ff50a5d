import { sansAccents } from '#lib/slug.ts';
import { normaliser } from '#lib/slug.ts';
import type { NiveauApport } from './lieux.ts';

/** The level that a word names, `autre` for one that the map does not draw. */
const MOTS_NIVEAU: readonly (readonly [RegExp, NiveauApport | 'autre'])[] = [
  [/^(?:r|reg|regions?|regionale?)$/, 'region'],
  [/^(?:d|dep|dept|dpt|departements?|departementale?)$/, 'departement'],
  [/^(?:epci|interco|intercommunalites?|cc|ca|cu|metropole|gfp|siren)$/, 'epci'],
  [/^(?:com|communes?|insee|municipal)$/, 'commune'],
  [
    /^(?:fr|fra|france|nat|national|pays|ze|bv|iris|arr|arrondissements?|can|cantons?|cv|qp|qpv|quartiers?|uu|au|aav|aca|academies?|zone|zones|zones? d emplois?|zonages?|bassins?(?: de vie)?|frm|fm|fe|metro|dom|drom|circo|circonscriptions?|ens|ensemble|total)$/,
    'autre',
  ],
];

/** « Département », « REG », « zone d’emploi »: the level, null when the word names none. */
export function niveauDuMot(mot: string): NiveauApport | 'autre' | null {
  const m = sansAccents(mot)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return MOTS_NIVEAU.find(([motif]) => motif.test(m))?.[1] ?? null;
}

const PREFIXE = /^([a-z\u00c0-\u024f’' ]{1,16}?)[-_ .:/]*(\d[\dab]*)$/i;

/** « REG-84 », « DEP_01 », « D01 »: the prefix is part of the code and fixes its level. Null when there is none. */
export function lirePrefixe(texte: string): { readonly niveau: NiveauApport | 'autre'; readonly code: string } | null {
  const lu = PREFIXE.exec(texte);
  if (lu?.[1] === undefined || lu[2] === undefined) return null;
  const niveau = niveauDuMot(lu[1]);
  return niveau === null ? null : { niveau, code: lu[2].toUpperCase() };
}

const TOTAL =
  /^(?:(?:sous |grand )?tota(?:l|ux)(?: .*)?|ensemble(?: .*)?|cumul(?: .*)?|moyenne(?: .*)?|france(?: (?:entiere|metropolitaine|hors .*|metro|et dom|totale?|hexagonale|\d{4}))?|(?:fr|fra|fe|fm|fxx)|national|metropole|hexagone|(?:les )?(?:dom|drom|dom tom|outre mer|com)|tous|toutes|toutes? .*|tous les .*|hors (?:france|departement|region|metropole)|etranger)$/;

/** « Total », « Ensemble », « France entière », « DOM »: a sum of the other rows, never a place beside them. */
export function estTotal(texte: string): boolean {
  return TOTAL.test(normaliser(texte));
}

const NOTE =
  /^(?:\(?\*?\)?\s*)?(?:notes?|lecture|sources?|champ|avertissement|d[ée]finitions?|unit[ée]|actualisation|mise [àa] jour)\s*(?:\(.*\))?\s*:/i;

/** A line of text under the table. */
export function estNote(texte: string): boolean {
  return texte.length > 90 || NOTE.test(texte);
}

const ARRONDISSEMENT =
  /^(?:751(?:0[1-9]|1\d|20)|6938[1-9]|132(?:0[1-9]|1[0-6]))\b|^(?:paris|lyon|marseille)\b.*\b\d{1,2}\s*(?:er?|[èe]me)?\b/i;

/** A part of Paris, Lyon or Marseille, by its code or its name. */
export function estArrondissement(texte: string): boolean {
  return ARRONDISSEMENT.test(texte);
}
