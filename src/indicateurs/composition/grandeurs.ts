import type { IdGrandeur } from '#domain/composition.ts';
import {
  DEFM,
  HABITANTS,
  HABITANTS_15_64,
  IAE_SALARIES,
  minimum,
  minimumMensuel,
  QPV,
  RSA_TOUS_REGIMES,
  SIAE,
  type Compte,
} from '../comptes.ts';
import { CAISSE, COMPTEES_A_LA_STRUCTURE, PAS_LES_ACTIFS } from '../liste/commun.ts';

/** A count that may be put above or below a ratio. */
export interface Grandeur extends Compte {
  readonly id: IdGrandeur;
  /** In the menu: « Allocataires du RSA, 31 décembre ». */
  readonly nom: string;
  /** What is counted, in the plural, without article: « allocataires du RSA ». */
  readonly quoi: string;
  /** The same after « pas » or « de »: « d’allocataires du RSA ». */
  readonly deQuoi: string;
  /** What it is in the sentence of a ratio: an offer stands somewhere, a need and a population reside. */
  readonly role: 'offre' | 'besoin' | 'population';
  /** Counts this one is a subset of: only they make it a part. */
  readonly partieDe: readonly IdGrandeur[];
  /** Filters its table can carry. */
  readonly filtres: readonly ('type' | 'section' | 'zone')[];
  /** What a reader must know, in sentences. */
  readonly limites: readonly string[];
}

const ENTIER = { partieDe: [], filtres: [] } as const;
const DEFM_LU_FIN_D_ANNEE =
  'Le fichier départemental des demandeurs d’emploi ne dit pas le moment de l’année : son total de 2019 est, à 17 personnes près, celui de décembre 2019.';
const SANS_MAYOTTE =
  'Mayotte n’est pas dans le fichier des demandeurs d’emploi : la France est donnée sans elle, au numérateur comme au dénominateur.';

const OFFRES: readonly Grandeur[] = [
  {
    ...ENTIER,
    id: 'siae',
    nom: 'Structures (SIAE), juillet 2019',
    quoi: 'SIAE',
    deQuoi: 'de SIAE',
    role: 'offre',
    ...SIAE,
    filtres: ['type', 'section', 'zone'],
    limites: [
      'Chaque ligne de la liste de juillet 2019 est un établissement conventionné, agences comprises : ses chantiers peuvent être ailleurs.',
    ],
  },
  {
    ...ENTIER,
    id: 'iae-salaries',
    nom: 'Personnes employées dans une SIAE, fin de mois',
    quoi: 'personnes employées dans une SIAE',
    deQuoi: 'de personnes employées dans une SIAE',
    role: 'offre',
    ...IAE_SALARIES,
    limites: [COMPTEES_A_LA_STRUCTURE],
  },
];

const BESOINS: readonly Grandeur[] = [
  {
    ...ENTIER,
    id: 'defm',
    nom: 'Demandeurs d’emploi A, B, C, décembre',
    quoi: 'demandeurs d’emploi (A, B, C)',
    deQuoi: 'de demandeurs d’emploi',
    role: 'besoin',
    ...DEFM,
    limites: [DEFM_LU_FIN_D_ANNEE, SANS_MAYOTTE],
  },
  {
    ...ENTIER,
    id: 'deld',
    nom: 'Demandeurs d’emploi inscrits depuis un an ou plus, décembre',
    quoi: 'demandeurs d’emploi de longue durée',
    deQuoi: 'de demandeurs d’emploi de longue durée',
    role: 'besoin',
    ...DEFM,
    partieDe: ['defm'],
    limites: [DEFM_LU_FIN_D_ANNEE, SANS_MAYOTTE],
  },
  ...(
    [
      ['rsa', 'du RSA', RSA_TOUS_REGIMES],
      ['ass', 'de l’ASS', 'ASS'],
      ['aah', 'de l’AAH', 'AAH'],
    ] as const
  ).map(([id, sigle, champ]): Grandeur => ({
    ...ENTIER,
    id,
    nom: `Allocataires ${sigle}, 31 décembre`,
    quoi: `allocataires ${sigle}`,
    deQuoi: `d’allocataires ${sigle}`,
    role: 'besoin',
    ...minimum(id, champ),
    limites: [`${CAISSE}.`],
  })),
  ...(
    [
      ['rsa', 'du RSA'],
      ['ass', 'de l’ASS'],
    ] as const
  ).map(([id, sigle]): Grandeur => ({
    ...ENTIER,
    id: `${id}-mensuel`,
    nom: `Allocataires ${sigle}, fin de mois (suivi mensuel)`,
    quoi: `allocataires ${sigle}`,
    deQuoi: `d’allocataires ${sigle}`,
    role: 'besoin',
    ...minimumMensuel(id, `${sigle}, suivi mensuel`),
    limites: [`${CAISSE}.`, 'Le suivi mensuel est arrondi à la dizaine par le producteur ; ses derniers mois sont provisoires.'],
  })),
  {
    ...ENTIER,
    id: 'habitants-qpv',
    nom: 'Habitants des quartiers prioritaires (QPV), 2024',
    quoi: 'habitants des quartiers prioritaires',
    deQuoi: 'd’habitants des quartiers prioritaires',
    role: 'besoin',
    ...QPV,
    limites: ['Les quartiers de 2024 remplacent ceux de 2015 : leurs populations ne se comparent pas.'],
  },
];

const MUNICIPALE = 'La population municipale est celle en vigueur en 2026 ; l’atlas n’a aucun autre millésime par commune.';

const POPULATIONS: readonly Grandeur[] = [
  {
    ...ENTIER,
    id: 'habitants-15-64',
    nom: 'Habitants de 15 à 64 ans, 1er janvier',
    quoi: 'habitants de 15 à 64 ans',
    deQuoi: 'd’habitants de 15 à 64 ans',
    role: 'population',
    ...HABITANTS_15_64,
    limites: [PAS_LES_ACTIFS],
  },
  {
    ...ENTIER,
    id: 'habitants',
    nom: 'Habitants (population municipale), 2026',
    quoi: 'habitants',
    deQuoi: 'd’habitants',
    role: 'population',
    ...HABITANTS,
    limites: [MUNICIPALE],
  },
  {
    ...ENTIER,
    id: 'habitants-frr',
    nom: 'Habitants des communes classées FRR, 2026',
    quoi: 'habitants des communes classées FRR',
    deQuoi: 'd’habitants des communes classées FRR',
    role: 'population',
    ...HABITANTS,
    partieDe: ['habitants'],
    limites: [MUNICIPALE, 'Le classement FRR est celui de juillet 2025 ; les communes classées en partie ne sont pas comptées.'],
  },
];

/** Every count of the menus, in their order. */
export const MENU_GRANDEURS: readonly Grandeur[] = [...OFFRES, ...BESOINS, ...POPULATIONS];

const PAR_ID = new Map(MENU_GRANDEURS.map((g) => [g.id, g]));

export function grandeur(id: IdGrandeur): Grandeur {
  const trouvee = PAR_ID.get(id);
  if (trouvee === undefined) throw new Error(`no count "${id}" in the menus: add it to MENU_GRANDEURS`);
  return trouvee;
}
