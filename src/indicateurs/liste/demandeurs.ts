import { periode } from '#lib/format.ts';
import { compterEpci, DEFM, dernier, EPCI_ABC, EPCI_LONGUE_DUREE, MOIS_EPCI, niveauxDe, plage } from '../comptes.ts';
import { cote, defineIndicateur, part } from '../define-indicateur.ts';
import { compter, PLANCHER_PART, rapporter, remonter } from '../sql.ts';
import type { Indicateur } from '../types.ts';
import { ENSEMBLE } from './commun.ts';

const abc = (quoi: string) => cote(quoi, { ...DEFM, date: 'même fin de mois' });

const LIMITES_DEPARTEMENT = [
  'Le fichier départemental ne précise pas le moment de l’année ; son total de 2019 est, à 17 personnes près, celui de décembre 2019 publié par EPCI. Mayotte n’y est pas.',
  'Les séries s’arrêtent en 2023 ici. Depuis le 1er janvier 2025, les allocataires du RSA sont inscrits d’office : les années suivantes ne se compareront pas.',
];
const LIMITES_EPCI = [
  'Les EPCI sont ceux de décembre 2019, reportés sur ceux de 2026 quand ils y sont entrés en entier ; un EPCI de même numéro a pu gagner ou perdre des communes depuis.',
  'Les EPCI de Mayotte ne sont pas dans le fichier, ni les établissements publics territoriaux de la Métropole du Grand Paris, publiée entière.',
];

/** EPCI of 2026 without a row stay visible as `indisponible`, and so does every EPT: the file has none. */
const completer = (lignes: string) => `with v as (${lignes}),
modalites as (select distinct modalite from v),
lieux as (select 'epci' as niveau, epci as code from epci union all select 'ept', ept from ept)
select * from v
union all
select m.modalite, l.niveau, l.code, '${MOIS_EPCI}', null, 'indisponible', null, null from lieux l cross join modalites m
where not exists (select 1 from v where v.niveau = l.niveau and v.code = l.code and v.modalite = m.modalite)`;

const partsEpci = (condition: string, libelle = `''`) =>
  rapporter(
    `select x.modalite, x.niveau, x.code, x.periode, x.n, x.etat_n, t.n as d, t.etat_n as etat_d
    from (${compterEpci(condition, libelle)}) x join (${compterEpci(EPCI_ABC)}) t on t.niveau = x.niveau and t.code = x.code`,
    { facteur: 100, plancher: PLANCHER_PART },
  );

const departement = (n: string, d: string) =>
  remonter(
    `select '' as modalite, departement as code, cast(annee as varchar) as periode, ${n} as n, etat as etat_n, ${d} as d, etat as etat_d from defm_departements`,
  );

const COMMUN = {
  theme: 'besoin',
  sens: 'besoin',
  modalites: [ENSEMBLE],
  modalitePrincipale: '',
  ruptures: [{ a: '2025', texte: 'Rupture : inscription d’office des allocataires du RSA au 1er janvier 2025.' }],
} as const satisfies Partial<Indicateur>;

/** Départements by the year, EPCI at one moment: two files under one indicator. */
const DEUX_FICHIERS = {
  niveaux: [...niveauxDe(DEFM), 'ept'],
  periode: dernier(DEFM).slice(0, 4),
  periodeParNiveau: { epci: MOIS_EPCI, ept: MOIS_EPCI },
  periodes: `chaque année de ${plage(DEFM, 4)} ; EPCI : ${periode(MOIS_EPCI)}`,
  sources: ['insee-odd-i108', 'pole-emploi-stmt-epci-2019'],
} as const satisfies Partial<Indicateur>;
const PART_EN_POURCENT = { unite: '% des demandeurs d’emploi', uniteCourte: '%', decimales: 1 } as const;

export const defm = defineIndicateur({
  ...COMMUN,
  ...DEUX_FICHIERS,
  id: 'defm',
  nom: 'Demandeurs d’emploi (A, B, C)',
  definition: 'Demandeurs d’emploi tenus de chercher un emploi, sans activité (A) ou en activité réduite (B, C), inscrits en fin de mois.',
  formule: 'Nombre publié ; région et France : somme des départements ; EPCI : décembre 2019',
  unite: 'personnes',
  uniteCourte: 'personnes',
  decimales: 0,
  mesure: { genre: 'compte', de: abc('demandeurs d’emploi A, B, C') },
  limites: [...LIMITES_DEPARTEMENT, ...LIMITES_EPCI],
  sql: `select * from (${compter(departement('defm', 'defm'))})
union all select * from (${completer(compter(compterEpci(EPCI_ABC)))})`,
});

