import type { Rupture } from '#domain/rupture.ts';
import type { Modalite } from '../types.ts';

export const MODALITES_TYPES: readonly Modalite[] = [
  { id: 'ACI', nom: 'Ateliers et chantiers d’insertion' },
  { id: 'AI', nom: 'Associations intermédiaires' },
  { id: 'EI', nom: 'Entreprises d’insertion' },
  { id: 'ETTI', nom: 'Entreprises de travail temporaire d’insertion' },
];

export const ENSEMBLE: Modalite = { id: '', nom: 'Ensemble' };

/** What every figure made from the July 2019 list must say. */
export const LIMITES_SIAE: readonly string[] = [
  'La liste date de juillet 2019 : des structures ont ouvert et fermé depuis. L’atlas n’a pas de liste nationale plus récente.',
  'Chaque ligne de la liste est un établissement conventionné, agences comprises : ses chantiers et ses lieux d’accueil peuvent être ailleurs.',
  'Les entreprises d’insertion par le travail indépendant (EITI), apparues ensuite, n’y sont pas.',
];

/** Measured: 2017 stands about 6 % above the Dares figures, later years do not. */
export const ECART_2017 = '2017 est d’environ 6 % au-dessus de la Dares';
export const RUPTURE_IAE_2018: Rupture = {
  a: '2018',
  texte: `Rupture de série : ${ECART_2017}.`,
};

export const SYSTEME_2016 = 'nouveau système de la Cnaf';
export const RUPTURE_MINIMA_2016: Rupture = {
  a: '2016',
  texte: `Rupture de série : ${SYSTEME_2016}.`,
};

export const COMPTEES_A_LA_STRUCTURE = 'Les personnes sont comptées là où est la structure, non là où elles habitent.';
export const LIMITES_IAE: readonly string[] = [
  COMPTEES_A_LA_STRUCTURE,
  'En 2017, la source ne compte personne à Mayotte : la valeur y est non disponible, et le total de la France est sans elle.',
  'La série s’arrête en septembre 2022 dans nos fichiers ; la Dares publie la suite (tableaux PoEm).',
  'Le producteur dit avoir fait entrer les EITI et les GEIQ en 2021.',
];

export const PAS_LES_ACTIFS = 'Les 15-64 ans ne sont pas la population active : ils comptent étudiants et inactifs.';
export const PAS_UN_TAUX_DE_COUVERTURE = 'Ce n’est pas un « taux de couverture » : l’expression a d’autres sens dans ce domaine.';
export const CAISSE = 'Les allocataires des Caf sont comptés au département de la caisse qui gère leur dossier';

/** Dates a little apart, accepted because nothing nearer is published, and said wherever the ratio is shown. */
export const JANVIER_SUIVANT = 'le 31 décembre et le 1er janvier qui le suit';
export const SIX_MOIS = 'six mois séparent la liste (juillet 2019) de l’estimation de population (1er janvier 2020)';
