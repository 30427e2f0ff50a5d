import { z } from 'zod';
import { date, identifiant, liens, lieu, recherche, source, texte } from './commun.ts';

const element = z.strictObject({
  /** The number printed in the text, or a slug where the text has none; unique within the strategy. */
  id: identifiant,
  /** As printed: « 1 », « 2.1 »; absent where the text does not number. */
  numero: texte.optional(),
  titre: texte,
  parent: identifiant.optional(),
});

export const EVALUATIONS = { oui: 'retrouvée', non: 'non retrouvée par nous' } as const;

/** One text: who published it, what period and places it binds, how it is built, which evaluation it announced. */
export const strategie = z.strictObject({
  id: identifiant,
  titre: texte,
  /** Short name, for a column head or a timeline. */
  court: texte,
  nature: z.enum(['strategie', 'programme', 'diagnostic', 'description']),
  periode: z.strictObject({ de: date, a: date.optional() }),
  date,
  territoires: z.array(lieu).min(1),
  editeur: texte,
  document: z.strictObject({
    titre: texte,
    reference: texte,
    url: z.url({ protocol: /^https?$/, error: 'une adresse http(s) est attendue' }).optional(),
  }),
  /** In our words: what the text is and does, two to five sentences. */
  resume: texte,
  /** What surrounded it: laws, programmes, events, each dated. */
  contexte: z.array(z.strictObject({ date, texte, liens })).default([]),
  /** The tree of its axes and chapters; objectives hang from it by `section`. */
  structure: z.array(element).default([]),
  /** The plans that were to carry it into each place, and whether each was found. */
  plans: z.array(z.strictObject({ titre: texte, territoire: lieu, retrouve: z.enum(['oui', 'non']), note: texte.optional() })).default([]),
  /** When and where we looked for its plans, its evaluation and the documents its objectives announce. */
  recherche,
  evaluation: z.strictObject({
    /** What the text announced about its own follow-up; « aucune » when it announces none. */
    annoncee: texte,
    retrouvee: z.enum(['oui', 'non']),
    note: texte,
    /** What was found of its follow-up, short of the evaluation itself. */
    trouves: z.array(source).default([]),
  }),
  liens,
});
