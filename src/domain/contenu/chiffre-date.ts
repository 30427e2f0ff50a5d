import { z } from 'zod';
import { date, identifiant, lieu, texte } from './commun.ts';

/** One figure printed in a text: kept as printed, at its date, never mixed with the series of the atlas. */
export const chiffreDate = z.strictObject({
  id: identifiant,
  strategie: identifiant,
  /** Where in the text: the heading under which it stands. */
  section: texte,
  territoire: lieu,
  /** What the figure dates from, not when it was printed; « 2007/2013 » is two dates: give the last and say it in the note. */
  date,
  /** Heading under which the table groups it. */
  groupe: texte,
  libelle: texte,
  /** Same key in two texts when both speak of the same thing; what keeps them from being compared is said once. */
  rapprochement: z.strictObject({ cle: identifiant, reserve: texte.optional() }).optional(),
  /** Nearest indicator of the catalogue, when there is one. */
  indicateur: identifiant.optional(),
  /** null when the text says it in words only (« une vingtaine »): the note gives them. */
  valeur: z.number().nullable(),
  unite: texte,
  /** « plus de », « près de »: how the text hedges. */
  precision: texte.optional(),
  note: texte.optional(),
});

export type ChiffreDate = Readonly<z.infer<typeof chiffreDate>>;