export const deldPart = defineIndicateur({
  ...COMMUN,
  ...DEUX_FICHIERS,
  id: 'deld-part',
  nom: 'Part du chômage de longue durée',
  definition: 'Part des demandeurs d’emploi (A, B, C) inscrits depuis un an ou plus.',
  formule: 'inscrits depuis un an ou plus ÷ demandeurs d’emploi A, B, C × 100',
  ...PART_EN_POURCENT,
  mesure: part(abc('inscrits depuis un an ou plus'), abc('demandeurs d’emploi A, B, C')),
  limites: ['Longue durée : un an ou plus, sans interruption d’inscription.', ...LIMITES_DEPARTEMENT, ...LIMITES_EPCI],
  sql: `select * from (${rapporter(departement('deld', 'defm'), { facteur: 100, plancher: PLANCHER_PART })})
union all select * from (${completer(partsEpci(EPCI_LONGUE_DUREE))})`,
});

interface PartEpci {
  readonly id: string;
  readonly nom: string;
  readonly definition: string;
  readonly quoi: string;
  readonly condition: string;
  readonly limites?: readonly string[];
}

function partEpci(p: PartEpci): Indicateur {
  return defineIndicateur({
    ...COMMUN,
    id: p.id,
    nom: p.nom,
    definition: p.definition,
    formule: `${p.quoi} ÷ demandeurs d’emploi A, B, C × 100, décembre 2019`,
    ...PART_EN_POURCENT,
    mesure: part(abc(p.quoi), abc('demandeurs d’emploi A, B, C')),
    niveaux: ['france', 'epci', 'ept'],
    periode: MOIS_EPCI,
    periodes: periode(MOIS_EPCI),
    limites: [
      ...(p.limites ?? []),
      'Aucun total par département n’est donné : 90 EPCI sont à cheval sur plusieurs départements.',
      ...LIMITES_EPCI,
    ],
    sources: ['pole-emploi-stmt-epci-2019'],
    sql: completer(partsEpci(p.condition)),
  });
}

export const defmFemmes = partEpci({
  id: 'defm-femmes',
  nom: 'Part des femmes parmi les demandeurs d’emploi',
  definition: 'Part des femmes parmi les demandeurs d’emploi de catégories A, B, C.',
  quoi: 'demandeuses d’emploi',
  condition: `dimension = 'sexe-age' and modalite = 'femmes'`,
});

export const defmJeunes = partEpci({
  id: 'defm-jeunes',
  nom: 'Part des moins de 25 ans parmi les demandeurs d’emploi',
  definition: 'Part des moins de 25 ans parmi les demandeurs d’emploi de catégories A, B, C.',
  quoi: 'demandeurs d’emploi de moins de 25 ans',
  condition: `dimension = 'sexe-age' and modalite in ('hommes-moins-25', 'femmes-moins-25')`,
  limites: ['L’éligibilité à l’IAE vise les moins de 26 ans : la statistique publique s’arrête à 25.'],
});

export const defmSeniors = partEpci({
  id: 'defm-seniors',
  nom: 'Part des 50 ans ou plus parmi les demandeurs d’emploi',
  definition: 'Part des personnes de 50 ans ou plus parmi les demandeurs d’emploi de catégories A, B, C.',
  quoi: 'demandeurs d’emploi de 50 ans ou plus',
  condition: `dimension = 'sexe-age' and modalite in ('hommes-50-plus', 'femmes-50-plus')`,
});

export const defmSansDiplome = partEpci({
  id: 'defm-sans-diplome',
  nom: 'Part des demandeurs d’emploi sans diplôme',
  definition: 'Part des demandeurs d’emploi A, B, C de niveau VI de l’ancienne nomenclature : sortis de l’école avant la fin du collège.',
  quoi: 'demandeurs d’emploi de niveau VI',
  condition: `dimension = 'diplome' and modalite = 'niveau-6'`,
  limites: [
    'Le niveau V bis (sortis avant l’année terminale du CAP) est secret dans un EPCI sur deux en décembre 2019 : il n’est pas ajouté, et la part est un minorant des « sans diplôme ».',
  ],
});

export const deld24 = partEpci({
  id: 'deld-24',
  nom: 'Part des inscrits depuis deux ans ou plus',
  definition: 'Part des demandeurs d’emploi (A, B, C) inscrits depuis 24 mois ou plus : la « très longue durée » des critères de l’IAE.',
  quoi: 'inscrits depuis 24 mois ou plus',
  condition: `dimension = 'anciennete' and modalite in ('24-35-mois', '36-mois-plus')`,
});

export const deld36 = partEpci({
  id: 'deld-36',
  nom: 'Part des inscrits depuis trois ans ou plus',
  definition: 'Part des demandeurs d’emploi (A, B, C) inscrits depuis 36 mois ou plus.',
  quoi: 'inscrits depuis 36 mois ou plus',
  condition: `dimension = 'anciennete' and modalite = '36-mois-plus'`,
});
