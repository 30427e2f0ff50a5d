/** The 21 sections of the NAF rév. 2 (Insee, 2008), the mesh that the law asks an IAE convention to state (C. trav. R. 5132-2). */
export const SECTIONS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U'] as const;
export type SectionNaf = (typeof SECTIONS)[number];

export interface LibelleSection {
  /** First and last divisions, both included. */
  readonly divisions: readonly [number, number];
  /** Official title. */
  readonly long: string;
  /** For an axis or a table. */
  readonly court: string;
}

export const SECTIONS_NAF: Readonly<Record<SectionNaf, LibelleSection>> = {
  A: { divisions: [1, 3], long: 'Agriculture, sylviculture et pêche', court: 'Agriculture' },
  B: { divisions: [5, 9], long: 'Industries extractives', court: 'Industries extractives' },
  C: { divisions: [10, 33], long: 'Industrie manufacturière', court: 'Industrie' },
  D: { divisions: [35, 35], long: 'Production et distribution d’électricité, de gaz, de vapeur et d’air conditionné', court: 'Énergie' },
  E: {
    divisions: [36, 39],
    long: 'Production et distribution d’eau\u202f; assainissement, gestion des déchets et dépollution',
    court: 'Eau et déchets',
  },
  F: { divisions: [41, 43], long: 'Construction', court: 'Construction' },
  G: { divisions: [45, 47], long: 'Commerce\u202f; réparation d’automobiles et de motocycles', court: 'Commerce et réparation automobile' },
  H: { divisions: [49, 53], long: 'Transports et entreposage', court: 'Transports et entreposage' },
  I: { divisions: [55, 56], long: 'Hébergement et restauration', court: 'Hébergement et restauration' },
  J: { divisions: [58, 63], long: 'Information et communication', court: 'Information et communication' },
  K: { divisions: [64, 66], long: 'Activités financières et d’assurance', court: 'Finance et assurance' },
  L: { divisions: [68, 68], long: 'Activités immobilières', court: 'Immobilier' },
  M: { divisions: [69, 75], long: 'Activités spécialisées, scientifiques et techniques', court: 'Conseil, sciences et techniques' },
  N: { divisions: [77, 82], long: 'Activités de services administratifs et de soutien', court: 'Nettoyage, espaces verts, intérim' },
  O: { divisions: [84, 84], long: 'Administration publique', court: 'Administration publique' },
  P: { divisions: [85, 85], long: 'Enseignement', court: 'Enseignement' },
  Q: { divisions: [86, 88], long: 'Santé humaine et action sociale', court: 'Santé et action sociale' },
  R: { divisions: [90, 93], long: 'Arts, spectacles et activités récréatives', court: 'Arts, spectacles et loisirs' },
  S: { divisions: [94, 96], long: 'Autres activités de services', court: 'Associations, réparation, services personnels' },
  T: {
    divisions: [97, 98],
    long:
      'Activités des ménages en tant qu’employeurs\u202f; activités indifférenciées des ménages en tant que producteurs de biens ' +
      'et services pour usage propre',
    court: 'Ménages employeurs',
  },
  U: { divisions: [99, 99], long: 'Activités extra-territoriales', court: 'Organismes internationaux' },
};

const CODE_NAF = /^(\d{2})\d{2}[A-Z]$/;

/** Section of a sub-class (`8130Z` → N), or null when the code is none of the NAF rév. 2. */
export function section(naf: string): SectionNaf | null {
  const division = Number(CODE_NAF.exec(naf)?.[1] ?? NaN);
  return (
    SECTIONS.find((s) => {
      const [debut, fin] = SECTIONS_NAF[s].divisions;
      return division >= debut && division <= fin;
    }) ?? null
  );
}

export interface CodeIndetermine {
  readonly code: string;
  readonly libelle: string;
  /** Why the code does not tell the trade, in the words of the site. */
  readonly raison: string;
}

const ACTION_SOCIALE = 'dit la mission sociale de l’employeur, pas le métier exercé par les salariés';
const RESIDUEL = 'poste «\u00a0non classé ailleurs\u00a0»';
const INTERIM = 'dit le mode d’emploi (mise à disposition ou intérim), pas le métier exercé chez le client';
const PUBLIC = 'dit que l’employeur est une collectivité, pas l’activité du chantier';
const FORMATION = 'dit que l’employeur est aussi organisme de formation, pas l’activité du chantier';

