import { z } from 'zod';
import { connaissance, identifiant, identite, lieu, texte } from './commun.ts';

/** What a text says of a thing, restated in our words, and where it says it. */
export const passage = {
  strategie: identifiant,
  /** Number or heading of the passage: an objective of that number is linked. */
  section: texte,
  dit: texte,
};

/** What holds today, with the law or the page it was read in: never a guess. */
export const fait = z.strictObject({ texte, reference: texte });

const cles = <T extends string>(o: Readonly<Record<T, string>>) => Object.keys(o) as [T, ...T[]];

/** What a body is charged with, in the order of a dossier: columns of the matrix. */
export const FONCTIONS = {
  oriente: 'Fixer les priorités',
  avise: 'Donner un avis',
  conventionne: 'Conventionner',
  finance: 'Financer',
  prescrit: 'Orienter les personnes',
  emploie: 'Employer',
  suit: 'Suivre les parcours',
  forme: 'Former ou accueillir',
  accompagne: 'Appuyer les SIAE',
  achete: 'Ouvrir les marchés',
  represente: 'Représenter',
} as const;
export type Fonction = keyof typeof FONCTIONS;

/** Kinds of bodies: the groups of rows of the matrix. */
export const GENRES_INSTANCE = {
  conseil: 'Commissions et comités',
  etat: 'État',
  operateur: 'Service public de l’emploi',
  collectivite: 'Collectivités',
  structure: 'Structures et réseaux',
  appui: 'Appui et formation',
  entreprise: 'Acheteurs et entreprises',
} as const;

/** A body: what each text charges it with, who sits, what it is today, where it differs. */
export const instance = z
  .strictObject({
    ...identite,
    /** One or two sentences: what it is for. */
    role: texte,
    connaissance,
    genre: z.enum(cles(GENRES_INSTANCE)),
    echelle: texte,
    /** Rank among those of its kind. */
    ordre: z.int(),
    /** Its names today when there are several, each with where it is used. */
    nomsActuels: z.array(z.strictObject({ nom: texte, ou: texte })).default([]),
    roles: z.array(z.strictObject({ fonction: z.enum(cles(FONCTIONS)), ...passage })).default([]),
    composition: z.array(z.strictObject(passage)).default([]),
    aujourdhui: z.array(fait).default([]),
    /** What our sources do not say, and whom to ask. */
    aVerifier: texte.optional(),
    particularites: z.array(z.strictObject({ territoires: z.array(lieu).min(1), dit: texte })).default([]),
  })
  .refine((i) => i.roles.length + i.particularites.length > 0, { path: ['roles'], error: 'dire au moins ce qu’un texte en dit' });

export const FAMILLES = {
  cadre: 'Le cadre',
  financement: 'Financer',
  appui: 'Accompagner les structures',
  parcours: 'Suivre les personnes',
  formation: 'Former',
  achats: 'Acheter',
} as const;

export const ETATS_DISPOSITIF = {
  ouvert: 'en vigueur',
  clos: 'clos',
  annonce: 'annoncé, suite non trouvée',
  inconnu: 'état actuel non vérifié',
} as const;

/** A programme or a tool: what it is, what each text says of it, whether it still runs. */
export const dispositif = z
  .strictObject({
    ...identite,
    role: texte,
    connaissance,
    famille: z.enum(cles(FAMILLES)),
    financeurs: z.array(texte).default([]),
    etat: z.enum(cles(ETATS_DISPOSITIF)),
    passages: z.array(z.strictObject(passage)).default([]),
    aujourdhui: z.array(fait).default([]),
    aVerifier: texte.optional(),
    note: texte.optional(),
  })
  .refine((d) => d.passages.length + d.aujourdhui.length > 0, { path: ['passages'], error: 'dire au moins où cela a été lu' });

export const GENRES_ACTEUR = {
  'reseau-national': 'Réseaux nationaux',
  'reseau-regional': 'Réseaux régionaux',
  'reseau-departemental': 'Réseaux départementaux',
  appui: 'Appui, formation et achats',
  siae: 'Structures et pôles',
  autre: 'Autres',
} as const;

/** A réseau or another actor that a text names. */
export const acteur = z.strictObject({
  ...identite,
  genre: z.enum(cles(GENRES_ACTEUR)),
  role: texte,
  passages: z.array(z.strictObject(passage)).min(1, 'dire quel texte le nomme'),
  /** True when all that is known comes from the actor itself. */
  selonActeur: z.boolean().default(false),
  note: texte.optional(),
});

/** A passage as a page shows it. */
export interface Passage {
  readonly strategie: string;
  readonly section: string;
  readonly dit: string;
}
