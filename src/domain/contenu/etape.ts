import { z } from 'zod';
import { identifiant, liens, texte } from './commun.ts';
import { fait, passage } from './institutions.ts';

/** Who acts in the circuit of a dossier: what the text of 2019 calls them, and who they are today. */
export const VOIES = {
  structure: { alors: 'SIAE', aujourdhui: 'SIAE' },
  services: { alors: 'Direccte', aujourdhui: 'DDETS' },
  commission: { alors: 'CDIAE', aujourdhui: 'Commission' },
  prefet: { alors: 'Préfet', aujourdhui: 'Préfet' },
} as const;
export type Voie = keyof typeof VOIES;

/** One step of a path: the circuit of a dossier, or the way of a project holder to it. */
export const etape = z.strictObject({
  id: identifiant,
  parcours: z.enum(['dossier', 'porteur']),
  ordre: z.int().positive(),
  titre: texte,
  /** Heading of ours under which steps are grouped. */
  phase: texte.optional(),
  /** Who acts, the first one leading. */
  voies: z.array(z.enum(Object.keys(VOIES) as [Voie, ...Voie[]])).default([]),
  ...passage,
  aujourdhui: z.array(fait).default([]),
  /** Where the atlas helps, with the address of the page. */
  atlas: z.strictObject({ dit: texte, adresse: z.string().regex(/^\/.*\/$/, 'une adresse du site commence et finit par /') }).optional(),
  liens,
});
