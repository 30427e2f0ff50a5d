import { z } from 'zod';
import { date, identifiant, identite, liens, lieux, sources, texte } from './commun.ts';

const nomme = { ...identite, source: sources };

/** A word or an acronym of the glossary. */
export const terme = z.strictObject({
  ...nomme,
  /** Other forms under which a reader meets it. */
  variantes: z.array(texte).default([]),
  definition: texte,
});

/** A priority public: who it was by the texts, who it is by the rules of today. */
export const publicPrioritaire = z.strictObject({
  ...nomme,
  alors: texte,
  aujourdhui: texte,
  /** Indicators of the need, ids of the catalogue. */
  indicateurs: z.array(identifiant).default([]),
  /** In plain words, what is not public. */
  manque: texte,
});

/** Front matter of a data story. */
export const recit = z.strictObject({
  titre: texte,
  /** The finding, in one or two sentences. */
  chapo: texte,
  date,
  ordre: z.int(),
  territoires: lieux,
  indicateurs: z.array(identifiant).default([]),
  liens,
});

export type Terme = Readonly<z.infer<typeof terme>>;
export type PublicPrioritaire = Readonly<z.infer<typeof publicPrioritaire>>;
export type Recit = Readonly<z.infer<typeof recit>>;
