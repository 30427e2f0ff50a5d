import {
  compterDemandeurs,
  compterHabitants1564,
  compterMinimum,
  DEFM,
  HABITANTS_15_64,
  IAE_SALARIES,
  niveauxDe,
  RESERVE_SALARIES,
  RSA_TOUS_REGIMES,
} from '../comptes.ts';
import { cote, defineIndicateur, densite, equipement } from '../define-indicateur.ts';
import { rapporter, remonter } from '../sql.ts';
import type { Indicateur } from '../types.ts';
import { ENSEMBLE, JANVIER_SUIVANT, LIMITES_IAE, PAS_LES_ACTIFS, PAS_UN_TAUX_DE_COUVERTURE, RUPTURE_IAE_2018 } from './commun.ts';

const offre = cote('personnes employées dans une SIAE', { ...IAE_SALARIES, date: '31 décembre' });
const besoin = (quoi: string, champ: string) => cote(quoi, { localisation: 'residence', nature: 'stock', date: '31 décembre', champ });

const CE_QUE_CELA_NE_MESURE_PAS =
  'L’offre est comptée là où est la structure, le besoin là où résident les personnes : l’origine et la situation des salariés n’y sont pas.';

/** People in IAE at 31 December against `besoinSql` (departement, annee, d, etat_d), which must be of the same December. */
const sql = (besoinSql: string, facteur: number) =>
  rapporter(
    remonter(`select '' as modalite, s.code, b.annee || '-12' as periode, s.valeur as n, s.etat as etat_n, b.d, b.etat_d
    from (${besoinSql}) b
    join iae_salaries s on s.niveau = 'departement' and s.code = b.departement and s.date = b.annee || '-12-31'`),
    { facteur },
  );

const COMMUN = {
  theme: 'equipement',
  sens: 'offre',
  decimales: 1,
  niveaux: niveauxDe(IAE_SALARIES),
  modalites: [ENSEMBLE],
  modalitePrincipale: '',
  ruptures: [{ ...RUPTURE_IAE_2018, a: '2018-12' }],
  reserve: RESERVE_SALARIES,
} as const satisfies Partial<Indicateur>;

const LIMITES_DEFM = [
  'Le fichier des demandeurs d’emploi ne précise pas le moment de l’année. Son total de 2019 est, à 17 personnes près, celui de décembre 2019 publié par EPCI : il est lu comme une situation de fin décembre.',
  'Mayotte n’est pas dans le champ : les totaux France sont hors Mayotte, au numérateur comme au dénominateur.',
  'La loi pour le plein emploi inscrit d’office les allocataires du RSA depuis le 1er janvier 2025 : les années suivantes ne seront pas comparables.',
];

export const equipementDefm = defineIndicateur({
  ...COMMUN,
  id: 'equipement-defm',
  nom: 'Taux d’équipement en IAE, demandeurs d’emploi',
  definition: 'Personnes employées dans une SIAE pour 1 000 demandeurs d’emploi inscrits en catégories A, B ou C.',
  formule: 'personnes employées dans une SIAE au 31 décembre ÷ demandeurs d’emploi A, B, C de l’année × 1 000',
  unite: 'personnes en insertion pour 1 000 demandeurs d’emploi (A, B, C)',
  uniteCourte: '‰',
  mesure: equipement(offre, besoin('demandeurs d’emploi A, B, C', DEFM.champ)),
  periode: '2021-12',
  periodes: 'décembre, de 2017 à 2021',
  limites: [CE_QUE_CELA_NE_MESURE_PAS, ...LIMITES_DEFM, PAS_UN_TAUX_DE_COUVERTURE, ...LIMITES_IAE],
  sources: ['barometre-iae', 'insee-odd-i108'],
  sql: sql(compterDemandeurs('defm'), IAE_SALARIES.pour.equipement),
});

export const equipementDeld = defineIndicateur({
  ...COMMUN,
  id: 'equipement-deld',
  nom: 'Taux d’équipement en IAE, chômage de longue durée',
  definition: 'Personnes employées dans une SIAE pour 1 000 demandeurs d’emploi (A, B, C) inscrits depuis un an ou plus.',
  formule: 'personnes employées dans une SIAE au 31 décembre ÷ demandeurs d’emploi inscrits depuis un an ou plus × 1 000',
  unite: 'personnes en insertion pour 1 000 demandeurs d’emploi de longue durée',
  uniteCourte: '‰',
  mesure: equipement(offre, besoin('demandeurs d’emploi de longue durée', 'DEFM A, B, C d’un an ou plus')),
  periode: '2021-12',
  periodes: 'décembre, de 2017 à 2021',
  limites: [
    CE_QUE_CELA_NE_MESURE_PAS,
    'Longue durée : un an ou plus. La stratégie d’Île-de-France de 2018 appelait ainsi plus de deux ans.',
    ...LIMITES_DEFM,
    PAS_UN_TAUX_DE_COUVERTURE,
    ...LIMITES_IAE,
  ],
  sources: ['barometre-iae', 'insee-odd-i108'],
  sql: sql(compterDemandeurs('deld'), IAE_SALARIES.pour.equipement),
});

export const equipementRsa = defineIndicateur({
  ...COMMUN,
  id: 'equipement-rsa',
  nom: 'Taux d’équipement en IAE, RSA',
  definition: 'Personnes employées dans une SIAE pour 1 000 foyers allocataires du RSA.',
  formule: 'personnes employées dans une SIAE au 31 décembre ÷ allocataires du RSA au 31 décembre × 1 000',
  unite: 'personnes en insertion pour 1 000 foyers allocataires du RSA',
  uniteCourte: '‰',
  mesure: equipement(offre, besoin('allocataires du RSA', RSA_TOUS_REGIMES)),
  periode: '2019-12',
  periodes: 'décembre, de 2017 à 2019',
  limites: [
    CE_QUE_CELA_NE_MESURE_PAS,
    'Un allocataire est un foyer, non une personne ; il est compté au département de la caisse qui gère son dossier.',
    'Les allocataires de Saint-Barthélemy et de Saint-Martin sont comptés avec la Guadeloupe.',
    PAS_UN_TAUX_DE_COUVERTURE,
    ...LIMITES_IAE,
  ],
  sources: ['barometre-iae', 'drees-minima-departements'],
  sql: sql(compterMinimum('rsa'), IAE_SALARIES.pour.equipement),
});

export const equipementActifs = defineIndicateur({
  ...COMMUN,
  id: 'equipement-actifs',
  nom: 'Densité d’emploi en IAE, 15-64 ans',
  definition: 'Personnes employées dans une SIAE pour 10 000 habitants de 15 à 64 ans.',
  formule: 'personnes employées dans une SIAE au 31 décembre ÷ habitants de 15 à 64 ans au 1er janvier suivant × 10 000',
  unite: 'personnes en insertion pour 10 000 habitants de 15 à 64 ans',
  uniteCourte: 'pour 10 000',
  mesure: densite(offre, cote('habitants de 15 à 64 ans', { ...HABITANTS_15_64, date: '1er janvier' }), JANVIER_SUIVANT),
  periode: '2021-12',
  periodes: 'décembre, de 2017 à 2021',
  limites: [CE_QUE_CELA_NE_MESURE_PAS, PAS_LES_ACTIFS, ...LIMITES_IAE],
  sources: ['barometre-iae', 'insee-population-departements'],
  sql: sql(compterHabitants1564, IAE_SALARIES.pour.densite),
});
