import { z } from 'zod';
import { connaissance, date, identifiant, identite, liens, lieux, sources, texte } from './commun.ts';

const nomme = { ...identite, source: sources };

/** A word or an acronym of the glossary. */
export const terme = z.strictObject({
  ...nomme,
  /** Other forms under which a reader meets it. */
  variantes: z.array(texte).default([]),
  definition: texte,
  connaissance,
});

/** A priority public: who it was by the texts, who it is by the rules of today, what is known of its place in IAE. */
export const publicPrioritaire = z.strictObject({
  ...nomme,
  alors: texte,
  aujourdhui: texte,
  /** Whether it opens IAE by itself, adds to other criteria, or is none of the criteria. */
  critere: z.enum(['direct', 'complementaire', 'aucun']),
  /** Indicators of the need, ids of the catalogue, the one to be drawn first. */
  indicateurs: z.array(identifiant).default([]),
  /** Its share among the people employed: dated figures of the texts, by id. */
  dansIae: z.array(identifiant).default([]),
  /** Its share among those in need, when a text prints it. */
  dansLeBesoin: z.array(identifiant).default([]),
  /** The same in published pages: keys of the table of published figures. */
  publies: z.array(z.strictObject({ annee: z.int(), territoire: texte, libelle: texte })).default([]),
  /** Whether both sides may be read side by side; either way, why they are not subtracted. */
  ecart: z.strictObject({ rapproche: z.boolean(), raison: texte }),
  /** In plain words, what is not public. */
  manque: texte,
  /** Who holds it. */
  detenteur: texte,
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