/**
 * Sub-classes under which a SIAE may do any trade: the NAF describes the legal employer. The first ten hold 72 % of the SIAE of the
 * July 2019 list and stand in order of their number there (the methods page counts them).
 */
export const DIX_CODES_INDETERMINES: readonly CodeIndetermine[] = [
  { code: '8899B', libelle: 'Action sociale sans hébergement n.c.a.', raison: ACTION_SOCIALE },
  {
    code: '9499Z',
    libelle: 'Autres organisations fonctionnant par adhésion volontaire',
    raison: 'dit que l’employeur est une association',
  },
  { code: '7830Z', libelle: 'Autre mise à disposition de ressources humaines', raison: INTERIM },
  { code: '7820Z', libelle: 'Activités des agences de travail temporaire', raison: INTERIM },
  { code: '8411Z', libelle: 'Administration publique générale', raison: PUBLIC },
  { code: '8810C', libelle: 'Aide par le travail', raison: ACTION_SOCIALE },
  {
    code: '8790B',
    libelle: 'Hébergement social pour adultes et familles en difficultés et autre hébergement social',
    raison: ACTION_SOCIALE,
  },
  { code: '8559A', libelle: 'Formation continue d’adultes', raison: FORMATION },
  { code: '7810Z', libelle: 'Activités des agences de placement de main-d’œuvre', raison: INTERIM },
  { code: '9609Z', libelle: 'Autres services personnels n.c.a.', raison: RESIDUEL },
];

/**
 * The same reasons hold for these, each rarer. Kept out because they name a trade: 8810A (home help), 8891A (nurseries), 3832Z and 3811Z
 * (waste), 8130Z (green spaces), 8121Z (cleaning), 0113Z (vegetables), 9522Z (repair), 4779Z (second-hand shops).
 */
export const AUTRES_CODES_INDETERMINES: readonly CodeIndetermine[] = [
  { code: '8299Z', libelle: 'Autres activités de soutien aux entreprises n.c.a.', raison: RESIDUEL },
  { code: '7010Z', libelle: 'Activités des sièges sociaux', raison: 'dit que l’établissement est un siège, pas ce que font ses chantiers' },
  { code: '8559B', libelle: 'Autres enseignements', raison: FORMATION },
  { code: '8532Z', libelle: 'Enseignement secondaire technique ou professionnel', raison: FORMATION },
  { code: '8413Z', libelle: 'Administration publique (tutelle) des activités économiques', raison: PUBLIC },
  {
    code: '8412Z',
    libelle:
      'Administration publique (tutelle) de la santé, de la formation, de la culture et des services sociaux, autre que sécurité sociale',
    raison: PUBLIC,
  },
  { code: '8899A', libelle: 'Autre accueil ou accompagnement sans hébergement d’enfants et d’adolescents', raison: ACTION_SOCIALE },
  {
    code: '8810B',
    libelle: 'Accueil ou accompagnement sans hébergement d’adultes handicapés ou de personnes âgées',
    raison: ACTION_SOCIALE,
  },
  { code: '8790A', libelle: 'Hébergement social pour enfants en difficultés', raison: ACTION_SOCIALE },
  {
    code: '9412Z',
    libelle: 'Activités des organisations professionnelles',
    raison: 'dit que l’employeur est une organisation professionnelle',
  },
];

export const CODES_INDETERMINES: readonly CodeIndetermine[] = [...DIX_CODES_INDETERMINES, ...AUTRES_CODES_INDETERMINES];

const INDETERMINES = new Set(CODES_INDETERMINES.map((c) => c.code));

/** True when the code says nothing of the trade. */
export function estIndetermine(naf: string): boolean {
  return INDETERMINES.has(naf);
}

/** What a SIAE counts under: its section, `indetermine` under a catch-all code, `absent` when the list gives no usable code. */
export function secteur(naf: string | null): SectionNaf | 'indetermine' | 'absent' {
  if (naf === null) return 'absent';
  const s = section(naf);
  if (s === null) return 'absent';
  return estIndetermine(naf) ? 'indetermine' : s;
}

export function libelleSecteur(s: SectionNaf | 'indetermine' | 'absent'): string {
  if (s === 'indetermine') return 'Métier non précisé par la NAF';
  return s === 'absent' ? 'Code NAF absent' : SECTIONS_NAF[s].court;
}
