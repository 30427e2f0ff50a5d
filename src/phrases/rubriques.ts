import type { Etape } from '#lecture/liens.ts';

/** A page of the site and what one finds there, as a list that leads to it says it. */
export interface Entree extends Etape {
  readonly quoi: string;
}

/** The sections of the site, in the order of a list. */
export const RUBRIQUES = {
  territoires: { adresse: '/territoires/', nom: 'Territoires', quoi: 'une fiche par région, département et intercommunalité' },
  indicateurs: { adresse: '/indicateurs/', nom: 'Indicateurs', quoi: 'chaque chiffre, sa définition et ses limites' },
  strategies: { adresse: '/strategies/', nom: 'Stratégies', quoi: 'ce qu’ont promis les textes, objectif par objectif' },
  publics: { adresse: '/publics/', nom: 'Publics', quoi: 'pour qui, et ce qu’on en sait' },
  secteurs: { adresse: '/secteurs/', nom: 'Secteurs', quoi: 'dans quels métiers, et ce qui reste indéterminé' },
  reperes: { adresse: '/reperes/', nom: 'Repères', quoi: 'qui fait quoi, le chemin d’un dossier, les dispositifs et les acteurs' },
  glossaire: { adresse: '/reperes/glossaire/', nom: 'Glossaire', quoi: 'les mots et les sigles, d’hier et d’aujourd’hui' },
  recits: { adresse: '/recits/', nom: 'Récits', quoi: 'ce que les chiffres racontent, en quelques minutes' },
  donnees: { adresse: '/donnees/', nom: 'Données', quoi: 'toutes les tables à télécharger' },
  methode: { adresse: '/methode/', nom: 'Méthode', quoi: 'comment un chiffre est fait' },
  ouverture: { adresse: '/ouverture/', nom: 'Ouverture', quoi: 'ce qui n’est pas ouvert, et qui le détient' },
} as const satisfies Readonly<Record<string, Entree>>;
