import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { minimaAnnuels } from '../../src/domain/tables/minima-annuels.ts';
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
import type { NombreLu } from './nombre.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof minimaAnnuels>;

const FICHIER = 'precarite/drees-minima-sociaux-departements.xlsx';

interface Tableau {
  readonly dispositif: 'rsa' | 'ass' | 'aah';
  readonly feuille: string;
  readonly titre: RegExp;
  readonly premiereAnnee: number;
}

const TABLEAUX: readonly Tableau[] = [
  { dispositif: 'aah', feuille: 'Tableau 1', titre: /allocataires de l['’]AAH par département au 31 décembre/, premiereAnnee: 1995 },
  { dispositif: 'ass', feuille: 'Tableau 6', titre: /allocataires de l['’]ASS par département au 31 décembre/, premiereAnnee: 1995 },
  { dispositif: 'rsa', feuille: 'Tableau 11', titre: /allocataires du RSA par département au 31 décembre/, premiereAnnee: 2009 },
];

const CODE = 'N° Dep';
const LIBELLE = 'Libelle Dep';
/** DREES writes the two départements of Corse after their former common number. */
const CORSE: Readonly<Record<string, string>> = { '20A': '2A', '20B': '2B' };
/** Totals that France already holds. */
const TOTAUX_IGNORES = new Set(['France métropolitaine', 'DOM']);
/** Overseas collectivities are outside the 101 départements of the atlas: named in a notice, not kept. */
const HORS_CHAMP = new Set(['Saint-Pierre-et-Miquelon', 'Autres COM']);

export const importeurMinimaAnnuels: Importeur = {
  id: 'minima-annuels',
  fichiers: [FICHIER],
  lire: (octets, contexte): Sortie => {
    const classeur = ouvrirClasseur(FICHIER, octetsDe(octets, FICHIER));
    const lus = TABLEAUX.map((tableau) =>
      lireTableau(lireFeuille(classeur, { nom: tableau.feuille, titre: tableau.titre, entete: [CODE, LIBELLE] }), tableau, contexte),
    );
    return {
      tables: { minima_annuels: lus.flatMap((l) => l.lignes) },
      anomalies: [...classeur.anomalies, ...lus.flatMap((l) => l.anomalies)],
      avis: lus.flatMap((l) => l.avis),
    };
  },
};

interface Lu {
  readonly lignes: readonly Ligne[];
  readonly anomalies: readonly Anomalie[];
  readonly avis: readonly string[];
}

function lireTableau(feuille: Feuille, tableau: Tableau, contexte: Contexte): Lu {
  if (feuille.anomalies.length > 0 || feuille.lignes.length === 0) return { lignes: [], anomalies: feuille.anomalies, avis: [] };
  const annees = colonnesAnnees(feuille, tableau);
  const rangs = { code: rangDe(feuille.entete, CODE), libelle: rangDe(feuille.entete, LIBELLE) };
  const corps = feuille.lignes.filter((l) => texte(l.cases[rangs.libelle]) !== '');
  const territoires = corps.map((l) => ({ ligne: l, ...territoireDe(l, rangs, contexte) }));

  const valeurs = territoires.flatMap(({ ligne, niveau, code }) =>
    niveau === null ? [] : annees.colonnes.map(({ annee, rang }) => lireValeur(feuille, tableau, ligne, { niveau, code, annee, rang })),
  );
  const { lignes, anomalies } = assembler(valeurs);
  const vus = new Set(territoires.map((t) => t.code));
  const manquants = [...contexte.departements].filter((d) => !vus.has(d));
  const ecartes = territoires.filter((t) => HORS_CHAMP.has(t.code)).map((t) => t.code);
  return {
    lignes,
    anomalies: [...annees.anomalies, ...territoires.flatMap((t) => t.anomalies), ...anomalies, ...absents(feuille, manquants)],
    avis: ecartes.length === 0 ? [] : [`${FICHIER}, ${feuille.nom} : hors des 101 départements, non repris : ${ecartes.join(', ')}`],
  };
}

/**
 * The years of the header. 2016 is given twice, in the old and then in the new production system of the Cnaf: the last column of a
 * year wins, so that 2016-2019 are comparable and the break falls between 2015 and 2016. RSA has its years one row lower.
 */
function colonnesAnnees(feuille: Feuille, { premiereAnnee }: Tableau) {
  const ligneRsa = feuille.lignes[0]?.cases ?? [];
  const entete = feuille.entete.some((c) => anneeDe(c) !== null) ? feuille.entete : ligneRsa;
  const parAnnee = new Map<number, number>();
  entete.forEach((c, rang) => {
    const annee = anneeDe(c);
    if (annee !== null) parAnnee.set(annee, rang);
  });
  const colonnes = [...parAnnee].map(([annee, rang]) => ({ annee, rang })).sort((a, b) => a.annee - b.annee);
  const suite = colonnes.length > 0 && colonnes.every(({ annee }, i) => annee === premiereAnnee + i);
  const motif = `années attendues sans trou à partir de ${premiereAnnee}`;
  const lues = colonnes.map((c) => c.annee).join(', ');
  const conseil = 'rétablir les en-têtes d’année, ou adapter le filtre au nouveau tableau';
  return { colonnes, anomalies: suite ? [] : [faute(FICHIER, null, feuille.nom, lues, motif, conseil)] };
}

/** « 2016 » or « 2016 (1) », a number or a text; anything else is not a year. */
function anneeDe(c: Case): number | null {
  const lu = /^((?:19|20)\d\d)(?: \(\d\))?$/.exec(texte(c));
  return lu === null ? null : Number(lu[1]);
}

function rangDe(entete: readonly Case[], nom: string): number {
  return entete.findIndex((c) => texte(c) === nom);
}

interface Territoire {
  readonly niveau: 'france' | 'departement' | null;
  readonly code: string;
  readonly anomalies: readonly Anomalie[];
}

function territoireDe(ligne: LigneFeuille, rangs: { readonly code: number; readonly libelle: number }, contexte: Contexte): Territoire {
  const libelle = texte(ligne.cases[rangs.libelle]);
  if (texte(ligne.cases[rangs.code]) === '') {
    if (libelle === 'France') return { niveau: 'france', code: 'FR', anomalies: [] };
    if (TOTAUX_IGNORES.has(libelle) || HORS_CHAMP.has(libelle)) return { niveau: null, code: libelle, anomalies: [] };
    const conseil = 'rétablir le code, ou dire dans le filtre ce qu’est cette ligne';
    return {
      niveau: null,
      code: libelle,
      anomalies: [faute(FICHIER, ligne.numero, CODE, libelle, 'ligne sans code de département', conseil)],
    };
  }
  const lu = codeTerritoire(ligne.cases[rangs.code]);
  const code = CORSE[lu] ?? lu;
  if (contexte.departements.has(code)) return { niveau: 'departement', code, anomalies: [] };
  const conseil = 'corriger le code dans l’original ou vérifier le décalage des colonnes';
  return { niveau: null, code, anomalies: [faute(FICHIER, ligne.numero, CODE, code, 'code de département inconnu', conseil)] };
}

interface Cle {
  readonly niveau: 'france' | 'departement';
  readonly code: string;
  readonly annee: number;
  readonly rang: number;
}

function lireValeur(feuille: Feuille, { dispositif }: Tableau, ligne: LigneFeuille, { niveau, code, annee, rang }: Cle): LigneLue<Ligne> {
  const brut = ligne.cases[rang] ?? null;
  const lu: NombreLu | null = horsVigueur(dispositif, code, annee) ? lireCase(brut, { tiret: 'sans-objet' }) : lireCase(brut);
  if (lu !== null) return retenue({ dispositif, niveau, code, annee, valeur: lu.valeur, etat: lu.etat }, FICHIER, ligne.numero);
  const motif = `effectif illisible (${feuille.nom})`;
  const conseil = 'vérifier la cellule ; un tiret ne vaut que là où le RSA n’existait pas';
  return refusee(faute(FICHIER, ligne.numero, String(annee), texte(brut), motif, conseil));
}

/** RSA came to the four older DROM on 1 January 2011 and to Mayotte on 1 January 2012: before, a dash there means « no such benefit ». */
function horsVigueur(dispositif: Tableau['dispositif'], code: string, annee: number): boolean {
  if (dispositif !== 'rsa') return false;
  return annee <= 2010 ? code === 'FR' || code.startsWith('97') : annee === 2011 && code === '976';
}

function absents(feuille: Feuille, codes: readonly string[]): readonly Anomalie[] {
  if (codes.length === 0) return [];
  const motif = `${feuille.nom} : départements absents`;
  return [
    faute(FICHIER, null, CODE, codes.join(', '), motif, 'télécharger de nouveau l’original, ou vérifier que la feuille n’est pas tronquée'),
  ];
}
