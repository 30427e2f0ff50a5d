import { z } from 'zod';
import { date, identifiant, lieu, reference, source, texte } from './commun.ts';
import { NATURES, SORTS, STATUTS, THEMES_IDS } from './themes.ts';

const cles = <T extends string>(o: Readonly<Record<T, string>>) => Object.keys(o) as [T, ...T[]];

/** How far it can be measured, why, and who holds what is missing. */
const mesure = z
  .strictObject({
    statut: z.enum(cles(STATUTS), `un statut est attendu : ${Object.keys(STATUTS).join(', ')}`),
    raison: texte,
    /** Who holds the data that would say more; absent only when nothing is missing. */
    detenteur: texte.optional(),
    /** What we looked for and did not find, as it ends a sentence; when and where is said by the text (`recherche`). */
    introuvable: texte.optional(),
    /** Documents found that tell something of it. */
    trouves: z.array(source).default([]),
  })
  .refine((m) => m.statut === 'mesurable' || m.detenteur !== undefined, {
    path: ['detenteur'],
    error: 'dire qui détient les données qui manquent, ou « Personne, à notre connaissance : aucun compte n’en est tenu »',
  });

/** One passage of a text, restated in our words: a commitment, unless its nature says otherwise. */
export const objectif = z
  .strictObject({
    id: identifiant,
    strategie: identifiant,
    /** As printed in the text; absent for what the text lists without a number. */
    numero: texte.optional(),
    /** The title the text gives it, or a short name of ours. */
    titre: texte,
    /** The objective it is part of. */
    parent: identifiant.optional(),
    /** Where it is read: an element of the strategy's structure. */
    section: identifiant,
    nature: z.enum(cles(NATURES), `une nature est attendue : ${Object.keys(NATURES).join(', ')}`).default('engagement'),
    /** Our own words, never a sentence of the text. */
    engagement: texte,
    /** Cases and means that the text names under it, in our words. */
    illustrations: z.array(texte).default([]),
    /** Bodies and actors charged with it. */
    charges: z.array(reference).default([]),
    /** Absent: the period of the text. */
    periode: z.strictObject({ de: date, a: date.optional() }).optional(),
    publics: z.array(identifiant).default([]),
    secteurs: z.array(texte).default([]),
    themes: z.array(z.enum(THEMES_IDS)).min(1, 'choisir au moins un thème : la matrice le demande'),
    /** Ids of the catalogue. */
    indicateurs: z.array(identifiant).default([]),
    mesure,
    /** Id of a dated figure of the text. */
    valeurSignature: identifiant.nullable().default(null),
    valeurActuelle: z.strictObject({ indicateur: identifiant, territoire: lieu }).nullable().default(null),
    /** What it carries on from an older text. */
    lignage: z.strictObject({ reprend: z.array(identifiant).default([]), note: texte.optional() }).default({ reprend: [] }),
    /** Renewed, added or dropped, seen from the text beside it; null when no other text follows or comes before. */
    sort: z.enum(cles(SORTS)).nullable().default(null),
    /** A target in figures, when the text sets one. */
    cible: z.strictObject({ valeur: z.number(), unite: texte, echeance: date.optional() }).optional(),
  })
  .refine((o) => o.cible === undefined || o.nature === 'engagement', {
    path: ['cible'],
    error: 'une cible est promise : ce qui est fait ou décrit donne un chiffre daté (valeurSignature)',
  })
  .refine((o) => o.mesure.statut !== 'mesurable' || o.indicateurs.length > 0, {
    path: ['indicateurs'],
    error: 'un objectif mesurable nomme au moins un indicateur du catalogue',
  });

export type Objectif = Readonly<z.infer<typeof objectif>>;
