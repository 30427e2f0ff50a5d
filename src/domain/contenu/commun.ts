import { z } from 'zod';
import { NIVEAUX } from '#domain/territoire.ts';

/** The collections of src/content; a reference is `<collection>/<id>`, so that two bodies of one name stay apart. */
export const COLLECTIONS = [
  'strategies',
  'objectifs',
  'chiffres-dates',
  'instances',
  'dispositifs',
  'acteurs',
  'etapes',
  'termes',
  'publics',
  'recits',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

export const texte = z.string('un texte est attendu').trim().min(1, 'un texte vide ne dit rien : l’écrire ou retirer le champ');

export const identifiant = z
  .string('un identifiant est attendu, entre guillemets s’il est fait de chiffres')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'minuscules sans accent, chiffres et tirets seulement');

/** « 2018 », « 2018-11 » or « 2018-11-15 »: YAML reads a bare year as a number. */
export const date = z
  .union([z.string(), z.int()], 'une date AAAA, AAAA-MM ou AAAA-MM-JJ est attendue')
  .transform(String)
  .pipe(z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'une date AAAA, AAAA-MM ou AAAA-MM-JJ est attendue'));

/** A territory, by level and code. A code is text: `01` bare would be the number 1. */
export const lieu = z.strictObject({
  niveau: z.enum(NIVEAUX, `un niveau est attendu : ${NIVEAUX.join(', ')}`),
  code: z.string('le code d’un territoire s’écrit entre guillemets').min(1),
});

/** What a thing of another collection is called by. */
export const reference = z
  .string('une référence « collection/identifiant » est attendue')
  .regex(
    new RegExp(`^(${COLLECTIONS.join('|')})/[a-z0-9]+(-[a-z0-9]+)*$`),
    `une référence « collection/identifiant » est attendue, la collection parmi : ${COLLECTIONS.join(', ')}`,
  );

/** Where a statement was read. An address only when it is public and was given by a source. */
export const source = z.strictObject({
  titre: texte,
  reference: texte.optional(),
  url: z.url({ protocol: /^https?$/, error: 'une adresse http(s) est attendue' }).optional(),
});

/** « Not found » is a claim of ours: it holds on a day, where we looked. */
export const recherche = z.strictObject({ date, ou: texte });

/** A name the thing no longer bears, with the dates between which it did. */
const ancienNom = z.strictObject({ nom: texte, de: date.optional(), a: date.optional() });

export const lieux = z.array(lieu).default([]);
export const liens = z.array(reference).default([]);
export const sources = z.array(source).min(1, 'dire au moins où cela a été lu');

/** What every named thing of the content has: names with their dates, places, pointers. */
export const identite = {
  id: identifiant,
  nom: texte,
  sigle: texte.optional(),
  anciensNoms: z.array(ancienNom).default([]),
  /** Since when it bears its present name or exists. */
  depuis: date.optional(),
  /** Until when, for what no longer exists. */
  jusque: date.optional(),
  territoires: lieux,
  liens,
};

/**
 * How sure a legal or dated claim of ours is. By default it comes from what is commonly known of the field and waits to be checked; it is
 * verified only once it was read in a source, on a day.
 */
export const connaissance = z
  .discriminatedUnion('etat', [
    z.strictObject({ etat: z.literal('a-verifier') }),
    z.strictObject({
      etat: z.literal('verifie'),
      source: texte,
      url: z.url({ protocol: /^https?$/, error: 'une adresse http(s) est attendue' }),
      date,
    }),
  ])
  .default({ etat: 'a-verifier' });

export type Connaissance = Readonly<z.infer<typeof connaissance>>;
export type SourceCitee = Readonly<z.infer<typeof source>>;
