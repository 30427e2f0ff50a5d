import { group } from 'd3-array';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { qpv, qpvDepartements } from '../../src/domain/tables/qpv.ts';
import { lireCommune } from './contexte.ts';
import type { Contexte, Importeur } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { lireNombre } from './nombre.ts';
import { situer } from './origine.ts';
import { octetsDe } from './sources.ts';

const LISTE = 'zonages/qpv2024_liste_communes.csv';
const PAR_DEPARTEMENT = 'zonages/qpv2024_par_departement_derived.csv';
const COM = new Set(['975', '977', '978', '986', '987', '988']);

interface LignesLues<T extends typeof qpv | typeof qpvDepartements> {
  readonly lignes: readonly LigneImportee<T>[];
  readonly anomalies: readonly Anomalie[];
}

/** QPV 2024: one row per quartier and commune covered; those of the collectivités d’outre-mer are outside the atlas and told. */
export const importeurQpv: Importeur = {
  id: 'qpv',
  fichiers: [LISTE],
  lire: (octets, contexte) => {
    const colonnes = ['code_qp', 'lib_qp', 'insee_dep', 'insee_com'];
    const tableau = lireCsv(LISTE, octetsDe(octets, LISTE), { separateur: ',', colonnes });
    const dedans = tableau.lignes.filter((l) => !COM.has(l.champs['insee_dep'] ?? ''));
    const lectures = dedans.map((l) => lireQuartier(l, contexte));
    return {
      tables: { qpv: lectures.flatMap((l) => l.lignes) },
      anomalies: [...tableau.anomalies, ...lectures.flatMap((l) => l.anomalies)],
      avis: [...tableau.avis, ...avisCom(tableau.lignes)],
    };
  },
};

function avisCom(lignes: readonly LigneTexte[]): readonly string[] {
  const hors = group(
    lignes.map((l) => l.champs['insee_dep'] ?? '').filter((d) => COM.has(d)),
    (d) => d,
  );
  return [...hors].map(([d, tous]) => `${LISTE} : ${tous.length} quartiers de la collectivité d’outre-mer ${d}, hors du champ`);
}

function lireQuartier({ numero, champs }: LigneTexte, contexte: Contexte): LignesLues<typeof qpv> {
  const codes = (champs['insee_com'] ?? '').split(',').map((c) => c.trim());
  const lectures = codes.map((code) => ({ code, lue: lireCommune(code, contexte) }));
  const communes = new Set(lectures.flatMap(({ lue }) => (lue.genre === 'actuelle' ? [lue.commune] : [])));
  return {
    lignes: [...communes].map((commune) =>
      situer(
        { code: champs['code_qp'] ?? '', nom: champs['lib_qp'] ?? '', commune, departement: champs['insee_dep'] ?? '' },
        LISTE,
        numero,
      ),
    ),
    anomalies: lectures.flatMap(({ code, lue }) =>
      lue.genre === 'faute' ? [faute(LISTE, numero, 'insee_com', code, lue.motif, lue.conseil)] : [],
    ),
  };
}

/** Number of quartiers and published population by département; the file must name all 101, a 0 included. */
export const importeurQpvDepartements: Importeur = {
  id: 'qpv-departements',
  fichiers: [PAR_DEPARTEMENT],
  lire: (octets, contexte) => {
    const colonnes = ['code_dep', 'nb_qpv_2024', 'nb_qpv_avec_population', 'population_qpv_somme'];
    const tableau = lireCsv(PAR_DEPARTEMENT, octetsDe(octets, PAR_DEPARTEMENT), { separateur: ',', colonnes });
    const dedans = tableau.lignes.filter((l) => !COM.has(l.champs['code_dep'] ?? ''));
    const lectures = dedans.map(lireDepartement);
    const lus = new Set(dedans.map((l) => l.champs['code_dep']));
    const absents = tableau.lignes.length === 0 ? [] : [...contexte.departements].filter((d) => !lus.has(d));
    const conseil = 'vérifier sur la liste des quartiers s’il n’en a aucun (écrire alors 0) ou si la ligne a été perdue';
    return {
      tables: { qpv_departements: lectures.flatMap((l) => l.lignes) },
      anomalies: [
        ...tableau.anomalies,
        ...lectures.flatMap((l) => l.anomalies),
        ...absents.map((d) => faute(PAR_DEPARTEMENT, null, 'code_dep', d, 'département absent du fichier', conseil)),
      ],
      avis: [...tableau.avis, `${PAR_DEPARTEMENT} : ${tableau.lignes.length - dedans.length} collectivités d’outre-mer hors du champ`],
    };
  },
};

function lireDepartement({ numero, champs }: LigneTexte): LignesLues<typeof qpvDepartements> {
  const lus = ['nb_qpv_2024', 'nb_qpv_avec_population', 'population_qpv_somme'].map((colonne) => ({
    colonne,
    nombre: lireNombre(champs[colonne] ?? ''),
  }));
  const [quartiers, avecPopulation, population] = lus.map((l) => l.nombre);
  const illisibles = lus.filter(({ colonne, nombre }) => nombre === null || (colonne !== 'population_qpv_somme' && nombre.valeur === null));
  if (illisibles.length > 0 || quartiers?.valeur == null || avecPopulation?.valeur == null)
    return {
      lignes: [],
      anomalies: illisibles.map(({ colonne }) =>
        faute(PAR_DEPARTEMENT, numero, colonne, champs[colonne] ?? '', 'nombre illisible', 'écrire un nombre entier'),
      ),
    };
  const ligne = {
    departement: champs['code_dep'] ?? '',
    quartiers: quartiers.valeur,
    quartiers_population: avecPopulation.valeur,
    population: population?.valeur ?? null,
    etat: population?.etat ?? 'indisponible',
  };
  return { lignes: [situer(ligne, PAR_DEPARTEMENT, numero)], anomalies: [] };
}
