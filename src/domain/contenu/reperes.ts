import { z } from 'zod';
import { ancienNom, date, identifiant, liens, lieux, sources, texte } from './commun.ts';

const nomme = {
  id: identifiant,
  nom: texte,
  sigle: texte.optional(),
  anciensNoms: z.array(ancienNom).default([]),
  /** Since when it bears its present name or exists. */
  depuis: date.optional(),
  /** Until when, for what no longer exists. */
  jusque: date.optional(),
  territoires: lieux,
  source: sources,
  liens,
};

/** A body or an institution: what it was charged with when the texts were written, what it does today, who sits. */
export const instance = z.strictObject({
  ...nomme,
  /** One sentence: what it is for. */
  role: texte,
  alors: texte.optional(),
  aujourdhui: texte.optional(),
  composition: z.array(texte).default([]),
  /** What differs in Guyane, Martinique, Corse, Paris or Lyon. */
  particularites: texte.optional(),
  /** Rows of the matrix role × actor. */
  roles: z
    .array(z.enum(['oriente', 'prescrit', 'finance', 'conventionne', 'accompagne', 'achete', 'represente', 'avise', 'emploie']))
    .default([]),
});

/** A programme or a tool: who funds it, for whom, between which dates. */
export const dispositif = z.strictObject({
  ...nomme,
  role: texte,
  financeurs: z.array(texte).default([]),
  etat: z.enum(['ouvert', 'clos', 'annonce', 'inconnu']),
  note: texte.optional(),
});

/** A réseau or another actor named by the texts. */
export const acteur = z.strictObject({
  ...nomme,
  genre: z.enum(['reseau-national', 'reseau-regional', 'reseau-departemental', 'appui', 'siae', 'autre']),
  role: texte,
  note: texte.optional(),
});

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

export type Instance = Readonly<z.infer<typeof instance>>;
export type Dispositif = Readonly<z.infer<typeof dispositif>>;
export type Acteur = Readonly<z.infer<typeof acteur>>;
export type Terme = Readonly<z.infer<typeof terme>>;
export type PublicPrioritaire = Readonly<z.infer<typeof publicPrioritaire>>;
export type Recit = Readonly<z.infer<typeof recit>>;
