/** What an objective is about, in the order in which the matrix reads them. */
export const THEMES = {
  connaissance: 'Diagnostic et suivi',
  territoires: 'Territoires à couvrir',
  publics: 'Publics prioritaires',
  offre: 'Création et développement de SIAE',
  parcours: 'Parcours et prescription',
  entreprises: 'Entreprises et sorties',
  formation: 'Formation',
  achats: 'Marchés et achats responsables',
  financement: 'Financement',
  emploi: 'Qualité de l’emploi',
  ess: 'Économie sociale et solidaire',
  reseaux: 'Réseaux et appui',
  gouvernance: 'Gouvernance',
} as const;
export type Theme = keyof typeof THEMES;
export const THEMES_IDS = Object.keys(THEMES) as [Theme, ...Theme[]];

/**
 * What a passage of a text is: a promise, an act that its author reports as done, or the description of a rule or of a state of things.
 * Only promises are counted as such. A figure printed alone is none of the three: it is a dated figure, in its own collection.
 */
export const NATURES = { engagement: 'engagement', action: 'action réalisée', description: 'description' } as const;
export type Nature = keyof typeof NATURES;

/** How far an objective can be measured with what is public. */
export const STATUTS = { mesurable: 'mesurable', partiel: 'mesurable en partie', non: 'non mesurable' } as const;
export type Statut = keyof typeof STATUTS;

/** What the next text did with an objective, or what this text did with those of the one before. */
export const SORTS = { reconduit: 'reconduit', ajoute: 'ajouté', abandonne: 'abandonné', clos: 'éteint avec l’événement visé' } as const;
