import type { IdGrandeur } from '#domain/composition.ts';
import { DEFM, HABITANTS, HABITANTS_15_64, IAE_SALARIES, MINIMUM, MOIS_EPCI, QPV, RSA_TOUS_REGIMES, SIAE } from '../comptes.ts';
import type { Localisation, Nature } from '../types.ts';

/** A count that may be put above or below a ratio. */
export interface Grandeur {
  readonly id: IdGrandeur;
  /** In the menu: « Allocataires du RSA, 31 décembre ». */
  readonly nom: string;
  /** What is counted, in the plural, without article: « allocataires du RSA ». */
  readonly quoi: string;
  /** The same after « pas » or « de »: « d’allocataires du RSA ». */
  readonly deQuoi: string;
  /** What it is in the sentence of a ratio: an offer stands somewhere, a need and a population reside. */
  readonly role: 'offre' | 'besoin' | 'population';
  readonly localisation: Localisation;
  readonly champ: string;
  readonly nature: Nature;
  /** Counts this one is a subset of: only they make it a part. */
  readonly partieDe: readonly IdGrandeur[];
  /** Filters its table can carry. */
  readonly filtres: readonly ('type' | 'section' | 'zone')[];
  /** Moments of département and région, oldest first: `2019-12` is the end of December, `2020-01-01` New Year’s day, `2026` a vintage. */
  readonly moments: readonly string[];
  /** Moments under the département (EPCI, and zone d’emploi when it is listed). */
  readonly fins: { readonly niveaux: readonly ('epci' | 'zone-emploi')[]; readonly moments: readonly string[] };
  /** What a reader must know, in sentences. */
  readonly limites: readonly string[];
}

const deuxChiffres = (n: number) => String(n).padStart(2, '0');
const decembres = (de: number, a: number) => Array.from({ length: a - de + 1 }, (_, i) => `${de + i}-12`);

function mois(de: string, a: string): readonly string[] {
  const rang = (m: string) => 12 * Number(m.slice(0, 4)) + Number(m.slice(5)) - 1;
  return Array.from({ length: rang(a) - rang(de) + 1 }, (_, i) => {
    const r = rang(de) + i;
    return `${Math.floor(r / 12)}-${deuxChiffres((r % 12) + 1)}`;
  });
}

const NULLE_PART = { niveaux: [], moments: [] } as const;
const PARTOUT = (moment: string) => ({ niveaux: ['epci', 'zone-emploi'], moments: [moment] }) as const;
const ENTIER = { partieDe: [], filtres: [] } as const;
const CAISSE = 'Les allocataires des Caf sont comptés au département de la caisse qui gère leur dossier.';
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
    moments: ['2019-07'],
    fins: PARTOUT('2019-07'),
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
    moments: mois('2017-01', '2022-09'),
    fins: NULLE_PART,
    limites: ['Les personnes sont comptées là où est la structure, non là où elles habitent.'],
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
    moments: decembres(2014, 2023),
    fins: { niveaux: ['epci'], moments: [MOIS_EPCI] },
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
    moments: decembres(2014, 2023),
    fins: { niveaux: ['epci'], moments: [MOIS_EPCI] },
    limites: [DEFM_LU_FIN_D_ANNEE, SANS_MAYOTTE],
  },
  ...(
    [
      ['rsa', 'du RSA', RSA_TOUS_REGIMES, 2009],
      ['ass', 'de l’ASS', 'ASS', 1995],
      ['aah', 'de l’AAH', 'AAH', 1995],
    ] as const
  ).map(([id, sigle, champ, depuis]): Grandeur => ({
    ...ENTIER,
    id,
    nom: `Allocataires ${sigle}, 31 décembre`,
    quoi: `allocataires ${sigle}`,
    deQuoi: `d’allocataires ${sigle}`,
    role: 'besoin',
    ...MINIMUM,
    champ,
    moments: decembres(depuis, 2019),
    fins: NULLE_PART,
    limites: [CAISSE],
  })),
  ...(
    [
      ['rsa-mensuel', 'du RSA', '2020-10'],
      ['ass-mensuel', 'de l’ASS', '2020-09'],
    ] as const
  ).map(([id, sigle, dernier]): Grandeur => ({
    ...ENTIER,
    id,
    nom: `Allocataires ${sigle}, fin de mois (suivi mensuel)`,
    quoi: `allocataires ${sigle}`,
    deQuoi: `d’allocataires ${sigle}`,
    role: 'besoin',
    ...MINIMUM,
    champ: `${sigle}, suivi mensuel`,
    moments: mois('2017-01', dernier),
    fins: NULLE_PART,
    limites: [CAISSE, 'Le suivi mensuel est arrondi à la dizaine par le producteur ; ses derniers mois sont provisoires.'],
  })),
  {
    ...ENTIER,
    id: 'habitants-qpv',
    nom: 'Habitants des quartiers prioritaires (QPV), 2024',
    quoi: 'habitants des quartiers prioritaires',
    deQuoi: 'd’habitants des quartiers prioritaires',
    role: 'besoin',
    ...QPV,
    moments: ['2024'],
    fins: NULLE_PART,
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
    moments: Array.from({ length: 14 }, (_, i) => `${2010 + i}-01-01`),
    fins: NULLE_PART,
    limites: ['Les 15–64 ans ne sont pas la population active : ils comptent étudiants et inactifs.'],
  },
  {
    ...ENTIER,
    id: 'habitants',
    nom: 'Habitants (population municipale), 2026',
    quoi: 'habitants',
    deQuoi: 'd’habitants',
    role: 'population',
    ...HABITANTS,
    moments: ['2026'],
    fins: PARTOUT('2026'),
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
    moments: ['2026'],
    fins: PARTOUT('2026'),
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
