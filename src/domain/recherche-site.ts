import { sansAccents } from '#lib/slug.ts';

/** What a result is, in the order the groups are shown. */
export const GENRES = ['territoire', 'terme', 'indicateur', 'objectif', 'repere', 'theme', 'recit', 'donnee', 'structure'] as const;
export type Genre = (typeof GENRES)[number];

export const LIBELLES_GENRE: Readonly<Record<Genre, string>> = {
  territoire: 'Territoires',
  terme: 'Glossaire',
  indicateur: 'Indicateurs',
  objectif: 'Stratégies et objectifs',
  repere: 'Repères',
  theme: 'Publics, secteurs, zones blanches',
  recit: 'Récits',
  donnee: 'Données, méthode et outils',
  structure: 'Structures, sur la fiche de leur territoire',
};

const RUBRIQUES: readonly (readonly [RegExp, Genre])[] = [
  [/^\/territoires\//, 'territoire'],
  [/^\/indicateurs\//, 'indicateur'],
  [/^\/strategies\//, 'objectif'],
  [/^\/reperes\/glossaire\//, 'terme'],
  [/^\/reperes\//, 'repere'],
  [/^\/(publics|secteurs|zones-blanches|avis)\//, 'theme'],
  [/^\/recits\//, 'recit'],
];

/** The kind of a page by its address; what is in no section is about the data and the tools. */
export function genreDe(adresse: string): Genre {
  return RUBRIQUES.find(([motif]) => motif.test(adresse))?.[1] ?? 'donnee';
}

/** Words that would only find everything, once their apostrophe has parted them from the next. */
const ELIDES = /(^|[^\p{L}\d])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})/giu;

/**
 * The same text with one word where French writes two: « l’activité » → « activité ». The index and the query both pass here,
 * else « équipement » would not find « d’équipement ».
 */
export function sansElisions(texte: string): string {
  return texte.replace(ELIDES, '$1').replace(/['’]/g, ' ').replace(/\s+/g, ' ').trim();
}

/** One notion under its names: an acronym, its long form, what it was called before. */
export type Synonymes = readonly string[];

const BORD = '[^\\p{L}\\d]';
const echapper = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** An acronym is matched as it is written, « AI » is not « ai »; a form in words by its letters alone. */
const estSigle = (nom: string) => /^\p{Lu}[\p{Lu}\d-]*s?$/u.test(nom);

function contient(texte: string, plie: string, nom: string): boolean {
  const [ou, quoi] = estSigle(nom) ? [texte, nom] : [plie, sansAccents(sansElisions(nom))];
  // most notions are in no page: the plain test is ten times faster than the expression
  return ou.includes(quoi) && new RegExp(`(?:^|${BORD})${echapper(quoi)}(?:s|es)?(?:$|${BORD})`, 'u').test(ou);
}

/** The other names of every notion that a text names: added to it, so that « PIC » also finds « plan d’investissement dans les compétences ». */
export function autresNoms(texte: string, notions: readonly Synonymes[]): readonly string[] {
  const plie = sansAccents(sansElisions(texte));
  return notions.flatMap((noms) => {
    const presents = noms.filter((nom) => contient(texte, plie, nom));
    return presents.length === 0 ? [] : noms.filter((nom) => !presents.includes(nom));
  });
}

/** Shares of a word that its French endings leave whole: « équipements » and « équipement » begin alike. */
const RACINE = 0.7;

/**
 * Whether a text really holds what was asked. A text index that knows no word answers with the nearest beginning (« zzzz » finds
 * « zone »): an answer must hold the root of every word.
 */
export function repond(texte: string, requete: string): boolean {
  const plie = sansAccents(texte);
  const mots = sansAccents(sansElisions(requete)).match(/[a-z0-9]{2,}/g) ?? [];
  return mots.every((mot) => plie.includes(mot.slice(0, Math.max(3, Math.ceil(mot.length * RACINE)))));
}
