import { TYPES_LISTES, type TypeListe } from './types-siae.ts';
import { SECTIONS } from './naf.ts';

/**
 * What a reader composes: one count, or one count over another, limited to a type, an activity or a zone, at one level and one moment.
 * Every field is a word of a closed list, so that nothing that comes from an address ever reaches a SQL text as it was written.
 */
export const SECTIONS_COMPOSEES = [...SECTIONS, 'indetermine'] as const;
const ZONES = ['frr'] as const;
export const NIVEAUX_COMPOSES = ['region', 'departement', 'epci', 'zone-emploi'] as const;
export const GRANDEURS = [
  'siae',
  'iae-salaries',
  'defm',
  'deld',
  'rsa',
  'ass',
  'aah',
  'rsa-mensuel',
  'ass-mensuel',
  'habitants-15-64',
  'habitants',
  'habitants-frr',
  'habitants-qpv',
] as const;

type SectionComposee = (typeof SECTIONS_COMPOSEES)[number];
type Zone = (typeof ZONES)[number];
export type NiveauCompose = (typeof NIVEAUX_COMPOSES)[number];
export type IdGrandeur = (typeof GRANDEURS)[number];

/** Filters of the numerator; '' leaves it whole. */
export interface Filtres {
  readonly type: TypeListe | '';
  readonly section: SectionComposee | '';
  readonly zone: Zone | '';
}

export interface Composition extends Filtres {
  readonly numerateur: IdGrandeur;
  /** '' asks for the count alone. */
  readonly denominateur: IdGrandeur | '';
  readonly niveau: NiveauCompose;
  /** Moment of the numerator: `2019-12`, the end of the month. */
  readonly periode: string;
}

/** The first composition shown: the ratio that the field asks for most. */
export const COMPOSITION_PAR_DEFAUT: Composition = {
  numerateur: 'iae-salaries',
  type: '',
  section: '',
  zone: '',
  denominateur: 'rsa',
  niveau: 'departement',
  periode: '2019-12',
};

export const SANS_FILTRE: Filtres = { type: '', section: '', zone: '' };
export const sansFiltre = (f: Filtres): boolean => f.type === '' && f.section === '' && f.zone === '';

const VERSION = '1';
const MOMENT = /^\d{4}(-(0[1-9]|1[0-2])(-01)?)?$/;
/** Longer than any state this file writes: what is longer is not read at all. */
const LONGUEUR_MAXIMALE = 300;

/** `1~iae-salaries~~~~rsa~departement~2019-12`: one parameter of the address of the map, in the order of the menus. */
export function ecrireComposition(c: Composition): string {
  return [VERSION, c.numerateur, c.type, c.section, c.zone, c.denominateur, c.niveau, c.periode].join('~');
}

export type LectureComposition =
  { readonly composition: Composition; readonly avis: null } | { readonly composition: null; readonly avis: string };

const refus = (avis: string): LectureComposition => ({ composition: null, avis });
const dans = <T extends string>(liste: readonly T[], v: string | undefined): v is T =>
  (liste as readonly (string | undefined)[]).includes(v);
const dansOuVide = <T extends string>(liste: readonly T[], v: string | undefined): v is T | '' => v === '' || dans(liste, v);

/**
 * Reads what `ecrireComposition` wrote. Anything else gives no composition and one sentence, which repeats nothing of what was read. Whether the two
 * sides may be divided is judged elsewhere (`indicateurs/composition/regle.ts`).
 */
export function lireComposition(texte: string): LectureComposition {
  if (texte.length > LONGUEUR_MAXIMALE) return refus('L’adresse de ce rapport composé est trop longue pour être lue.');
  const [version, numerateur, type, section, zone, denominateur, niveau, periode, ...reste] = texte.split('~');
  if (version !== VERSION || reste.length > 0) return refus('L’adresse de ce rapport composé n’est pas d’une version connue.');
  if (!dans(GRANDEURS, numerateur) || !dansOuVide(GRANDEURS, denominateur))
    return refus('L’adresse nomme un compte que l’atlas ne connaît pas.');
  if (!dansOuVide(TYPES_LISTES, type) || !dansOuVide(SECTIONS_COMPOSEES, section) || !dansOuVide(ZONES, zone))
    return refus('L’adresse nomme un type, une activité ou une zone que l’atlas ne connaît pas.');
  if (!dans(NIVEAUX_COMPOSES, niveau)) return refus('L’adresse nomme un échelon que le composeur ne connaît pas.');
  if (periode === undefined || !MOMENT.test(periode)) return refus('L’adresse donne une date que l’atlas ne sait pas lire.');
  return { composition: { numerateur, type, section, zone, denominateur, niveau, periode }, avis: null };
}
