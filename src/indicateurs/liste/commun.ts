import type { Modalite, Rupture } from '../types.ts';

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
export const RUPTURE_IAE_2018: Rupture = {
  a: '2018',
  texte: 'Rupture de série : 2017 est d’environ 6 % au-dessus de la Dares.',
};

export const RUPTURE_MINIMA_2016: Rupture = {
  a: '2016',
  texte: 'Rupture de série : nouveau système de la Cnaf.',
};

export const LIMITES_IAE: readonly string[] = [
  'Les personnes sont comptées là où est la structure, non là où elles habitent.',
  'La série s’arrête en septembre 2022 dans les fichiers réunis ici ; la Dares publie la suite (tableaux PoEm).',
  'Le producteur dit avoir fait entrer les EITI et les GEIQ en 2021.',
];
