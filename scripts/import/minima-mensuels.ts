import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { minimaMensuels } from '../../src/domain/tables/minima-mensuels.ts';
import {
  codeTerritoire,
  lireCase,
  lireFeuille,
  ouvrirClasseur,
  texte,
  type Case,
  type Feuille,
  type LigneFeuille,
} from './lecture-classeur.ts';
import type { Contexte, Importeur, Sortie } from './importeur.ts';
import { faute } from './lecture-csv.ts';
import { assembler, refusee, retenue, type LigneLue } from './ligne-lue.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof minimaMensuels>;

const FICHIER = 'precarite/drees-prestations-mensuelles.xlsx';
const EFFECTIF = 'Effectif';

type Dispositif = 'rsa' | 'ass' | 'aah';

const NATIONAL = { nom: 'Tableau 1', titre: /^Tableau 1 : Effectifs des prestations sociales par mois/, entete: ['RSA', 'AAH', 'ASS'] };
const DISPOSITIFS_NATIONAUX: Readonly<Record<string, Dispositif>> = { RSA: 'rsa', AAH: 'aah', ASS: 'ass' };

const DEPARTEMENTAUX: readonly { readonly dispositif: Dispositif; readonly nom: string; readonly titre: RegExp }[] = [
  { dispositif: 'rsa', nom: 'Tableau 2', titre: /RSA par département et par mois/ },
  { dispositif: 'aah', nom: 'Tableau 3', titre: /AAH par département et par mois/ },
  { dispositif: 'ass', nom: 'Tableau 4', titre: /ASS par département et par mois/ },
];

export const importeurMinimaMensuels: Importeur = {
  id: 'minima-mensuels',
  fichiers: [FICHIER],
  lire: (octets, contexte): Sortie => {
    const classeur = ouvrirClasseur(FICHIER, octetsDe(octets, FICHIER));
    const national = lireFeuille(classeur, NATIONAL);
    const lus = [
      lireTableau(national, seriesNationales(national)),
      ...DEPARTEMENTAUX.map(({ dispositif, nom, titre }) => {
        const feuille = lireFeuille(classeur, { nom, titre, entete: ['Numero'] });
        return lireTableau(feuille, seriesDepartementales(feuille, dispositif, contexte));
      }),
    ];
    return {
      tables: { minima_mensuels: lus.flatMap((l) => l.lignes) },
      anomalies: [...classeur.anomalies, ...lus.flatMap((l) => l.anomalies)],
      avis: [],
    };
  },
};

/** One column of counts and what it counts. */
interface Serie {
  readonly dispositif: Dispositif;
  readonly niveau: 'france' | 'departement';
  readonly code: string;
  readonly rang: number;
}

interface Series {
  readonly series: readonly Serie[];
  readonly anomalies: readonly Anomalie[];
}

function seriesNationales(feuille: Feuille): Series {
  const series = feuille.entete.flatMap((c, rang): readonly Serie[] => {
    const dispositif = DISPOSITIFS_NATIONAUX[texte(c)];
    return dispositif === undefined ? [] : [{ dispositif, niveau: 'france', code: 'FR', rang }];
  });
  return { series, anomalies: [] };
}

/** Département numbers stand above every second column; the column between holds a yearly change, which the atlas computes itself. */
function seriesDepartementales(feuille: Feuille, dispositif: Dispositif, { departements }: Contexte): Series {
  const codes = feuille.entete.flatMap((c, rang) => (c === null || texte(c) === 'Numero' ? [] : [{ code: codeTerritoire(c), rang }]));
  const inconnus = codes.filter(({ code }) => !departements.has(code));
  const vus = new Set(codes.map((c) => c.code));
  const manquants = feuille.entete.length === 0 ? [] : [...departements].filter((d) => !vus.has(d));
  const conseil = 'vérifier la ligne « Numero » de l’original, ou adapter le filtre';
  return {
    series: codes.filter(({ code }) => departements.has(code)).map(({ code, rang }) => ({ dispositif, niveau: 'departement', code, rang })),
    anomalies: [
      ...inconnus.map(({ code }) => faute(FICHIER, null, feuille.nom, code, 'code de département inconnu', conseil)),
      ...(manquants.length === 0 ? [] : [faute(FICHIER, null, feuille.nom, manquants.join(', '), 'départements absents', conseil)]),
    ],
  };
}

function lireTableau(
  feuille: Feuille,
  { series, anomalies: fautesSeries }: Series,
): { readonly lignes: readonly Ligne[]; readonly anomalies: readonly Anomalie[] } {
  if (feuille.anomalies.length > 0 || feuille.lignes.length === 0) return { lignes: [], anomalies: feuille.anomalies };
  const ordre = series.filter(({ rang }) => !feuille.lignes.slice(0, 2).some((l) => texte(l.cases[rang]) === EFFECTIF));
  const lisibles = series.filter((s) => !ordre.includes(s));
  const mois = feuille.lignes.flatMap((ligne) => {
    const lu = moisDe(ligne.cases[0] ?? null);
    return lu === null ? [] : [{ ligne, ...lu }];
  });
  const valeurs = mois.flatMap(({ ligne, mois: m, provisoire }) => lisibles.map((s) => lireValeur(ligne, s, m, provisoire)));
  const { lignes, anomalies } = assembler(valeurs);
  const conseil = 'vérifier les en-têtes de l’original, ou adapter le filtre';
  return {
    lignes,
    anomalies: [
      ...fautesSeries,
      ...ordre.map((s) => faute(FICHIER, null, feuille.nom, s.code, `la colonne n’est pas celle de l’« ${EFFECTIF} »`, conseil)),
      ...lignesSansMois(feuille, series),
      ...trous(
        feuille,
        mois.map((m) => m.mois),
      ),
      ...anomalies,
    ],
  };
}

function lireValeur(
  ligne: LigneFeuille,
  { dispositif, niveau, code, rang }: Serie,
  mois: string,
  moisProvisoire: boolean,
): LigneLue<Ligne> {
  const brut = ligne.cases[rang] ?? null;
  const lu = lireCase(brut);
  if (lu === null) {
    return refusee(
      faute(FICHIER, ligne.numero, `${dispositif} ${code}`, texte(brut), 'effectif illisible', 'vérifier la cellule dans l’original'),
    );
  }
  const provisoire = lu.valeur !== null && (moisProvisoire || lu.provisoire);
  return retenue({ dispositif, niveau, code, mois, valeur: lu.valeur, etat: lu.etat, provisoire }, FICHIER, ligne.numero);
}

const MOIS = ['janv', 'févr', 'mars', 'avr', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'];

/** A month is an Excel date (43891), or a text once the producer starred it: « mai-20* ». The star covers the whole row. */
function moisDe(c: Case): { readonly mois: string; readonly provisoire: boolean } | null {
  if (typeof c === 'number') {
    // Day 25 569 of the 1900 calendar of spreadsheets is 1 January 1970.
    return c < 36526 || c > 73050 ? null : { mois: new Date((c - 25569) * 86_400_000).toISOString().slice(0, 7), provisoire: false };
  }
  const lu = /^(\p{L}+)\.?-(\d{2})(\*?)$/u.exec(texte(c));
  const rang = MOIS.indexOf((lu?.[1] ?? '').toLowerCase());
  if (lu === null || rang === -1) return null;
  return { mois: `20${lu[2] ?? ''}-${String(rang + 1).padStart(2, '0')}`, provisoire: lu[3] === '*' };
}

/** A row of counts whose month we cannot read must not vanish among the footnotes. */
function lignesSansMois(feuille: Feuille, series: readonly Serie[]): readonly Anomalie[] {
  return feuille.lignes
    .filter((l) => moisDe(l.cases[0] ?? null) === null && series.some((s) => typeof l.cases[s.rang] === 'number'))
    .map((l) => faute(FICHIER, l.numero, feuille.nom, texte(l.cases[0]), 'mois illisible', 'écrire le mois en date ou comme « mai-20* »'));
}

function trous(feuille: Feuille, mois: readonly string[]): readonly Anomalie[] {
  const numeros = mois.map((m) => Number(m.slice(0, 4)) * 12 + Number(m.slice(5)));
  return mois.flatMap((m, i) => {
    const precedent = numeros[i - 1];
    if (precedent === undefined || numeros[i] === precedent + 1) return [];
    const motif = `${feuille.nom} : le mois ne suit pas le précédent (${mois[i - 1] ?? ''})`;
    return [faute(FICHIER, null, 'mois', m, motif, 'vérifier les mois de l’original : ligne perdue ou en double')];
  });
}
